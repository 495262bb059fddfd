package main

import (
	"strconv"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/document"
	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/tabletest"
)

// carrying is what a file says of somebody who carries the allele of a row once.
func carrying(t *testing.T, row map[string]string) *ledger.Observations {
	t.Helper()
	pos, err := strconv.Atoi(row["pos38"])
	if err != nil {
		t.Fatal(err)
	}
	allele := variants.Allele{Contig: variants.Contig(row["contig"]), Pos: pos, Ref: row["ref"], Alt: row["alt"]}
	return &ledger.Observations{
		Assembly: variants.GRCh38, Coverage: []ledger.Coverage{{Gene: row["gene"]}}, Complete: true,
		Variants: []ledger.Change{{
			Gene: row["gene"], Allele: allele, State: variants.Variant, Copies: 1, Ploidy: 2, AlleleDepth: 20,
			Evidence: &ledger.Evidence{Line: 1, Depth: 40, Quality: 99, AlleleDepths: []int{20, 20}, Genotype: "0/1"},
		}},
	}
}

// unsettled reports whether a row's class says nothing that may be acted on: uncertain,
// conflicting, not reviewed, without a review behind it, or lapsed.
func unsettled(row map[string]string) bool {
	few := row["stars"] == "1" || row["stars"] == ""
	lapsed := row["absent_from"] != "" && few && row["date"] < "2024-11-24"
	return strings.Contains("uncertain conflicting not_reviewed", row["class"]) || row["stars"] == "0" || lapsed
}

// TestProofNoUnsettledVariantLeadsToRiskOrManagement: over such rows of the knowledge base (every sixtieth, in the long
// checks all), whatever is known of the person, no risk figure and no recommendation on screening or surgery is given.
func TestProofNoUnsettledVariantLeadsToRiskOrManagement(t *testing.T) {
	e := corpusEngine(t)
	e.Plain = true
	every := tabletest.Draws(60, 1)
	met := 0
	people := []patient.Case{
		{Sex: patient.Female, Age: 41, Scope: patient.Cancer, Earlier: []patient.Earlier{{Cancer: "breast", Age: 35}}},
		{Sex: patient.SexUnspecified, Age: -1, Scope: patient.Cancer},
	}
	n, carriers := 0, 0
	for i, row := range tabletest.Rows(t, "../assets/knowledge/classification.tsv") {
		if row["pos38"] == "" || strings.Contains(row["alt"], "N") {
			continue // no file of this build that is read can hold it
		}
		open := unsettled(row)
		if open {
			if met++; met%every != 0 {
				continue
			}
		}
		if !open && i%500 > 0 {
			continue // of the settled ones some, to see that figures are given where they may be
		}
		r, err := e.Report(t.Context(), carrying(t, row), people[n%len(people)])
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Cancer.Genes) != 1 || len(r.Cancer.Genes[0].Variants) != 1 {
			t.Fatalf("%s: not read", row["hgvs_c"])
		}
		if r.Cancer.Genes[0].Variants[0].Classification != row["class"] {
			continue // a published rearrangement, whose class the row does not hold
		}
		switch given := guides(r); {
		case open:
			n++
			if _, err := document.Letter(r, document.AllRelatives); err == nil || r.Family != nil || r.Cancer.Genes[0].PedigreeTest == "S:P" {
				t.Errorf("%s (%s): relatives are to be tested for it, or a family model is told of it", row["hgvs_c"], row["class"])
			}
			if given {
				t.Errorf("%s (%s, %s stars): %d figures, %d of the other breast, %d items", row["hgvs_c"], row["class"], row["stars"], len(r.Risks), len(r.Contralateral), len(r.Management))
			}
		case given:
			carriers++
		}
	}
	t.Logf("%d unsettled rows", n)
	if n < 17_000/every || carriers == 0 {
		t.Errorf("%d unsettled rows, %d others with figures", n, carriers)
	}
}

// guides reports whether a report gives a figure or an item that could guide screening or surgery.
func guides(r *report.Report) bool {
	return len(r.Risks)+len(r.Contralateral)+len(r.OtherRisks)+len(r.RisksLeftOut)+len(r.RiskNotes)+len(r.Management) > 0
}
