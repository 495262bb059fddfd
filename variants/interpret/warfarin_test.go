package interpret

import (
	"slices"
	"testing"

	"allelens/assets"
	"allelens/variants/drugs"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

func bundled(t testing.TB) *Interpreter {
	t.Helper()
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = base.Close() })
	in, err := New(t.Context(), base)
	if err != nil {
		t.Fatal(err)
	}
	if err := in.guidance(); err != nil {
		t.Fatal(err)
	}
	return in
}

func cyp2c9(labels ...string) pgx.Result {
	r := pgx.Result{Gene: "CYP2C9", Source: pgx.FromVCF}
	known := map[string][3]string{ // label to alleles and phenotype
		"*1/*1": {"*1", "*1", "Normal Metabolizer"}, "*1/*3": {"*1", "*3", "Intermediate Metabolizer"}, "*3/*3": {"*3", "*3", "Poor Metabolizer"},
	}
	for _, l := range labels {
		k := known[l]
		d := pgx.Diplotype{Label: l, Allele1: k[0], Allele2: k[1], Phenotype: k[2], Function1: "Normal function", Function2: "No function"}
		if l == "*1/*1" {
			d.Function2 = "Normal function"
		}
		r.Diplotypes = append(r.Diplotypes, d)
	}
	r.Recommendation = r.Diplotypes
	return r
}

func vkorc1Result(a, b string) pgx.Result {
	name := map[string]string{"C": "rs9923231 reference (C)", "T": "rs9923231 variant (T)"}
	d := pgx.Diplotype{Label: name[a] + "/" + name[b], Allele1: name[a], Allele2: name[b]}
	return pgx.Result{Gene: "VKORC1", Source: pgx.FromVCF, Diplotypes: []pgx.Diplotype{d}, Recommendation: []pgx.Diplotype{d}}
}

func TestWarfarin(t *testing.T) {
	in := bundled(t)
	for _, c := range []struct {
		name   string
		genes  []pgx.Result
		action drugs.Action
		known  int // genotypes possible
		facts  []string
	}{
		{"sensitive", []pgx.Result{cyp2c9("*1/*3"), vkorc1Result("T", "T")}, drugs.ChangeDose, 1, []string{"WARFARIN:genotype", "EXPECTED_DOSE=0.5-2 mg/day"}},
		{"reference", []pgx.Result{cyp2c9("*1/*1"), vkorc1Result("C", "C")}, drugs.Standard, 1, []string{"WARFARIN:genotype", "EXPECTED_DOSE=5-7 mg/day"}},
		{"poor", []pgx.Result{cyp2c9("*3/*3"), vkorc1Result("C", "T")}, drugs.Alternative, 1, []string{"WARFARIN:poor", "WARFARIN:genotype"}},
		{"one gene", []pgx.Result{cyp2c9("*1/*1")}, drugs.NoGuidance, 1, []string{"WARFARIN:no_genotype"}},
		{"several", []pgx.Result{cyp2c9("*1/*1", "*1/*3"), vkorc1Result("C", "C")}, drugs.TestFirst, 2, []string{"EXPECTED_DOSE=5-7 mg/day", "EXPECTED_DOSE=3-4 mg/day"}},
		{"nothing", nil, drugs.NotAssessable, 1, []string{"WARFARIN:no_genotype"}},
	} {
		f := &Findings{Genes: c.genes}
		in.advise(f, patient.Case{Age: 41, Height: 165, Weight: 62})
		if len(f.Warfarin.Genotypes) != c.known {
			t.Errorf("%s: %d genotypes, want %d", c.name, len(f.Warfarin.Genotypes), c.known)
		}
		r := f.Drugs[slices.IndexFunc(f.Drugs, func(r drugs.Result) bool { return r.Drug.Name == warfarinName })]
		if r.Action != c.action {
			t.Errorf("%s: %q, want %q", c.name, r.Action, c.action)
		}
		for _, want := range c.facts {
			at := slices.IndexFunc(r.Matches, func(m drugs.Match) bool { return slices.Contains(m.Facts, want) })
			if at < 0 {
				t.Errorf("%s: no row says %s", c.name, want)
				continue
			}
			if m := r.Matches[at]; !m.Verified || m.ForAll == (c.known > 1 && len(m.Diplotypes) == 1) {
				t.Errorf("%s: %s verified %v, for all %v", c.name, want, m.Verified, m.ForAll)
			}
		}
	}
}

// TestMedicinesAreInputs: amiodarone and inducers on the list count, whatever was ticked.
func TestMedicinesAreInputs(t *testing.T) {
	in := bundled(t)
	genes := []pgx.Result{cyp2c9("*1/*1"), vkorc1Result("C", "C")}
	dose := func(medications ...string) float64 {
		d := in.dosing(patient.Case{Age: 60, Medications: medications, Height: 170, Weight: 70}, genes)
		return *d.Estimates[0].PerDay
	}
	plain := dose()
	if dose("Cordarone 200 mg") >= plain || dose("Tegretol") <= plain || dose("aspirin") != plain {
		t.Errorf("%.1f alone, %.1f with amiodarone, %.1f with an inducer", plain, dose("Cordarone"), dose("Tegretol"))
	}
}
