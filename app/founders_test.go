package main

import (
	"strings"
	"testing"

	"allelens/report"
)

// TestFoundersAreReferenceOnlyIfSeen: the places of founder variants count as reference where the
// file shows them, as assumed where that is declared, and as not known in a file that lists variants only.
func TestFoundersAreReferenceOnlyIfSeen(t *testing.T) {
	counts := func(r *report.Report) (n report.Founders) {
		for _, g := range r.Cancer.Genes {
			n.Total, n.Called, n.Reference = n.Total+g.Founders.Total, n.Called+g.Founders.Called, n.Reference+g.Founders.Reference
			n.Assumed, n.Open = n.Assumed+g.Founders.Assumed, n.Open+g.Founders.Open
			if !strings.Contains(g.Founders.Text, "Not known: ") {
				t.Errorf("%s: %q", g.Gene, g.Founders.Text)
			}
		}
		return n
	}
	seen := counts(reportOf(t, sample("demonstration.grch38.vcf.gz")))
	if seen.Total != 64 || seen.Called != 1 || seen.Assumed != 0 || seen.Reference < 55 || seen.Called+seen.Reference+seen.Open != 64 {
		t.Errorf("reference shown: %+v", seen)
	}
	bare := counts(reportOf(t, sample("variants_only.grch37.vcf")))
	if bare.Reference != 0 || bare.Assumed != 0 || bare.Called+bare.Open != 64 {
		t.Errorf("variants only: %+v", bare)
	}
	declared := counts(reportOf(t, sample("variants_only.grch37.vcf"), "--absent-is-reference"))
	if declared.Reference != 0 || declared.Assumed < 60 {
		t.Errorf("declared: %+v", declared)
	}
}
