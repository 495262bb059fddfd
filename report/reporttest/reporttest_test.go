package reporttest

import (
	"slices"
	"testing"

	"allelens/report"
)

func TestSampleShowsEveryAction(t *testing.T) {
	var seen []string
	for _, d := range Sample().Drugs {
		seen = append(seen, d.Action)
	}
	for _, action := range []string{"avoid", "alternative", "change_dose", "monitor", "test_first", "standard", "no_guidance", "not_assessable"} {
		if !slices.Contains(seen, action) {
			t.Errorf("no drug with action %s", action)
		}
	}
}

func TestSampleIsConsistent(t *testing.T) {
	r := Sample()
	sum := 0
	for _, n := range r.Quality.Sites {
		sum += n
	}
	if sum != r.Quality.SitesTotal {
		t.Errorf("states sum to %d of %d sites", sum, r.Quality.SitesTotal)
	}
	for _, g := range append(r.Cancer.Genes, Empty().Cancer.Genes...) {
		bases, seen := 0, 0
		for _, e := range g.Exons {
			bases, seen = bases+e.Bases, seen+e.Assessed
		}
		if bases != g.TotalBases || seen != g.AssessedBases {
			t.Errorf("%s: %d of %d bases by exon, %d of %d by gene", g.Gene, seen, bases, g.AssessedBases, g.TotalBases)
		}
	}
	for _, k := range r.Risks {
		for _, n := range []int{len(k.Percent), len(k.Low), len(k.High), len(k.PopulationPercent)} {
			if n != len(k.Ages) {
				t.Errorf("%s: %d values for %d ages", k.Label, n, len(k.Ages))
			}
		}
	}
}

func TestCallsShareNothing(t *testing.T) {
	a, b := Sample(), Sample()
	a.Drugs[0].Headline = "changed"
	*a.Case.Age = 99
	a.Quality.Sites["absent"] = 7
	if b.Drugs[0].Headline == "changed" || *b.Case.Age == 99 || b.Quality.Sites["absent"] == 7 {
		t.Error("two samples share memory")
	}
	var _ *report.Report = Empty()
}
