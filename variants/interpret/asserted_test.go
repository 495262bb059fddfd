package interpret_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/interpret"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/tabletest"
	"allelens/variants/vcf"
)

const peerSamples = "../../../shared/samples/open/pgx/"

// guidanceOf interprets a sample with its outside calls; nil where the file is kept apart.
func guidanceOf(t *testing.T, in *interpret.Interpreter, r map[string]string) []drugs.Result {
	t.Helper()
	src, err := vcf.Open(t.Context(), peerSamples+r["vcf"], vcf.Options{})
	if err != nil {
		return nil
	}
	defer src.Close()
	obs, err := ledger.Read(t.Context(), src, in.Questions(patient.Pharmacogenes, false), variants.GRCh38)
	if err != nil {
		return nil
	}
	c := patient.Case{Age: -1, Scope: patient.Pharmacogenes}
	if text := strings.NewReplacer(`\t`, "\t", `\n`, "\n").Replace(r["outside_calls"]); text != "" {
		if c.OutsideCalls, err = pgx.ParseOutsideCalls("outside.tsv", strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
	}
	f, err := in.Run(t.Context(), obs, c)
	if err != nil {
		t.Fatal(err)
	}
	return f.Drugs
}

// TestPeersCountsOfGuidance compares how many rows of CPIC and DPWG apply with what the authors
// of the peer wrote down. Superseded rows count: the peer shows them.
func TestPeersCountsOfGuidance(t *testing.T) {
	in := interpreter(t)
	modes := map[string]string{}
	for _, r := range tabletest.Rows(t, peerSamples+"matcher_calls.tsv") {
		modes[r["vcf"]] = r["mode"]
	}
	known := map[string][]drugs.Result{}
	agree, compared, differ := map[string]int{}, map[string]int{}, []string{}
	left := map[string]int{}
	for _, r := range tabletest.Rows(t, peerSamples+"asserted.tsv") {
		if r["assertion"] != "testMatchedAnnotations" {
			continue
		}
		source, count, ok := strings.Cut(r["expected"], " ; ")
		body, _, _ := strings.Cut(source, " ")
		switch {
		case !ok:
			left["totals that hold the FDA's"]++
			continue
		case body == "FDA":
			left["FDA"]++
			continue
		case strings.Contains(modes[r["vcf"]], "combination"):
			left["combinations of alleles"]++
			continue
		}
		key := r["vcf"] + r["outside_calls"]
		if _, done := known[key]; !done {
			known[key] = guidanceOf(t, in, r)
		}
		if known[key] == nil {
			left["file kept apart"]++
			continue
		}
		want, err := strconv.Atoi(count)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(known[key], func(d drugs.Result) bool { return d.Drug.Name == r["gene_or_drug"] })
		got := 0
		if at >= 0 {
			for _, m := range append(slices.Clone(known[key][at].Matches), known[key][at].Superseded...) {
				if m.Body == body {
					got++
				}
			}
		}
		compared[body]++
		if got == want {
			agree[body]++
		} else {
			differ = append(differ, fmt.Sprintf("%s %s: %s %d, want %d", r["test"], r["gene_or_drug"], body, got, want))
		}
	}
	t.Logf("CPIC %d of %d, DPWG %d of %d; left out: %v", agree["CPIC"], compared["CPIC"], agree["DPWG"], compared["DPWG"], left)
	slices.Sort(differ)
	if diff := cmp.Diff(differences, differ); diff != "" {
		t.Error(diff)
	}
	if compared["CPIC"] < 45 || compared["DPWG"] < 40 {
		t.Error("too few rows were compared")
	}
}

// differences are understood: these ask for all candidates, not for the best.
var differences = []string{
	"PipelineTest.testCyp2b6star1star34AllMatch efavirenz: CPIC 1, want 2",
	"PipelineTest.testCyp2b6star1star34AllMatch efavirenz: DPWG 1, want 2",
}
