package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/pdf"
)

// aCase is what a folder of testdata/cases expects, written from the sources that it names. What it leaves out is not
// compared.
type aCase struct {
	// Sources are the published guideline, label or table, and what it says.
	Sources []string `json:"sources"`
	// Genes: the result of each, as "diplotype; phenotype; activity score".
	Genes map[string]string       `json:"genes"`
	Drugs map[string]expectedDrug `json:"drugs"`
	// Left is what the sources say and the program does not do yet.
	Left []string `json:"left"`
}

type expectedDrug struct {
	Action      string              `json:"action"`
	GenesAction string              `json:"genes_action"` // without regard to the other medicines
	Direction   *string             `json:"direction"`
	DosePercent *report.DosePercent `json:"dose_percent"`
	Needs       []string            `json:"needs"`
	// Headline are parts of the headline; Not are words that neither headline nor rows may have.
	Headline []string `json:"headline"`
	Not      []string `json:"not"`
	// PerDay is the calculated dose in mg a day, by equation, to 0.01.
	PerDay map[string]float64 `json:"mg_per_day"`
	// Rows: of each body and population named there has to be one row that says so.
	Rows []expectedRow `json:"rows"`
	// Together are parts of what is said of it beside other medicines.
	Together []string `json:"together"`
}

type expectedRow struct {
	Body       string   `json:"body"`
	Population string   `json:"population"`
	Action     string   `json:"action"`
	Strength   string   `json:"strength"`
	Text       []string `json:"text"` // parts of its sentences
}

// TestCases: each folder of testdata/cases is a patient: input.vcf, case.json (what is stated of the case) or args (one
// line, as on the command line; files stand in the folder) or both, expected.json. To add a case, add a folder.
func TestCases(t *testing.T) {
	folders, err := filepath.Glob(sample("cases/*/expected.json"))
	if err != nil || len(folders) < 20 {
		t.Fatalf("%d cases: %v", len(folders), err)
	}
	for _, path := range folders {
		folder := filepath.Dir(path)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			want := readCase(t, path)
			r := reportOf(t, filepath.Join(folder, "input.vcf"), argsOf(t, folder)...)
			for gene, result := range want.Genes {
				if got := resultOf(r, gene); got != result {
					t.Errorf("%s is %q, want %q", gene, got, result)
				}
			}
			for _, left := range want.Left {
				t.Log(left)
			}
			answeredByPageOne(t, r)
			for name, drug := range want.Drugs {
				drug.compare(t, drugOf(t, r, name))
			}
		})
	}
}

// answeredByPageOne: page one alone tells what was found, what is urgent, and of the patient's medicines what to do, and which
// are not to be given.
func answeredByPageOne(t *testing.T, r *report.Report) {
	t.Helper()
	pages, err := pdf.ClinicianPages(r)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, shape := range pages[0].Shapes {
		if s, ok := shape.(figure.Text); ok {
			all = append(all, s.Text)
		}
	}
	page := strings.ToLower(strings.Join(strings.Fields(strings.Join(all, " ")), " "))
	holds := func(words string) bool { return strings.Contains(page, strings.ToLower(words)) }
	for _, g := range r.Cancer.Genes { // what was found
		if !holds(g.Gene) || !holds(g.Badge.Word) {
			t.Errorf("page one does not say what was found of %s: %s", g.Gene, g.Badge.Word)
		}
	}
	for _, f := range r.Brief.Findings {
		if f.Grave && !holds(f.Title) {
			t.Errorf("page one lacks the finding %q", f.Title)
		}
	}
	for _, s := range r.Brief.Steps { // what is urgent
		if s.Badge != nil && !holds(s.Badge.Word) || !holds(strings.Fields(s.Do)[0]) {
			t.Errorf("page one lacks the step %q", s.Do)
		}
	}
	for _, d := range r.Drugs {
		if d.OnMedicationList && (!strings.Contains(page, d.Drug) || !strings.Contains(page, strings.ToLower(d.Brief.Badge.Word))) {
			t.Errorf("page one does not say of %s: %s", d.Drug, d.Brief.Badge.Word)
		}
	}
}

func readCase(t *testing.T, path string) (c aCase) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	d := json.NewDecoder(f)
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		t.Fatal(err)
	}
	if len(c.Sources) == 0 || len(c.Drugs) == 0 {
		t.Fatal("a case without source or medicine")
	}
	return c
}

