package engine_test

import (
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/pdf"
	"allelens/variants/patient"
	"allelens/variants/tabletest"
)

// printed is the text of a page, as laid out.
func printed(page figure.Scene) string {
	var all []string
	for _, shape := range page.Shapes {
		if s, ok := shape.(figure.Text); ok {
			all = append(all, s.Text)
		}
	}
	return strings.Join(strings.Fields(strings.Join(all, " ")), " ")
}

// TestThreeQuestionsFromPageOne: page one alone tells what was found, what is urgent and what is not to be given, for the
// patients of the documents.
func TestThreeQuestionsFromPageOne(t *testing.T) {
	e := bundled(t)
	for name, c := range layerCases() {
		r := reportFor(t, e, c.file, c.of)
		pages, err := pdf.ClinicianPages(r)
		if err != nil {
			t.Fatal(err)
		}
		page := printed(pages[0])
		for _, g := range r.Cancer.Genes {
			if !strings.Contains(page, g.Gene) || !strings.Contains(page, g.Badge.Word) {
				t.Errorf("%s: what was found of %s (%s) does not stand on page one", name, g.Gene, g.Badge.Word)
			}
		}
		for _, f := range r.Brief.Findings {
			if f.Grave && !strings.Contains(page, f.Title) {
				t.Errorf("%s: %q does not stand on page one", name, f.Title)
			}
		}
		for _, s := range r.Brief.Steps {
			if s.Badge != nil && !strings.Contains(page, s.Badge.Word) || !strings.Contains(page, strings.Fields(s.Do)[0]) {
				t.Errorf("%s: the step %q does not stand on page one", name, s.Do)
			}
		}
		for _, d := range r.Drugs {
			if d.OnMedicationList && d.Brief.Harm == "avoid" && !strings.Contains(strings.ToLower(page), d.Drug) {
				t.Errorf("%s: %s is not to be given, and page one does not say so", name, d.Drug)
			}
		}
	}
}

// TestElementsOfStandards holds the documents of a complete case to what standards ask a report to hold: ACMG for sequencing
// (2013, 2021), ESHG (2022), and lists for pharmacogenetic results. Each row of the table names the element, the standards, and words
// that show it, by document.
func TestElementsOfStandards(t *testing.T) {
	e := bundled(t)
	c := patient.Case{
		Scope: patient.Both, Sex: patient.Female, Age: 41, Medications: []string{"warfarin", "clopidogrel"}, NoCancer: true,
		Organs: patient.Organs{Breasts: patient.Present, Ovaries: patient.Present}, Indication: "Mother had breast cancer at 38",
		Identity: patient.Identity{
			Name: "N. Example", Born: "1985-03-07", RecordNumber: "RN-7", OrderedBy: "Dr. Hill", Laboratory: "Lab One", Accession: "AC-1", Specimen: "Blood, EDTA",
			Collected: "2026-11-01", Received: "2026-11-02", ReportNumber: "R-1",
		},
		SignedBy: "Dr. Stone, 12345", SignedOn: "2026-11-28",
	}
	r := reportFor(t, e, "../../testdata/demonstration.grch38.vcf.gz", c)
	r.Clinic = &report.Clinic{Name: "Hill Hospital, Genetics", Address: "1 Hill Road", Contact: "+44 1000", SecondReader: true}
	clinician, err := pdf.ClinicianPages(r)
	if err != nil {
		t.Fatal(err)
	}
	annex, err := pdf.Pages(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for i, pages := range [][]figure.Scene{clinician, annex} {
		for _, p := range pages {
			texts[[]string{"report", "annex"}[i]] += printed(p) + " "
		}
	}
	rows := tabletest.Rows(t, "testdata/elements.tsv")
	if len(rows) < 40 {
		t.Fatalf("%d elements", len(rows))
	}
	for _, row := range rows {
		for _, words := range strings.Split(row["words"], "|") {
			if !strings.Contains(texts[row["document"]], words) {
				t.Errorf("%s (%s): %q is not in the %s", row["element"], row["standards"], words, row["document"])
			}
		}
	}
}
