package risk_test

import (
	"slices"
	"testing"

	"allelens/variants"
	"allelens/variants/brca"
	"allelens/variants/knowledge"
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
		genes      []brca.Gene
		suppressed string
		curves     []string // genes
		cautions   []string
	}{
		"lower":                 {[]brca.Gene{gene("BRCA1", brca.PathogenicFound, lower)}, "reduced_penetrance", nil, nil},
		"lower and usual":       {[]brca.Gene{gene("BRCA1", brca.PathogenicFound, lower, usual)}, "biallelic", nil, nil},
		"lower in one of both":  {[]brca.Gene{gene("BRCA1", brca.PathogenicFound, lower), gene("BRCA2", brca.PathogenicFound, usual)}, "biallelic", nil, nil},
		"two":                   {[]brca.Gene{gene("BRCA1", brca.PathogenicFound, usual, usual)}, "biallelic", nil, nil},
		"unreviewed":            {[]brca.Gene{gene("BRCA1", brca.UncertainFound, unreviewed)}, "uncertain_only", nil, nil},
		"unreviewed and usual":  {[]brca.Gene{gene("BRCA1", brca.PathogenicFound, unreviewed, usual)}, "biallelic", nil, nil},
		"lower, but unreviewed": {[]brca.Gene{gene("BRCA1", brca.UncertainFound, brca.Finding{Change: usual.Change, Class: knowledge.Pathogenic, Classification: &knowledge.Classification{Stars: 0, Reduced: &knowledge.ReducedPenetrance{}}})}, "uncertain_only", nil, nil},
	} {
		r := f.assess(brca.Result{Genes: c.genes}, "female")
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
