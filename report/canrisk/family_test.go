package canrisk_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/canrisk"
)

// family draws a family around a carrier: parents, grandparents on some sides, siblings, children, with cancers and tests.
func family(random *rand.Rand) []report.Member {
	all := []report.Member{{ID: "patient", Father: "f", Mother: "m", Sex: "female", Proband: true, Age: 41}, {ID: "f", Sex: "male"}, {ID: "m", Sex: "female"}}
	for side, parent := range []int{1, 2} {
		if random.IntN(2) == 0 {
			continue
		}
		gf, gm := fmt.Sprintf("gf%d", side), fmt.Sprintf("gm%d", side)
		all[parent].Father, all[parent].Mother = gf, gm
		all = append(all, report.Member{ID: gf, Sex: "male", Dead: true, Age: 60 + random.IntN(40)}, report.Member{ID: gm, Sex: "female", Born: 1920 + random.IntN(20)})
		for n := range random.IntN(3) {
			all = append(all, report.Member{ID: fmt.Sprintf("aunt%d%d", side, n), Father: gf, Mother: gm, Sex: []string{"male", "female"}[random.IntN(2)], Age: 50 + random.IntN(30)})
		}
	}
	for n := range random.IntN(4) {
		all = append(all, report.Member{ID: fmt.Sprintf("sib%d", n), Father: "f", Mother: "m", Sex: []string{"male", "female"}[random.IntN(2)]})
	}
	for i := range all {
		m := &all[i]
		m.Test = []string{"", "present", "absent"}[random.IntN(3)]
		if random.IntN(3) == 0 && m.Sex == "female" {
			for range 1 + random.IntN(3) {
				c := report.EarlierCancer{Cancer: "breast", Columns: []string{"BC1", "BC2"}, Sex: "both"}
				if random.IntN(2) == 0 {
					c.Age = years(30)
				}
				m.Cancers = append(m.Cancers, c)
			}
		}
	}
	return all
}

// TestFamiliesKeepToTheFormat: the files of twenty families, of carriers with relatives, pass the checker of the format.
func TestFamiliesKeepToTheFormat(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 20 {
		r := carrier()
		r.Family = &report.Family{Variants: []report.FamilyVariant{{Gene: "BRCA1"}}}
		r.Pedigree = family(random)
		var b bytes.Buffer
		if err := canrisk.Write(&b, r); err != nil {
			t.Fatalf("family %d: %v", n, err)
		}
		if wrong := canrisk.Check(bytes.NewReader(b.Bytes())); wrong != "" {
			t.Errorf("family %d: %s\n%s", n, wrong, b.String())
		}
		lines := strings.Split(strings.TrimSpace(b.String()), "\n")
		if len(lines) != 2+len(r.Pedigree) || strings.Contains(b.String(), "Jane") || strings.Contains(b.String(), "doe") {
			t.Errorf("family %d: %d lines for %d persons\n%s", n, len(lines), len(r.Pedigree), b.String())
		}
		for i, m := range r.Pedigree {
			want := map[string]string{"": "0:0", "present": "T:P", "absent": "T:N"}[m.Test]
			if m.Proband {
				want = "S:P"
			}
			if cells := strings.Split(lines[2+i], "\t"); cells[17] != want {
				t.Errorf("family %d, %s: BRCA1 %s, want %s", n, m.ID, cells[17], want)
			}
		}
	}
}

// TestBrokenFilesAreFound: ten files that break the format in one place each.
func TestBrokenFilesAreFound(t *testing.T) {
	r := carrier()
	r.Pedigree = []report.Member{{ID: "patient", Father: "f", Mother: "m", Sex: "female", Proband: true}, {ID: "f", Sex: "male", Age: 70}, {ID: "m", Sex: "female", Age: 68}}
	var b bytes.Buffer
	if err := canrisk.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	good := b.String()
	row := strings.Split(good, "\n")[2]
	with := func(column int, value string) string {
		cells := strings.Split(row, "\t")
		cells[column] = value
		return strings.Replace(good, row, strings.Join(cells, "\t"), 1)
	}
	for name, file := range map[string]string{
		"another version": strings.Replace(good, "4.0", "3.0", 1), "a column less": strings.Replace(good, "\tHOXB13", "", 1), "no target": with(2, "0"), "one parent": with(4, "0"),
		"a parent who is none": with(4, "9"), "a sex": with(6, "X"), "an age": with(9, "old"), "cancer after today": with(11, "99"), "a gene's result": with(17, "S:X"),
		"a long name": with(1, "proband-of-this"), "a cell more": strings.Replace(good, row, row+"\t0", 1), "a family of another name": strings.Replace(good, row, "other"+strings.TrimPrefix(row, "family"), 1),
		"markers without cancer": with(27, "N:N:N:0:0"), "nothing": "",
	} {
		if canrisk.Check(strings.NewReader(file)) == "" {
			t.Errorf("%s is not found:\n%s", name, file)
		}
	}
}
