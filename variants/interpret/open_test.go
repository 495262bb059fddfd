package interpret_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/interpret"
	"allelens/variants/ledger"
	"allelens/variants/pgx"
	"allelens/variants/tabletest"
)

// TestWhatIsNotExcludedNeverReassures: where the sites of an allele were not read, all or one alone, a medicine that the
// allele would change waits for a test or names what is not excluded, and never says the usual dose alone. All else
// is the reference.
//
// The alleles that are always drawn and every sixtieth here, all of them in the long checks.
func TestWhatIsNotExcludedNeverReassures(t *testing.T) { notExcluded(t, 60) }

func TestProofWhatIsNotExcludedNeverReassures(t *testing.T) {
	tabletest.LongOnly(t, "sweeps every site")
	notExcluded(t, 1)
}

// unread are the ways in which a site is not read.
var unread = map[string]ledger.Site{
	"no call": {State: variants.NoCall, Evidence: &ledger.Evidence{Line: 1, Depth: -1, Quality: -1}}, "absent": {},
}

func notExcluded(t *testing.T, step int) {
	t.Helper()
	s, _ := newSweep(t)
	_, all := risks(t)
	reference := s.run(t, nil, nil)
	n, matter := 0, 0
	for i, r := range all {
		if i%step != 0 && rank(r) > 0 {
			continue
		}
		for _, sites := range r.subsets(s) {
			var carried []*interpret.Findings
			for _, one := range []bool{true, false} {
				carried = append(carried, s.run(t, sites, func(reference, change string) ledger.Site {
					if one {
						return ledger.Site{State: variants.Variant, Alleles: []string{reference, change}}
					}
					return ledger.Site{State: variants.Variant, Alleles: []string{change, change}}
				}))
			}
			for way, site := range unread {
				n++
				got := s.run(t, sites, func(string, string) ledger.Site { return site })
				matter += r.named(t, way, len(sites) == len(r.bases), got, reference, carried)
			}
		}
	}
	t.Logf("%d files, in which %d medicines would be changed", n, matter)
}

// subsets are all of an allele's changes, and each alone where there are several.
func (r risk) subsets(s sweep) []map[int]string {
	all := []map[int]string{r.bases}
	var changed []int
	for _, id := range slices.Sorted(maps.Keys(r.bases)) {
		if i, asked := s.byID[id]; asked && r.bases[id] != s.questions[i].Alleles[0] {
			changed = append(changed, id)
		}
	}
	if len(changed) > 1 {
		for _, id := range changed {
			all = append(all, map[int]string{id: r.bases[id]})
		}
	}
	return all
}

// named holds the medicines that the allele would change to naming it, and counts them. Of one site alone another
// allele may be named that asks for it.
func (r risk) named(t *testing.T, way string, whole bool, got, reference *interpret.Findings, carried []*interpret.Findings) int {
	t.Helper()
	n := 0
	g := got.Genes[slices.IndexFunc(got.Genes, func(g pgx.Result) bool { return g.Gene == r.gene })]
	for k, d := range got.Drugs {
		if !slices.Contains(d.Genes, r.gene) || d.Action == drugs.NotAssessable || d.Drug.Name == "warfarin" { // of which the dose is always calculated
			continue
		}
		changes := slices.ContainsFunc(carried, func(f *interpret.Findings) bool {
			a := f.Drugs[k].Action
			return a != reference.Drugs[k].Action && a.Urgency() <= drugs.Monitor.Urgency() && a.Urgency() < d.Action.Urgency()
		})
		if !changes {
			continue
		}
		n++
		names := slices.Contains(d.Needs, r.gene) && d.Incomplete() || slices.ContainsFunc(d.Open, func(u drugs.Unexcluded) bool {
			return u.Gene == r.gene && (!whole || slices.Contains(u.Alleles, r.allele))
		})
		if d.Action != drugs.TestFirst && !names {
			t.Errorf("%s %s not read (%s, all %v): %s says %s", r.gene, r.allele, way, whole, d.Drug.Name, d.Action)
		}
	}
	if whole && !slices.Contains(g.CannotExclude, r.allele) && len(g.Recommendation) > 0 {
		t.Errorf("%s %s not read (%s): not among %s", r.gene, r.allele, way, strings.Join(g.CannotExclude, ", "))
	}
	return n
}
