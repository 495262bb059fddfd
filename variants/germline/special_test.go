package germline_test

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
	"allelens/variants/acmg"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
	"allelens/variants/tabletest"
)

// TestProofEvidenceChangesNothingElse judges alleles of the knowledge base with and without criteria:
// but for the evidence itself, and that it is strong, all findings and conclusions are the same, and where an expert
// panel's class stands there is no evidence of ours.
func TestProofEvidenceChangesNothingElse(t *testing.T) {
	f := open(t)
	with := assessor(t, f.base, f.base, specification(t, f.base))
	n, every := 0, tabletest.Draws(35, 7)
	changes, _ := held(t, func(row map[string]string) bool { n++; return n%every == 0 && !strings.Contains(row["alt"], "N") })
	for gene, of := range changes {
		o := &ledger.Observations{Assembly: variants.GRCh38, Variants: of, Coverage: []ledger.Coverage{{Gene: gene}}}
		plain, err := f.Classify(t.Context(), o, ledger.Declaration{})
		if err != nil {
			t.Fatal(err)
		}
		judged, err := with.Classify(t.Context(), o, ledger.Declaration{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range judged.Genes[0].Findings {
			x := &judged.Genes[0].Findings[i]
			expert := x.Classification.Stars >= 3
			if (x.Provisional == nil) != expert || (len(x.Evidence) == 0) != expert {
				t.Errorf("%s, %d stars: %d criteria, %+v", x.Name.C, x.Classification.Stars, len(x.Evidence), x.Provisional)
			}
			x.Evidence, x.Provisional = nil, nil
		}
		strong := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".strong" }, cmp.Ignore())
		if diff := cmp.Diff(plain, judged, cmp.Exporter(func(reflect.Type) bool { return true }), strong); diff != "" {
			t.Errorf("%s: %.2000s", gene, diff)
		}
	}
}

// stated is a knowledge base with one class for everything.
type stated struct {
	*sqlite.Base
	class knowledge.Class
	stars int
}

func (s stated) Classification(context.Context, variants.Assembly, variants.Allele) (*knowledge.Classification, error) {
	return &knowledge.Classification{Class: s.class, Stars: s.stars}, nil
}

// TestUnreviewedConcludesNothing: a class without a star neither makes a carrier nor reassures; one whose
// export gives no review status counts as one star; what our own evidence says of a frameshift stands.
func TestUnreviewedConcludesNothing(t *testing.T) {
	base := open(t).base
	for _, c := range []struct {
		class      knowledge.Class
		stars      int
		a          variants.Allele
		conclusion germline.Conclusion
		reportable bool
	}{
		{knowledge.Pathogenic, 0, unheld, germline.ProbableFound, true},
		{knowledge.Pathogenic, -1, unheld, germline.PathogenicFound, true},
		{knowledge.Pathogenic, 1, unheld, germline.PathogenicFound, true},
		{knowledge.LikelyPathogenic, 0, intronic, germline.ProbableFound, true},
		{knowledge.LikelyBenign, 0, unheld, germline.ProbableFound, true},
		{knowledge.LikelyBenign, 0, intronic, germline.NoneFound, false},
		{knowledge.Benign, 1, unheld, germline.NoneFound, false},
		{knowledge.Benign, -1, unheld, germline.NoneFound, false},
		{knowledge.Conflicting, -1, unheld, germline.UncertainFound, true},
	} {
		f := fixture{assessor(t, base, stated{base, c.class, c.stars}, specification(t, base)), base}
		r, err := f.Classify(t.Context(), observed(f, 0, change(c.a, variants.Variant)), ledger.Declaration{})
		if err != nil {
			t.Fatal(err)
		}
		x := r.Genes[0].Findings[0]
		if r.Genes[0].Conclusion != c.conclusion || x.Reportable != c.reportable || x.Class != c.class {
			t.Errorf("%s, %d stars: %s, reportable %v", c.class, c.stars, r.Genes[0].Conclusion, x.Reportable)
		}
	}
}

// TestStartRetained: a base goes from the run before and within BRCA2's start codon, so that the
// messenger still has a start in frame. That is neither a loss of function nor silent: it is left open.
func TestStartRetained(t *testing.T) {
	b := newBench(t)
	f := fixture{assessor(t, b.base, hidden{b.base}, specification(t, b.base)), b.base}
	a := variants.Allele{Contig: "13", Pos: 32316456, Ref: "TA", Alt: "T"}
	ch := change(a, variants.Variant)
	ch.Gene = "BRCA2"
	x := judged(t, f.Classifier, "BRCA2", []ledger.Change{ch})[a]
	if x.Name.C != "NM_000059.4:c.1del" || x.Name.P != "p.(Met1=)" || x.Name.Consequence != "start_retained_variant" || !x.Reportable {
		t.Errorf("%+v, reportable %v", x.Name, x.Reportable)
	}
	if c := criterion(x, "PVS1"); c.Verdict != "not_assessed" || c.Why != "criterion.pvs1.start.retained" || x.Provisional.Class != knowledge.Uncertain || criterion(x, "BP1").Verdict == "met" {
		t.Errorf("PVS1 %+v, provisional %+v", c, x.Provisional)
	}
}

// TestStartLost: the specification gives PVS1 for BRCA1's start codon. For BRCA2's no strength could be read, so
// that there is no code, neither for nor against, and the change stays uncertain.
func TestStartLost(t *testing.T) {
	b := newBench(t)
	f := fixture{assessor(t, b.base, hidden{b.base}, specification(t, b.base)), b.base}
	for _, c := range []struct {
		gene, name string
		met        acmg.Verdict
		strength   acmg.Strength
		why        string
		allele     variants.Allele
		side       int
	}{
		{"BRCA1", "NM_007294.4:c.1A>G", "met", "very_strong", "criterion.pvs1.start", variants.Allele{Contig: "17", Pos: 43124096, Ref: "T", Alt: "C"}, 1},
		{"BRCA2", "NM_000059.4:c.1A>G", "not_assessed", "", "criterion.pvs1.start.open", variants.Allele{Contig: "13", Pos: 32316461, Ref: "A", Alt: "G"}, 0},
		{"BRCA2", "NM_000059.4:c.3G>A", "not_assessed", "", "criterion.pvs1.start.open", variants.Allele{Contig: "13", Pos: 32316463, Ref: "G", Alt: "A"}, 0},
	} {
		ch := change(c.allele, variants.Variant)
		ch.Gene = c.gene
		x := judged(t, f.Classifier, c.gene, []ledger.Change{ch})[c.allele]
		if e := criterion(x, "PVS1"); x.Name.C != c.name || e.Verdict != c.met || e.Strength != c.strength || e.Why != c.why {
			t.Errorf("%s: %+v", x.Name.C, e)
		}
		if x.Provisional.Class.Side() != c.side || !x.Reportable {
			t.Errorf("%s: %s, reportable %v", x.Name.C, x.Provisional.Class, x.Reportable)
		}
	}
}
