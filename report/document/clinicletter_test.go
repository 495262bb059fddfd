package document

import (
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/variants"
)

// letterTo is what a letter of the clinic says, heads and feet included.
func letterTo(t *testing.T, r *report.Report, reader For) string {
	t.Helper()
	d, err := ClinicLetter(r, reader)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(append(wordsOfDocument(d), d.Title, d.Edges.Stamp, d.Edges.Above, d.Edges.Who, d.Edges.Status, strings.Join(d.Edges.Foot, " ")), "\n")
}

func wordsOfDocument(d *Document) (all []string) {
	for _, s := range d.All() {
		all = append(append(all, s.Title), wordsOfBlocks(s.Blocks)...)
	}
	return all
}

// TestPharmacyIsToldOfMedicinesAlone: neither a cancer gene nor the reason for the test, and of no gene for medicines where none was
// looked at.
func TestPharmacyIsToldOfMedicinesAlone(t *testing.T) {
	r := reporttest.Sample()
	r.Case.Indication, r.Case.KnownVariant, r.Case.Note = "REASON-private", "KNOWN-private", "NOTE-private"
	said := letterTo(t, r, ForPharmacy)
	for _, hidden := range []string{"private", "BRCA", "ancer gene", "Pathogenic"} {
		if strings.Contains(said, hidden) {
			t.Errorf("a pharmacy is told of %q", hidden)
		}
	}
	for _, needed := range []string{"clopidogrel", "CYP2C19", "warfarin", "CYP2D6", "DRAFT"} {
		if !strings.Contains(said, needed) {
			t.Errorf("a pharmacy is not told of %q", needed)
		}
	}
	r.Pharmacogenes, r.Drugs, r.Case.Scope = nil, nil, "cancer"
	if _, err := ClinicLetter(r, ForPharmacy); problemOf(err) != "pharmacist_none" {
		t.Error(err)
	}
}

func problemOf(err error) string {
	p, _ := variants.AsProblem(err)
	if p == nil {
		return ""
	}
	return p.Code
}

// TestPracticeIsNotToldWhatWasRefused: of what the patient did not agree to stands nothing, not even that it was refused.
func TestPracticeIsNotToldWhatWasRefused(t *testing.T) {
	r := reporttest.Sample()
	r.Pharmacogenes, r.Drugs, r.Case.Scope, r.Summary.MedicineNotices = nil, nil, "cancer", nil
	r.Brief.Missing = []report.Missing{{Code: "bases", What: "40 bases"}, {Code: "scope", What: "Genes for medicines", Could: "The patient did not agree to it: not looked at."}}
	said := letterTo(t, r, ForPractice)
	if strings.Contains(said, "Genes for medicines") || strings.Contains(said, "agree") || strings.Contains(said, "clopidogrel") || !strings.Contains(said, "40 bases") {
		t.Error(said)
	}
	for _, needed := range []string{"BRCA1", "from a second sample"} {
		if !strings.Contains(said, needed) {
			t.Errorf("the practice is not told of %q", needed)
		}
	}
}

// TestLookedAtAgain: without an earlier report there is nothing to tell; with one, what is concluded otherwise stands first, and
// that nothing is, is said.
func TestLookedAtAgain(t *testing.T) {
	r := reporttest.Sample()
	if _, err := ClinicLetter(r, ForAnother); problemOf(err) != "again_none" {
		t.Error(err)
	}
	r.Changes = reporttest.Changes()
	said := letterTo(t, r, ForAnother)
	first, second := strings.Index(said, "BRCA2 c.5647A>G"), strings.Index(said, "CPIC 2022")
	if first < 0 || second < first || !strings.Contains(said, "2025-11-20") || !strings.Contains(said, "Not reviewed") || strings.Contains(said, "Nothing is concluded otherwise") {
		t.Error(said)
	}
	r.Changes.Items = r.Changes.Items[1:]
	if said = letterTo(t, r, ForAnother); !strings.Contains(said, "Nothing is concluded otherwise") {
		t.Error(said)
	}
}

// TestLettersBySituation: each names the chances and the measures of the relatives whom it is for, and no others.
func TestLettersBySituation(t *testing.T) {
	child, niece, scan, check, skin := "Each child", "Each niece", "breast scan by MRI", "by a nurse or doctor", "skin in the sun"
	for _, c := range []struct {
		to        Situation
		has, lack []string
	}{
		{AllRelatives, []string{child, niece, scan, check, skin}, nil},
		{CloseWomen, []string{child, scan, skin}, []string{niece, check, "for men"}},
		{CloseMen, []string{child, check, skin}, []string{niece, scan}},
		{DistantFamily, []string{niece, scan, check}, []string{child}},
	} {
		d, err := Letter(reporttest.Sample(), c.to)
		if err != nil {
			t.Fatal(err)
		}
		said := d.Plain()
		for _, words := range c.has {
			if !strings.Contains(said, words) {
				t.Errorf("%s: %q is missing", c.to, words)
			}
		}
		for _, words := range c.lack {
			if strings.Contains(said, words) {
				t.Errorf("%s: holds %q", c.to, words)
			}
		}
	}
}
