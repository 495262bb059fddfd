package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"allelens/report"
	"allelens/variants/tabletest"
)

// TestScoresOfTheCommand: the report command gives the people of CanRisk's sample file the percentiles that the weights give, writes alpha and z for
// CanRisk, and says why there is no score; without the flag it says nothing of any.
func TestScoresOfTheCommand(t *testing.T) {
	folder := tabletest.Beside(t, "../../shared/samples/open/vcf/SHARE-PRScalculation")
	sample := func(name string) string { return filepath.Join(folder, "Examples__VCFfiles__sample_"+name+".vcf") }
	scored := func(file, column string, flags ...string) (r report.Report, canrisk string) {
		out := filepath.Join(t.TempDir(), "r")
		args := append([]string{"report", sample(file), "--sample", column, "--sex", "female", "--age", "40", "-o", out + ".json", "-o", out + ".canrisk"}, flags...)
		if _, errs, status := allelens(t, args...); status != exitDone {
			t.Fatal(errs)
		}
		text, err := os.ReadFile(out + ".json")
		if err == nil {
			err = json.Unmarshal(text, &r)
		}
		if err != nil {
			t.Fatal(err)
		}
		line, err := os.ReadFile(out + ".canrisk")
		if err != nil {
			t.Fatal(err)
		}
		return r, string(line)
	}
	for column, want := range map[string]float64{"Low": 6.3, "Med": 52.8, "Mod": 74.9, "High": 95.1} {
		r, line := scored("BCAC_313_genotypes", column, "--scores", "--ancestry", "european")
		for _, s := range r.Scores {
			if s.Model == "BCAC_313" && (s.Percentile == nil || math.Abs(s.Percentile.Value-want) > 0.05) {
				t.Errorf("%s: %v, want %.1f", column, s.Percentile, want)
			}
		}
		if !strings.Contains(line, "\n##PRS_BC=alpha=0.497,zscore=") || strings.Contains(line, "PRS_OC") {
			t.Errorf("%s: %q", column, line)
		}
	}
	if r, line := scored("OCAC_36", "t0.5", "--scores", "--ancestry", "european"); r.Scores[1].Reason == "" || r.Scores[1].Z != nil || strings.Contains(line, "PRS") {
		t.Errorf("36 sites tell no ancestry: %+v", r.Scores[1])
	}
	if r, line := scored("BCAC_313_genotypes", "High", "--ancestry", "european"); len(r.Scores) > 0 || strings.Contains(line, "PRS") {
		t.Error("scores that nobody asked for")
	}
}
