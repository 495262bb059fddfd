package germline_test

import (
	"context"
	"slices"
	"sync"
	"testing"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
)

type fixture struct {
	*germline.Classifier
	base *sqlite.Base
}

// shared is one classifier and base for all tests.
var shared = sync.OnceValues(func() (f fixture, err error) {
	ctx := context.Background()
	if f.base, err = sqlite.Open(ctx, assets.Knowledge); err != nil {
		return f, err
	}
	slices, err := f.base.References(ctx)
	if err != nil {
		return f, err
	}
	var parts []genome.Slice
	for _, s := range slices {
		parts = append(parts, genome.Slice{Assembly: s.Assembly, Contig: s.Contig, Start: s.Start, Bases: s.Bases})
	}
	transcripts, err := f.base.Transcripts(ctx)
	if err != nil {
		return f, err
	}
	f.Classifier, err = germline.New(transcripts, nil, genome.NewReference(parts), f.base)
	return f, err
})

func open(t testing.TB) fixture {
	t.Helper()
	f, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Variants of BRCA1, GRCh38.
var (
	pathogenic = variants.Allele{Contig: "17", Pos: 43124027, Ref: "ACT", Alt: "A"} // c.68_69del
	benign     = variants.Allele{Contig: "17", Pos: 43071077, Ref: "T", Alt: "C"}   // c.4837A>G
	uncertain  = variants.Allele{Contig: "17", Pos: 43071077, Ref: "T", Alt: "G"}   // c.4837A>C
	unheld     = variants.Allele{Contig: "17", Pos: 43092919, Ref: "G", Alt: "GATATC"}
	intronic   = variants.Allele{Contig: "17", Pos: 43111111, Ref: "A", Alt: "ATTTTT"}
)

func change(a variants.Allele, s variants.State) ledger.Change {
	return ledger.Change{
		Gene: "BRCA1", Allele: a, State: s, Copies: 1, Ploidy: 2, AlleleDepth: 15,
		Evidence: &ledger.Evidence{Depth: 31, Quality: 99, AlleleDepths: []int{16, 15}},
	}
}

// observed is a file in which all but missing coding bases of BRCA1 were seen.
func observed(f fixture, missing int, changes ...ledger.Change) *ledger.Observations {
	o := &ledger.Observations{Assembly: variants.GRCh38, Thresholds: ledger.DefaultThresholds(), Variants: changes}
	for _, g := range f.Regions() {
		if g.Gene != "BRCA1" {
			continue
		}
		c := ledger.Coverage{Gene: g.Gene}
		for _, e := range g.Bases[variants.GRCh38] {
			gap := min(missing, e.Bases.Len())
			missing -= gap
			x := ledger.ExonCoverage{Exon: e, Counts: map[variants.State]int{variants.Reference: e.Bases.Len() - gap, variants.Absent: gap}}
			if gap > 0 {
				x.Absent = []variants.Interval{{Contig: "17", Start: e.Bases.Start, End: e.Bases.Start + gap - 1}}
			}
			c.Exons = append(c.Exons, x)
		}
		o.Coverage = append(o.Coverage, c)
	}
	return o
}

func TestConclusion(t *testing.T) {
	f := open(t)
	for name, c := range map[string]struct {
		missing  int
		declared bool
		changes  []ledger.Change
		want     germline.Conclusion
	}{
		"all seen, nothing":               {want: germline.NoneFound},
		"one base not seen":               {missing: 1, want: germline.NotAssessed},
		"one base declared":               {missing: 1, declared: true, want: germline.NoneFound},
		"nothing seen":                    {missing: 9999, want: germline.NotAssessed},
		"benign":                          {changes: []ledger.Change{change(benign, variants.Variant)}, want: germline.NoneFound},
		"pathogenic":                      {changes: []ledger.Change{change(benign, variants.Variant), change(pathogenic, variants.Variant)}, want: germline.PathogenicFound},
		"pathogenic, little seen":         {missing: 9999, changes: []ledger.Change{change(pathogenic, variants.Variant)}, want: germline.PathogenicFound},
		"pathogenic, failed":              {changes: []ledger.Change{change(pathogenic, variants.Filtered)}, want: germline.NotAssessed},
		"pathogenic failed and uncertain": {changes: []ledger.Change{change(pathogenic, variants.Filtered), change(uncertain, variants.Variant)}, want: germline.NotAssessed},
		"uncertain":                       {changes: []ledger.Change{change(uncertain, variants.Variant)}, want: germline.UncertainFound},
		"uncertain, failed":               {changes: []ledger.Change{change(uncertain, variants.Filtered)}, want: germline.UncertainFound},
		"not held, frameshift":            {changes: []ledger.Change{change(unheld, variants.Variant)}, want: germline.UncertainFound},
		"not held, deep in an intron":     {changes: []ledger.Change{change(intronic, variants.Variant)}, want: germline.NoneFound},
	} {
		r, err := f.Classify(t.Context(), observed(f, c.missing, c.changes...), ledger.Declaration{All: c.declared})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Genes) != 1 || r.Genes[0].Conclusion != c.want {
			t.Errorf("%s: %+v, want %s", name, r.Genes[0].Conclusion, c.want)
		}
		if len(r.Genes[0].Findings) != len(c.changes) {
			t.Errorf("%s: %d findings of %d changes: none may be dropped", name, len(r.Genes[0].Findings), len(c.changes))
		}
	}
}

