// Package canrisk writes the result as a pedigree in CanRisk's format 4, with the family as far as it was entered, so that a
// clinic can run the full model there. The pedigree holds no name.
package canrisk

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"allelens/report"
	"allelens/variants"
)

// columns are those of the format, tab-separated, in its order. Ages are in years: 0 for a cancer that
// there was not, AU for one at an unknown age.
var columns = []string{
	"FamID", "Name", "Target", "IndivID", "FathID", "MothID", "Sex", "MZtwin", "Dead", "Age", "Yob", "BC1", "BC2", "OC", "PRO", "PAN", "Ashkn",
	"BRCA1", "BRCA2", "PALB2", "ATM", "CHEK2", "BARD1", "RAD51D", "RAD51C", "BRIP1", "HOXB13", "ER:PR:HER2:CK14:CK56",
}

// header is the file's first line.
const header = "##CanRisk 4.0"

// untested is the value of a gene that was not looked at, or of which nothing can be said; noPathology
// that of a tumour's markers.
const (
	untested    = "0:0"
	noPathology = "0:0:0:0:0"
)

// mostAge is the highest age in years that CanRisk takes.
const mostAge = 110

// Write writes the pedigree. CanRisk needs sex and age: without them, and where they contradict the
// cancers so far, it writes nothing and returns a *variants.Problem.
func Write(w io.Writer, r *report.Report) error {
	person, err := proband(r)
	if err != nil {
		return err
	}
	lines := append([]string{header + removed(r.Case)}, scores(r)...)
	lines = append(lines, "##"+strings.Join(columns, "\t"))
	people, err := relatives(r, person)
	if err != nil {
		return err
	}
	for _, p := range people {
		cells := make([]string, len(columns))
		for i, name := range columns {
			cells[i] = cmp.Or(p[name], "0")
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	file := strings.Join(append(lines, ""), "\n")
	if wrong := Check(strings.NewReader(file)); wrong != "" {
		return variants.Fail("canrisk_check", "", "why", wrong)
	}
	_, err = io.WriteString(w, file)
	return err
}

// scores are the lines of the polygenic scores that are given. They are about the woman whom the pedigree is of.
func scores(r *report.Report) (lines []string) {
	for _, s := range r.Scores {
		if s.Given() && s.CanRiskLine != "" && s.Alpha != nil && s.Z != nil && r.Case.Sex == "female" {
			lines = append(lines, "##"+s.CanRiskLine+"=alpha="+strconv.FormatFloat(*s.Alpha, 'f', -1, 64)+",zscore="+strconv.FormatFloat(*s.Z, 'f', -1, 64))
		}
	}
	return lines
}

// removed says which organs of the target were taken out.
func removed(c report.CaseInfo) (words string) {
	if c.Organs.Ovaries == "removed" {
		words += ";OVARY2=y"
	}
	if c.Organs.Breasts == "removed" {
		words += ";MAST2=y"
	}
	return words
}

// proband is the patient's line by column; what is left out is 0.
func proband(r *report.Report) (map[string]string, error) {
	sex := map[string]string{"female": "F", "male": "M"}[r.Case.Sex]
	if sex == "" {
		return nil, variants.Fail("canrisk_sex", "")
	}
	if r.Case.Age == nil || *r.Case.Age < 1 || *r.Case.Age > mostAge {
		return nil, variants.Fail("canrisk_age", "", "most", strconv.Itoa(mostAge))
	}
	born, err := birthYear(r.Case.Date, *r.Case.Age)
	if err != nil {
		return nil, err
	}
	person := map[string]string{
		"FamID": "family", "Name": "proband", "Target": "1", "IndivID": "1", "Sex": sex, "Age": strconv.Itoa(*r.Case.Age), "Yob": strconv.Itoa(born),
		"ER:PR:HER2:CK14:CK56": noPathology,
	}
	for _, gene := range columns[17:27] {
		person[gene] = untested
	}
	for _, g := range r.Cancer.Genes { // CanRisk has no column for other genes
		person[g.Gene] = cmp.Or(g.PedigreeTest, untested)
	}
	return person, diagnoses(person, r.Case, sex)
}

// birthYear is the year of birth as far as the age tells it: it may be a year off.
func birthYear(date string, age int) (int, error) {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return 0, variants.Fail("canrisk_age", "", "most", strconv.Itoa(mostAge)).Because(err)
	}
	return day.Year() - age, nil
}

// diagnoses fills in the cancers so far. A second breast cancer counts as that of the other breast.
func diagnoses(person map[string]string, c report.CaseInfo, sex string) error {
	filled := map[string]int{}
	earlier := slices.Clone(c.Earlier)
	slices.SortStableFunc(earlier, func(a, b report.EarlierCancer) int { return cmp.Compare(ageOf(a), ageOf(b)) })
	for _, e := range earlier {
		n := filled[e.Cancer]
		switch {
		case sex == "M" && e.Sex == "F" || sex == "F" && e.Sex == "M":
			return variants.Fail("canrisk_organ", "", "cancer", e.Cancer)
		case e.Age != nil && *e.Age > *c.Age:
			return variants.Fail("canrisk_later", "", "cancer", e.Cancer)
		case n >= len(e.Columns):
			continue // CanRisk takes no more of this kind
		}
		person[e.Columns[n]] = "AU"
		if e.Age != nil {
			person[e.Columns[n]] = strconv.Itoa(*e.Age)
		}
		filled[e.Cancer]++
	}
	return nil
}

// ageOf puts cancers at an unknown age last.
func ageOf(e report.EarlierCancer) int {
	if e.Age == nil {
		return mostAge + 1
	}
	return *e.Age
}
