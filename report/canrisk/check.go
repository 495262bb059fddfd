package canrisk

import (
	"bufio"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Longest names in letters.
const longFamily, longName, longID = 13, 8, 7

var (
	firstLine   = regexp.MustCompile(`^##CanRisk 4\.0(?:;(?:OVARY2|MAST2)=y)*$`)
	geneResult  = regexp.MustCompile(`^(?:0:0|[ST]:[0PN])$`)
	pathology   = regexp.MustCompile(`^[0PN](?::[0PN]){4}$`)
	cancerNames = []string{"BC1", "BC2", "OC", "PRO", "PAN"}
)

// Check reads a pedigree file of format 4 and says what of it does not keep to the format: "line 4: Sex"; "" where all does.
func Check(r io.Reader) string {
	lines := bufio.NewScanner(r)
	c := checker{ids: map[string]string{}}
	for n := 1; lines.Scan(); n++ {
		if wrong := c.line(n, lines.Text()); wrong != "" {
			return "line " + strconv.Itoa(n) + ": " + wrong
		}
	}
	if lines.Err() != nil {
		return "it cannot be read"
	}
	return c.whole()
}

// checker has read part of a file.
type checker struct {
	headed  bool // the line of columns was there
	family  string
	targets int
	ids     map[string]string // sex by person
	people  []map[string]string
}

func (c *checker) line(n int, text string) string {
	switch {
	case n == 1:
		if !firstLine.MatchString(text) {
			return "the first line is not ##CanRisk 4.0"
		}
	case strings.HasPrefix(text, "##FamID"):
		if !slices.Equal(strings.Split(strings.TrimPrefix(text, "##"), "\t"), columns) {
			return "the columns"
		}
		c.headed = true
	case strings.HasPrefix(text, "##"):
		if name, value, ok := strings.Cut(text[2:], "="); c.headed || !ok || name == "" || value == "" {
			return "a line of the header"
		}
	case !c.headed:
		return "a person before the columns"
	default:
		return c.person(strings.Split(text, "\t"))
	}
	return ""
}

// person checks a row by itself; what is wrong is the column's name.
func (c *checker) person(cells []string) string {
	if len(cells) != len(columns) {
		return "the number of columns"
	}
	p := map[string]string{}
	for i, name := range columns {
		p[name] = cells[i]
	}
	if c.family == "" {
		c.family = p["FamID"]
	}
	for _, check := range []func(map[string]string) string{c.names, c.facts, diagnosed} {
		if wrong := check(p); wrong != "" {
			return wrong
		}
	}
	if p["Target"] == "1" {
		c.targets++
	}
	c.ids[p["IndivID"]] = p["Sex"]
	c.people = append(c.people, p)
	return ""
}

// whole checks what rows say of each other.
func (c *checker) whole() string {
	if !c.headed || len(c.people) == 0 {
		return "nobody is in it"
	}
	if c.targets != 1 {
		return strconv.Itoa(c.targets) + " targets"
	}
	for _, p := range c.people {
		if p["FathID"] != "0" && (c.ids[p["FathID"]] != "M" || c.ids[p["MothID"]] != "F") {
			return "the parents of " + p["IndivID"]
		}
	}
	return ""
}

// between reports whether a text is a whole number within bounds.
func between(text string, least, most int) bool {
	n, err := strconv.Atoi(text)
	return err == nil && n >= least && n <= most
}

// later reports whether a diagnosis lies after the age given.
func later(diagnosis, age string) bool {
	d, wrong := strconv.Atoi(diagnosis)
	a, _ := strconv.Atoi(age)
	return wrong == nil && a > 0 && d > a
}

// column is whether a cell can be.
type column struct {
	name string
	ok   bool
}

// first is the name of the first column that cannot be; "" where all can.
func first(all ...column) string {
	for _, c := range all {
		if !c.ok {
			return c.name
		}
	}
	return ""
}

// names checks who a person is.
func (c *checker) names(p map[string]string) string {
	id := p["IndivID"]
	return first(
		column{"FamID", p["FamID"] != "" && len(p["FamID"]) <= longFamily && p["FamID"] == c.family}, column{"Name", len(p["Name"]) <= longName},
		column{"IndivID", id != "" && id != "0" && len(id) <= longID && c.ids[id] == ""},
		column{"FathID", len(p["FathID"]) <= longID}, column{"MothID", len(p["MothID"]) <= longID && (p["FathID"] == "0") == (p["MothID"] == "0")},
	)
}

// facts checks what is said of a person beside cancers and genes.
func (c *checker) facts(p map[string]string) string {
	flag := func(name string) column { return column{name, p[name] == "0" || p[name] == "1"} }
	markers := columns[len(columns)-1]
	fits := p[markers] == noPathology || p["Sex"] == "F" && p["BC1"] != "0"
	return first(
		flag("Target"), column{"Sex", p["Sex"] == "M" || p["Sex"] == "F"}, flag("Dead"), column{"Age", between(p["Age"], 0, mostAge)},
		column{"Yob", p["Yob"] == "0" || between(p["Yob"], 1800, 2200)}, flag("Ashkn"), column{markers, pathology.MatchString(p[markers]) && fits},
		column{"Age", p["Target"] == "0" || p["Age"] != "0" || p["Yob"] != "0"},
	)
}

// diagnosed checks cancers and genes.
func diagnosed(p map[string]string) string {
	var all []column
	for _, name := range cancerNames {
		all = append(all, column{name, (p[name] == "AU" || between(p[name], 0, mostAge)) && !later(p[name], p["Age"])})
	}
	for _, gene := range columns[17:27] {
		all = append(all, column{gene, geneResult.MatchString(p[gene])})
	}
	return first(all...)
}
