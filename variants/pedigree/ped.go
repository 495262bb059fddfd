package pedigree

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"allelens/variants"
)

// ReadPED reads a PED file: family, person, father, mother, sex (1 man, 2 woman) and whether affected (2), parted by blanks or tabs.
// proband is the person who is the patient. Errors are *variants.Problem with the line.
func ReadPED(r io.Reader, name, proband string) ([]Person, error) {
	lines := bufio.NewScanner(r)
	var all []Person
	family := ""
	for n := 1; lines.Scan(); n++ {
		where := name + ":" + strconv.Itoa(n)
		text := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		f := strings.Fields(text)
		if len(f) < 6 {
			return nil, variants.Fail("ped_columns", where)
		}
		sex, known := map[string]string{"1": Male, "2": Female}[f[4]]
		if !known {
			return nil, variants.Fail("ped_sex", where)
		}
		if family == "" {
			family = f[0]
		}
		if f[0] != family {
			return nil, variants.Fail("ped_families", where)
		}
		all = append(all, Person{ID: f[1], Father: parent(f[2]), Mother: parent(f[3]), Sex: sex, Affected: f[5] == "2", Proband: f[1] == proband})
	}
	if err := lines.Err(); err != nil {
		return nil, variants.Fail("file_unreadable", name).Because(err)
	}
	if p := Check(all); p != nil {
		p.Where = name
		return nil, p
	}
	return all, nil
}

// WritePED writes a family as PED: who had a cancer counts as affected.
func WritePED(w io.Writer, all []Person) error {
	for _, p := range all {
		sex, affected := "1", "1"
		if p.Sex == Female {
			sex = "2"
		}
		if p.Affected || len(p.Cancers) > 0 {
			affected = "2"
		}
		or0 := func(s string) string {
			if s == "" {
				return "0"
			}
			return s
		}
		if _, err := fmt.Fprintf(w, "family\t%s\t%s\t%s\t%s\t%s\n", p.ID, or0(p.Father), or0(p.Mother), sex, affected); err != nil {
			return err
		}
	}
	return nil
}

// parent is a parent's name; "" for none.
func parent(id string) string {
	if id == "0" {
		return ""
	}
	return id
}
