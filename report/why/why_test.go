package why

import (
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
)

func has(t *testing.T, got string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
}

func TestVariants(t *testing.T) {
	r := reporttest.Sample()
	genes := r.Cancer.Genes
	has(t, OfVariant(r, genes[0].Variants[0]).String(), "BRCA1 c.68_69del\nPathogenic", "A published class stands", "evaluated 2016-04-22", "PVS1",
		"ClinVar 2025-09 · 2025-09-30", "Knowledge base 2026.11", "chr17 43124027")
	v := genes[1].Variants[0]
	has(t, OfVariant(r, v).String(), "line 48,211", "4 submitters say uncertain")
	v.Origin, v.VCFLine = nil, ""
	got := OfVariant(r, v).String()
	has(t, got, "Not held is not unknown", "No line of the file")
	if strings.Contains(got, "A published class stands") {
		t.Error("a class stands that the base does not hold")
	}
	has(t, OfCancerGene(r, genes[1]).String(), "The gravest of variants", "10,090 of 10,257 coding bases", "120 of them are assumed")
}

func TestMedicines(t *testing.T) {
	r := reporttest.Sample()
	drug := func(name string) report.Drug {
		return r.Drugs[slices.IndexFunc(r.Drugs, func(d report.Drug) bool { return d.Drug == name })]
	}
	has(t, OfDrug(r, drug("clopidogrel")).String(), "the most urgent decides", "CYP2C19 *1/*2", "CYP2C19 counts as Poor Metabolizer", "CPIC 2022, ", "PMID",
		"CYP2C19 rs4244285, line 30,122", "DPWG guidelines 2025-05 · 2025-05-01")
	has(t, OfDrug(r, drug("tamoxifen")).String(), "No gene of this medicine", "CYP2D6 no result")
	for _, g := range r.Pharmacogenes {
		if got := OfGene(r, g); got.Empty() || got.Title != g.Gene {
			t.Errorf("%s rests on nothing: %+v", g.Gene, got)
		}
	}
	site := r.Pharmacogenes[slices.IndexFunc(r.Pharmacogenes, func(g report.Pharmacogene) bool { return g.Gene == "CYP2C19" })].Sites[0]
	has(t, OfSite(r, "CYP2C19", site).String(), "asked for by *2", "PharmVar 6.2 · 2025-10-14", "line 30,122")
}

// TestEveryStatementHasGrounds: whatever the states of a case, each of its rows says what it rests on, in words that are there.
func TestEveryStatementHasGrounds(t *testing.T) {
	for name, r := range reporttest.Cases() {
		var all []Why
		for _, g := range r.Cancer.Genes {
			all = append(all, OfCancerGene(r, g))
			for _, v := range g.Variants {
				all = append(all, OfVariant(r, v))
			}
			for _, e := range g.Structural {
				all = append(all, OfEvent(r, g.Gene, e))
			}
		}
		for _, d := range r.Drugs {
			all = append(all, OfDrug(r, d))
			for _, i := range d.Interactions {
				all = append(all, OfInteraction(r, i))
			}
		}
		for _, k := range r.Risks {
			all = append(all, OfRisk(r, k))
		}
		for _, m := range r.Management {
			all = append(all, OfManagement(r, m))
		}
		all = append(all, OfVerdict(r), OfBuild(r), OfReading(r), OfData(r), OfThresholds(r))
		for _, m := range r.Quality.Messages {
			all = append(all, OfMessage(r, m))
		}
		for _, v := range r.Verification {
			all = append(all, OfVerification(r, v))
		}
		for _, c := range r.KnowledgeBase.Currency {
			all = append(all, OfCurrency(r, c))
		}
		for _, m := range r.Brief.Missing {
			all = append(all, OfMissing(r, m))
		}
		for _, w := range all {
			if got := w.String(); w.Empty() || w.Title == "" || strings.Contains(got, "‹") || strings.Contains(got, " ·  · ") {
				t.Errorf("%s: %s", name, got)
			}
		}
	}
}