// argsOf are the arguments of a case: its case file, and what stands in args. Names of files in its folder become paths.
func argsOf(t *testing.T, folder string) (args []string) {
	t.Helper()
	line, err := os.ReadFile(filepath.Join(folder, "args"))
	file := filepath.Join(folder, "case.json")
	if _, missing := os.Stat(file); missing == nil {
		args = []string{"--case", file}
	} else if err != nil {
		t.Fatal(err)
	}
	for _, a := range strings.Fields(string(line)) {
		if _, err := os.Stat(filepath.Join(folder, a)); err == nil {
			a = filepath.Join(folder, a)
		}
		args = append(args, a)
	}
	return args
}

func resultOf(r *report.Report, gene string) string {
	at := slices.IndexFunc(r.Pharmacogenes, func(g report.Pharmacogene) bool { return g.Gene == gene })
	if at < 0 {
		return "not there"
	}
	g := r.Pharmacogenes[at]
	var labels []string
	for _, d := range g.Diplotypes {
		labels = append(labels, d.Label)
	}
	return strings.TrimSuffix(strings.Join(labels, " or ")+"; "+g.Phenotype+"; "+g.ActivityScore, "; ")
}

func (want expectedDrug) compare(t *testing.T, got report.Drug) {
	t.Helper()
	if got.Action != want.Action {
		t.Errorf("%s: action %q, want %q: %s", got.Drug, got.Action, want.Action, got.Headline)
	}
	if want.GenesAction != "" && got.GenesAction != want.GenesAction {
		t.Errorf("%s: by genes alone %q, want %q", got.Drug, got.GenesAction, want.GenesAction)
	}
	if want.Direction != nil && got.Direction != *want.Direction {
		t.Errorf("%s: direction %q, want %q: %s", got.Drug, got.Direction, *want.Direction, got.Headline)
	}
	if want.DosePercent != nil && (got.DosePercent == nil || *got.DosePercent != *want.DosePercent) {
		t.Errorf("%s: %+v of the usual dose, want %+v: %s", got.Drug, got.DosePercent, *want.DosePercent, got.Headline)
	}
	if want.Needs != nil && !slices.Equal(got.Needs, want.Needs) {
		t.Errorf("%s: needs %q, want %q", got.Drug, got.Needs, want.Needs)
	}
	says(t, got.Drug+", headline", got.Headline, want.Headline)
	together := got.Together
	for _, i := range got.Interactions {
		together += " " + i.Text
	}
	says(t, got.Drug+", beside other medicines", together, want.Together)
	for equation, mg := range want.PerDay {
		at := slices.IndexFunc(got.Doses, func(d report.Dose) bool { return d.Model == equation })
		if at < 0 || got.Doses[at].PerDay == nil || *got.Doses[at].PerDay < mg-0.01 || *got.Doses[at].PerDay > mg+0.01 {
			t.Errorf("%s by %s: %+v, want %.2f mg a day", got.Drug, equation, got.Doses, mg)
		}
	}
	whole := got.Headline
	for _, r := range got.Recommendations {
		whole += "\n" + r.Text
	}
	for _, words := range want.Not {
		if strings.Contains(whole, words) {
			t.Errorf("%s says %q:\n%s", got.Drug, words, whole)
		}
	}
	for _, row := range want.Rows {
		row.compare(t, got)
	}
}

func (want expectedRow) compare(t *testing.T, d report.Drug) {
	t.Helper()
	var of []report.Recommendation
	same := 0
	for _, r := range d.Recommendations {
		if r.Source != want.Body || r.Population != want.Population {
			continue
		}
		of = append(of, r)
		if r.Action == want.Action && r.Strength == want.Strength && !slices.ContainsFunc(want.Text, func(part string) bool { return !strings.Contains(r.Text, part) }) {
			same++
		}
	}
	if same != 1 {
		t.Errorf("%s, %s (%s): %d rows say %s (%s) %q; there are:", d.Drug, want.Body, want.Population, same, want.Action, want.Strength, want.Text)
		for _, r := range of {
			t.Errorf("\t%s (%s): %s", r.Action, r.Strength, r.Text)
		}
	}
}

// says reports parts that a text does not have.
func says(t *testing.T, of, text string, parts []string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%s: no %q in %q", of, part, text)
		}
	}
}