func TestFinding(t *testing.T) {
	f := open(t)
	r, err := f.Classify(t.Context(), observed(f, 0, change(benign, variants.Variant), change(unheld, variants.Variant), change(pathogenic, variants.Variant)), ledger.Declaration{})
	if err != nil {
		t.Fatal(err)
	}
	found := r.Genes[0].Findings
	if p := found[0]; p.Name.C != "NM_007294.4:c.68_69del" || p.Name.P != "p.(Glu23ValfsTer17)" || p.Class != knowledge.Pathogenic ||
		p.Classification.Stars != 3 || p.Zygosity() != "heterozygous" || !p.Reportable || len(p.Confirm) != 0 {
		t.Errorf("pathogenic: %+v", p)
	}
	if u := found[1]; u.Class != knowledge.NotReviewed || u.Classification != nil || u.Name.Consequence != "frameshift_variant" {
		t.Errorf("not held: %+v", u)
	}
	if b := found[2]; b.Class != knowledge.Benign || b.Reportable {
		t.Errorf("benign: %+v", b)
	}
}

func TestConfirm(t *testing.T) {
	f := open(t)
	failed := func(code string) func(*ledger.Change) {
		return func(c *ledger.Change) {
			c.State, c.Evidence.FailedCriteria = variants.Filtered, []ledger.Criterion{{Code: code}}
		}
	}
	for want, edit := range map[string]func(*ledger.Change){
		"":               func(*ledger.Change) {},
		"filtered":       failed("filter"),
		"low_depth":      func(c *ledger.Change) { c.Evidence.Depth = 19 },
		"low_quality":    failed("low_quality"),
		"allele_balance": failed("allele_balance"),
	} {
		c := change(pathogenic, variants.Variant)
		edit(&c)
		r, err := f.Classify(t.Context(), observed(f, 0, c), ledger.Declaration{})
		if err != nil {
			t.Fatal(err)
		}
		got := r.Genes[0].Findings[0].Confirm
		if want == "" && len(got) != 0 || want != "" && !slices.Equal(got, []string{want}) {
			t.Errorf("confirm %v, want %q", got, want)
		}
	}
}

func TestRegionsCoverTheCodingSequence(t *testing.T) {
	length := map[string]int{"BRCA1": 5592, "BRCA2": 10257}
	for _, g := range open(t).Regions() {
		for _, in := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
			total := 0
			for _, e := range g.Bases[in] {
				total += e.Bases.Len()
				if !g.Region[in].Overlaps(e.Bases) {
					t.Errorf("%s exon %d lies outside of the region", g.Gene, e.Number)
				}
			}
			if total != length[g.Gene] {
				t.Errorf("%s in %v: %d coding bases, want %d", g.Gene, in, total, length[g.Gene])
			}
		}
	}
}

// TestEndsOfTheCodingSequence: the first coding base is the start codon's A, at c.1.
func TestEndsOfTheCodingSequence(t *testing.T) {
	for _, g := range open(t).Regions() {
		exons := g.Bases[variants.GRCh38]
		first, last := exons[0].Bases, exons[len(exons)-1].Bases
		want := map[string][2]int{"BRCA1": {43124096, 43045678}, "BRCA2": {32316461, 32398770}}[g.Gene]
		got := [2]int{first.Start, last.End}
		if g.Gene == "BRCA1" {
			got = [2]int{first.End, last.Start}
		}
		if got != want {
			t.Errorf("%s: the coding sequence runs from %d to %d, want %d to %d", g.Gene, got[0], got[1], want[0], want[1])
		}
	}
}

func BenchmarkClassify(b *testing.B) {
	f := open(b)
	o := observed(f, 0, change(pathogenic, variants.Variant), change(benign, variants.Variant), change(uncertain, variants.Variant))
	for b.Loop() {
		if _, err := f.Classify(b.Context(), o, ledger.Declaration{}); err != nil {
			b.Fatal(err)
		}
	}
}
