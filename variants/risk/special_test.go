package risk_test

import (
	"slices"
	"testing"

	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/risk"
)

// TestFiguresNeedTheGenesUsualRisk: carriers of a variant with lower risks get no curve of its
// gene; an unreviewed class makes no carrier; with a second variant, settled or probable, there are no figures.
func TestFiguresNeedTheGenesUsualRisk(t *testing.T) {
	f := load(t)
	usual := finding(knowledge.Pathogenic, variants.Variant, 1)
	lower := usual
	lower.Classification = &knowledge.Classification{Stars: 3, Reduced: &knowledge.ReducedPenetrance{}}
	unreviewed := usual
	unreviewed.Classification = &knowledge.Classification{Stars: 0}
	for name, c := range map[string]struct {
		genes      []germline.Gene
		suppressed string
		curves     []string // genes
		cautions   []string
	}{
		"lower":                 {[]germline.Gene{gene("BRCA1", germline.PathogenicFound, lower)}, "reduced_penetrance", nil, nil},
		"lower and usual":       {[]germline.Gene{gene("BRCA1", germline.PathogenicFound, lower, usual)}, "biallelic", nil, nil},
		"lower in one of both":  {[]germline.Gene{gene("BRCA1", germline.PathogenicFound, lower), gene("BRCA2", germline.PathogenicFound, usual)}, "biallelic", nil, nil},
		"two":                   {[]germline.Gene{gene("BRCA1", germline.PathogenicFound, usual, usual)}, "biallelic", nil, nil},
		"unreviewed":            {[]germline.Gene{gene("BRCA1", germline.UncertainFound, unreviewed)}, "uncertain_only", nil, nil},
		"unreviewed and usual":  {[]germline.Gene{gene("BRCA1", germline.PathogenicFound, unreviewed, usual)}, "biallelic", nil, nil},
		"lower, but unreviewed": {[]germline.Gene{gene("BRCA1", germline.UncertainFound, germline.Finding{Change: usual.Change, Class: knowledge.Pathogenic, Classification: &knowledge.Classification{Stars: 0, Reduced: &knowledge.ReducedPenetrance{}}})}, "uncertain_only", nil, nil},
	} {
		r := f.assess(germline.Result{Genes: c.genes}, "female")
		var curves []string
		for _, x := range r.Curves {
			if !slices.Contains(curves, x.Gene) {
				curves = append(curves, x.Gene)
			}
		}
		if r.Suppressed != c.suppressed || !slices.Equal(curves, c.curves) || !slices.Equal(r.Cautions, c.cautions) {
			t.Errorf("%s: suppressed %q, curves %v, cautions %v", name, r.Suppressed, curves, r.Cautions)
		}
	}
}

// TestOwnFiguresAndProgramme: of a variant with lower risks only its own figures and programme are given; where it
// has a programme alone, that is the reason for no figures.
func TestOwnFiguresAndProgramme(t *testing.T) {
	f := load(t)
	item := knowledge.ManagementItem{Sex: "F", Organ: "breast", Item: "screening_individual", Body: "UKCGG"}
	toAge := knowledge.AlleleRisk{Sex: "F", Cancer: "breast", Measure: "cumulative risk to age", Age: 70, Value: 20, Low: -1, High: -1}
	lifetime := knowledge.AlleleRisk{Sex: "F", Cancer: "ovarian", Measure: "lifetime risk", Value: 6, Low: -1, High: -1}
	woman := risk.Person{Sex: "female", Age: 40}
	affected := risk.Person{Sex: "female", Age: 40, Earlier: []patient.Earlier{{Cancer: "breast", Age: 38}}}
	for name, c := range map[string]struct {
		reduced                      knowledge.ReducedPenetrance
		person                       risk.Person
		suppressed                   string
		curves, figures, left, items int
	}{
		"nothing held":       {knowledge.ReducedPenetrance{}, woman, "reduced_penetrance", 0, 0, 0, 0},
		"a programme alone":  {knowledge.ReducedPenetrance{Items: []knowledge.ManagementItem{item}}, woman, "own_programme", 0, 0, 0, 1},
		"to an age":          {knowledge.ReducedPenetrance{Risks: []knowledge.AlleleRisk{toAge}, Items: []knowledge.ManagementItem{item}}, woman, "", 1, 0, 0, 1},
		"in a lifetime":      {knowledge.ReducedPenetrance{Risks: []knowledge.AlleleRisk{lifetime}}, woman, "", 0, 1, 0, 0},
		"a man":              {knowledge.ReducedPenetrance{Risks: []knowledge.AlleleRisk{toAge}, Items: []knowledge.ManagementItem{item}}, risk.Person{Sex: "male", Age: 40}, "reduced_penetrance", 0, 0, 0, 0},
		"after a cancer":     {knowledge.ReducedPenetrance{Risks: []knowledge.AlleleRisk{toAge, lifetime}}, affected, "", 0, 0, 1, 0},
		"lifetime, affected": {knowledge.ReducedPenetrance{Risks: []knowledge.AlleleRisk{lifetime}}, affected, "reduced_penetrance", 0, 0, 0, 0},
	} {
		x := finding(knowledge.LikelyPathogenic, variants.Variant, 1)
		x.Classification = &knowledge.Classification{Class: knowledge.LikelyPathogenic, Stars: 2, Reduced: &c.reduced}
		r := risk.Assess(germline.Result{Genes: []germline.Gene{gene("BRCA2", germline.PathogenicFound, x)}}, f.Base, c.person)
		got := []int{len(r.Curves), len(r.Figures), len(r.Left), len(r.Management)}
		if want := []int{c.curves, c.figures, c.left, c.items}; r.Suppressed != c.suppressed || !slices.Equal(got, want) || len(r.After) > 0 {
			t.Errorf("%s: %q, %v; want %q, %v", name, r.Suppressed, got, c.suppressed, want)
		}
	}
}
