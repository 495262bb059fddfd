package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
)

// drugOf is what a report says of a medicine.
func drugOf(t *testing.T, r *report.Report, name string) report.Drug {
	t.Helper()
	at := slices.IndexFunc(r.Drugs, func(d report.Drug) bool { return d.Drug == name })
	if at < 0 {
		t.Fatalf("nothing is said of %s", name)
	}
	return r.Drugs[at]
}

func TestMedicinesOfTheCommand(t *testing.T) {
	r := reportOf(t, sample("demonstration.grch38.vcf.gz"), "--medications", "Coumadin,Luvox,tamoxifn", "--planned", "Plavix", "--taken-earlier", "omeprazole")
	if err := reporttest.Validate([]byte(mustJSON(t, r))); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]string{"warfarin": "current", "fluvoxamine": "current", "clopidogrel": "planned", "omeprazole": "earlier", "codeine": ""} {
		if got := drugOf(t, r, name).Status; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	c := drugOf(t, r, "clopidogrel")
	if len(c.Conversions) != 1 || c.GenotypeOnly == nil || c.Results[0].Phenotype != "Intermediate Metabolizer" || c.Results[0].AdjustedPhenotype != "Poor Metabolizer" {
		t.Errorf("clopidogrel beside fluvoxamine: %+v, %+v", c.Conversions, c.Results)
	}
	asked := slices.ContainsFunc(r.Quality.Messages, func(m report.Message) bool { return strings.Contains(m.Text, "Did you mean tamoxifen?") })
	if !asked || drugOf(t, r, "tamoxifen").OnMedicationList {
		t.Error("a slip is not asked about, or was replaced")
	}
	if len(r.Oncology) == 0 || !slices.ContainsFunc(r.Oncology, func(o report.OncologyItem) bool { return o.Kind == "context" && o.Region != "" && o.LabelDate != "" }) {
		t.Errorf("a carrier without oncology's medicines: %+v", r.Oncology)
	}
	if none := reportOf(t, sample("none.grch38.g.vcf.gz")); len(none.Oncology) != 0 {
		t.Errorf("nobody carries a variant, yet oncology's medicines are listed: %+v", none.Oncology)
	}
}

func TestDoseOfTheCommand(t *testing.T) {
	file := sample("demonstration.grch38.vcf.gz")
	doses := drugOf(t, reportOf(t, file, "--age", "41", "--height", "165", "--weight", "62"), "warfarin").Doses
	if len(doses) != 2 || doses[0].PerDay == nil || *doses[0].PerDay < 2.34 || *doses[0].PerDay > 2.35 || doses[1].PerDay == nil {
		t.Fatalf("%+v", doses)
	}
	missing := drugOf(t, reportOf(t, file, "--age", "41"), "warfarin").Doses
	if missing[0].PerDay != nil || !slices.Equal(missing[0].Missing, []string{"Height", "Weight"}) {
		t.Errorf("without height and weight: %+v", missing[0])
	}
	out := drugOf(t, reportOf(t, file, "--age", "41", "--height", "165", "--weight", "620", "--target-inr", "2.5"), "warfarin").Doses
	if out[0].PerDay != nil || out[0].WithoutGenotype != nil || !strings.Contains(out[0].Reason, "weight 30 to 238 kg") {
		t.Errorf("outside the range: %+v", out[0])
	}
	if _, errs, status := allelens(t, "report", file, "--ancestry", "martian"); status != exitUsage {
		t.Errorf("exit %d: %s", status, errs)
	}
}

func TestPharmacyCard(t *testing.T) {
	dir := t.TempDir()
	card, text := filepath.Join(dir, "a.card.pdf"), filepath.Join(dir, "a.txt")
	if _, errs, status := allelens(t, "report", sample("demonstration.grch38.vcf.gz"), "-o", card, "-o", text); status != exitDone {
		t.Fatalf("exit %d: %s", status, errs)
	}
	pdf, err := os.ReadFile(card)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(pdf), "/MediaBox [0 0 297.64 419.53]") {
		t.Error("the card is not A6")
	}
	words, err := os.ReadFile(text)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(words), "CYP2C19 *1/*2") || !strings.Contains(string(words), "clopidogrel") || strings.Contains(string(words), "BRCA") {
		t.Errorf("the card says:\n%s", words)
	}
}
