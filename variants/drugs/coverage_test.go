package drugs_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"allelens/variants/knowledge"
)

// TestCoverage prints what the base holds, and what CPIC has that it does not.
func TestCoverage(t *testing.T) {
	b := load(t)
	type held struct {
		drugs, pairs            map[string]bool
		rows, unverified, older int
	}
	bodies := map[string]*held{}
	for _, r := range b.Recommendations {
		h := bodies[r.Body]
		if h == nil {
			h = &held{drugs: map[string]bool{}, pairs: map[string]bool{}}
			bodies[r.Body] = h
		}
		h.rows++
		h.drugs[r.Drug] = true
		for gene := range r.Lookup {
			h.pairs[gene+" "+r.Drug] = true
		}
		if !r.Verified {
			h.unverified++
		}
		if r.Currency == "superseded" {
			h.older++
		}
	}
	for _, body := range slices.Sorted(maps.Keys(bodies)) {
		h := bodies[body]
		t.Logf("%-5s %3d drugs, %3d pairs of gene and drug, %4d rows (%d to be verified, %d superseded)", body, len(h.drugs), len(h.pairs), h.rows, h.unverified, h.older)
		if len(h.drugs) == 0 || h.rows < 100 {
			t.Errorf("%s: %d rows", body, h.rows)
		}
	}
	lack := map[string][]string{}
	total := 0
	for _, p := range b.Pairs {
		if p.Body != "CPIC" {
			continue
		}
		total++
		if !bodies["CPIC"].pairs[p.Gene+" "+p.Drug] {
			lack[p.Level+" "+p.Status] = append(lack[p.Level+" "+p.Status], p.Drug+" ("+p.Gene+")")
		}
	}
	t.Logf("%d drugs in all; %d pairs of CPIC", len(b.Drugs), total)
	for _, level := range slices.Sorted(maps.Keys(lack)) {
		slices.Sort(lack[level])
		t.Logf("without rows, level %s: %s", level, strings.Join(lack[level], ", "))
	}
	for _, missing := range lack["A Final"] {
		if !slices.ContainsFunc([]string{"warfarin", "peginterferon"}, func(known string) bool { return strings.HasPrefix(missing, known) }) {
			t.Errorf("a final pair of level A has no rows: %s", missing)
		}
	}
	for _, d := range b.Drugs {
		named := slices.ContainsFunc(b.Areas, func(a knowledge.DrugArea) bool { return a.Drug == d.Name })
		if !named {
			t.Errorf("%s has no area of medicine", d.Name)
		}
	}
}
