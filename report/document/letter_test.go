package document

import (
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/variants"
)

// private is all of a report that leads to the patient, marked so that it can be looked for.
func private() *report.Report {
	r := reporttest.Sample()
	r.Case.Label, r.Case.Note, r.Case.SignedBy = "LABEL-private", "NOTE-private", "SIGNED-private"
	r.Input.Sample, r.Input.File = "SAMPLE-private", "FILE-private.vcf"
	for i := range r.Cancer.Genes[0].Variants {
		r.Cancer.Genes[0].Variants[i].VCFLine = "LINE-private"
	}
	return r
}

// TestLetterNamesNobody: what leads to the patient is not in the letter; what a laboratory needs is.
func TestLetterNamesNobody(t *testing.T) {
	r := private()
	d, err := Letter(r, AllRelatives)
	if err != nil {
		t.Fatal(err)
	}
	said := d.Plain() + d.Label + d.Program + d.Date + d.Edges.Who + d.Edges.WhoNote + d.Edges.StampNote
	if i := strings.Index(said, "private"); i >= 0 {
		t.Errorf("the letter says …%s", said[max(0, i-30):i+7])
	}
	v := r.Family.Variants[0]
	for _, needed := range []string{v.Gene, v.Transcript, v.HGVSC, v.HGVSP, v.HGVSG, v.Class, v.Evaluated, "accredited laboratory", "Each child: 1 in 2"} {
		if !strings.Contains(said, needed) {
			t.Errorf("%q is not in the letter", needed)
		}
	}
}

// TestNoLetterWithoutAVariant: for no other result is there one, and the reason is told.
func TestNoLetterWithoutAVariant(t *testing.T) {
	for name, r := range map[string]*report.Report{"nothing": reporttest.Empty(), "no family": func() *report.Report { r := reporttest.Sample(); r.Family = nil; return r }()} {
		d, err := Letter(r, AllRelatives)
		if p, ok := variants.AsProblem(err); d != nil || !ok || p.Code != "letter_none" {
			t.Errorf("%s: %v, %v", name, d, err)
		}
	}
}

// TestLetterWithoutChances: where two variants have to be settled first, no chance is named.
func TestLetterWithoutChances(t *testing.T) {
	r := reporttest.Sample()
	r.Family.Relatives = nil
	d, err := Letter(r, AllRelatives)
	if err != nil {
		t.Fatal(err)
	}
	if said := d.Plain(); strings.Contains(said, "1 in 2") || !strings.Contains(said, "still have to check") {
		t.Error(said)
	}
}
