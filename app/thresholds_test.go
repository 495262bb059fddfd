package main

import (
	"testing"

	"allelens/ui/workspace"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// TestThresholdsReachTheCalls: the limits chosen in the window hold for reading, and the report
// says which they were.
func TestThresholdsReachTheCalls(t *testing.T) {
	e := corpusEngine(t)
	filtered := func(limits *ledger.Thresholds) (int, int) {
		t.Helper()
		o, err := e.Read(t.Context(), sample("none.grch38.g.vcf.gz"), workspace.ReadOptions{Scope: patient.Both, Thresholds: limits}, nil)
		if err != nil {
			t.Fatal(err)
		}
		r, err := e.Report(t.Context(), o, patient.Case{Age: -1, Scope: patient.Both})
		if err != nil {
			t.Fatal(err)
		}
		return r.Quality.Sites["filtered"], r.Quality.Thresholds.Depth
	}
	usual, depth := filtered(nil)
	if own := ledger.DefaultThresholds().Depth; depth != own {
		t.Errorf("without a choice calls need depth %d, want %d", depth, own)
	}
	strict := ledger.DefaultThresholds()
	strict.Depth = 999
	if n, depth := filtered(&strict); n <= usual || depth != 999 {
		t.Errorf("%d sites filtered at depth %d, %d by the usual limits", n, depth, usual)
	}
}
