package document

import (
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
)

// TestClinicStandsOnItsPages: the clinic's block heads the clinician's page one and tells the patient whom to ask; without one,
// a draft leaves its place, and lines to write on stand.
func TestClinicStandsOnItsPages(t *testing.T) {
	r := reporttest.Sample()
	if above := Clinician(r).Edges.Above; !strings.Contains(above, "Clinic name") {
		t.Errorf("a draft without a clinic: %q", above)
	}
	r.Clinic = &report.Clinic{Name: "Genetics, Hill Hospital", Address: "1 Hill Road\n1000 Hilltown", Contact: "+44 1000"}
	if above := Clinician(r).Edges.Above; above != "Genetics, Hill Hospital · 1 Hill Road, 1000 Hilltown · +44 1000" {
		t.Errorf("%q", above)
	}
	asked := ""
	for _, s := range Patient(r).All() {
		for _, b := range s.Blocks {
			if c, ok := b.(Columns); ok && s.Name == "ask" {
				for _, f := range c.Parts[0][1].(Grid).Fields {
					asked += f.Value + "|"
				}
			}
		}
	}
	if asked != "Genetics, Hill Hospital|+44 1000||" {
		t.Errorf("whom to ask: %q", asked)
	}
}

// TestSupportStandsWhereItIsHeld: the bodies held stand beside the clinic, one with its telephone, of several the places; without
// any a line to write on does.
func TestSupportStandsWhereItIsHeld(t *testing.T) {
	group := func(r *report.Report) string {
		for _, s := range Patient(r).All() {
			for _, b := range s.Blocks {
				if c, ok := b.(Columns); ok && s.Name == "ask" {
					return c.Parts[0][1].(Grid).Fields[2].Value
				}
			}
		}
		return "no line"
	}
	r := reporttest.Sample()
	if got := group(r); got != "" {
		t.Errorf("none held: %q", got)
	}
	r.Support = []report.Support{{Country: "UK", Name: "A", Site: "a.example", Telephone: "0800 1"}}
	if got := group(r); got != "A (UK): a.example, 0800 1" {
		t.Errorf("one: %q", got)
	}
	r.Support = append(r.Support, report.Support{Country: "Italy", Name: "B", Site: "b.example"})
	if got := group(r); got != "a.example · b.example" {
		t.Errorf("two: %q", got)
	}
	letter, err := Letter(r, AllRelatives)
	if err != nil || !strings.Contains(letter.Plain(), "B (Italy): b.example") {
		t.Errorf("the letter names no body: %v", err)
	}
}
