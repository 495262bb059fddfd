package main

import (
	"path/filepath"
	"strings"
	"testing"

	"allelens/report"
	"allelens/variants/tabletest"
)

// TestFoundersAreReferenceOnlyIfSeen: the places of founder variants count as reference where the
// file shows them, as assumed where that is declared, and as not known in a file that lists variants only.
func TestFoundersAreReferenceOnlyIfSeen(t *testing.T) {
	counts := func(r *report.Report) (n report.Founders) {
		for _, g := range r.Cancer.Genes {
			n.Total, n.Called, n.Reference = n.Total+g.Founders.Total, n.Called+g.Founders.Called, n.Reference+g.Founders.Reference
			n.Assumed, n.Unknown = n.Assumed+g.Founders.Assumed, n.Unknown+g.Founders.Unknown
			for _, e := range g.Founders.Events {
				if e.Status != "not_assessable" {
					t.Errorf("%s, %s: %s by a file without large changes", g.Gene, e.Name, e.Status)
				}
			}
			if !strings.Contains(g.Founders.Text, "Not known: ") || !strings.Contains(g.Founders.Text, "not assessable from calls of small variants") {
				t.Errorf("%s: %q", g.Gene, g.Founders.Text)
			}
		}
		return n
	}
	seen := counts(reportOf(t, sample("demonstration.grch38.vcf.gz")))
	if seen.Total != 84 || seen.Called != 1 || seen.Assumed != 0 || seen.Reference < 70 || seen.Called+seen.Reference+seen.Unknown != 84 {
		t.Errorf("reference shown: %+v", seen)
	}
	bare := counts(reportOf(t, sample("variants_only.grch37.vcf")))
	if bare.Reference != 0 || bare.Assumed != 0 || bare.Called+bare.Unknown != 84 {
		t.Errorf("variants only: %+v", bare)
	}
	declared := counts(reportOf(t, sample("variants_only.grch37.vcf"), "--absent-is-reference"))
	if declared.Reference != 0 || declared.Assumed < 78 {
		t.Errorf("declared: %+v", declared)
	}
}

// TestFounderRearrangements: those that a file lists are found; the others of the gene are not among its events,
// which excludes none of them.
func TestFounderRearrangements(t *testing.T) {
	r := reportOf(t, filepath.Join(tabletest.Beside(t, faults), "brca1_founder_rearrangements.vcf"))
	status := map[string]int{}
	for _, g := range r.Cancer.Genes {
		for _, e := range g.Founders.Events {
			status[g.Gene+" "+e.Status]++
		}
	}
	if status["BRCA1 found"] != 3 || status["BRCA1 not_listed"] != 3 || status["BRCA2 not_assessable"] != 1 || len(status) != 3 {
		t.Errorf("%v", status)
	}
}
