package germline_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/acmg"
	"allelens/variants/germline"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
)

// called is a change of BRCA1 by its name, with a genotype such as "0|1" and a phase set.
func (b bench) called(t *testing.T, name, genotype, set string) ledger.Change {
	t.Helper()
	a, err := b.namers["BRCA1"].Allele(variants.GRCh38, name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	c := change(a, variants.Variant)
	gt, err := variants.ParseGenotype(genotype, 2)
	if err != nil {
		t.Fatal(err)
	}
	c.Copies, c.Ploidy, c.Phased, c.PhaseSet = gt.Count(1), gt.Ploidy(), gt.Phased, set
	for side, i := range gt.Alleles {
		if gt.Phased && i == 1 {
			c.Haplotypes = append(c.Haplotypes, side)
		}
	}
	return c
}

// judgedTogether classifies changes of BRCA1 with all criteria and classes.
func judgedTogether(t *testing.T, changes ...ledger.Change) germline.Gene {
	t.Helper()
	f := open(t)
	f.Classifier = assessor(t, f.base, f.base, specification(t, f.base))
	r, err := f.Classify(t.Context(), observed(f, 0, changes...), ledger.Declaration{})
	if err != nil {
		t.Fatal(err)
	}
	return r.Genes[0]
}

func findingOf(t *testing.T, g germline.Gene, name string) germline.Finding {
	t.Helper()
	i := slices.IndexFunc(g.Findings, func(f germline.Finding) bool { return strings.HasSuffix(f.Name.C, ":"+name) })
	if i < 0 {
		t.Fatalf("no finding %s", name)
	}
	return g.Findings[i]
}

func criterion(f germline.Finding, code acmg.Code) acmg.Evidence {
	for _, c := range f.Evidence {
		if c.Code == code {
			return c
		}
	}
	return acmg.Evidence{}
}

// TestFrameRestored: c.2000 to c.2011 of BRCA1 reads as below; one base goes and another comes, so
// that only the codons between change. What stands of the loss of function depends on the phase.
func TestFrameRestored(t *testing.T) {
	b := newBench(t)
	const lost, gained = "c.2002del", "c.2010_2011insA"
	for _, c := range []struct {
		name          string
		first, second string // genotypes
		setA, setB    string
		phase         germline.Phase // "" for no joint effect
		pvs1          acmg.Verdict   // of the deletion
		why           string
		conclusion    germline.Conclusion
		alone         bool
	}{
		{"phased, one chromosome", "0|1", "0|1", "", "", germline.Cis, "not_met", "criterion.joint.restored", germline.UncertainFound, false},
		{"one phase set, one chromosome", "1|0", "1|0", "7", "7", germline.Cis, "not_met", "criterion.joint.restored", germline.UncertainFound, false},
		{"both homozygous", "1/1", "1/1", "", "", germline.Cis, "not_met", "criterion.joint.restored", germline.UncertainFound, false},
		{"phased, two chromosomes", "0|1", "1|0", "", "", germline.Trans, "met", "criterion.pvs1.stop.nmd", germline.ProbableFound, true},
		{"two phase sets", "0|1", "0|1", "7", "9", germline.PhaseUnknown, "not_assessed", "criterion.joint.unknown", germline.UncertainFound, false},
		{"unphased", "0/1", "0/1", "", "", germline.PhaseUnknown, "not_assessed", "criterion.joint.unknown", germline.UncertainFound, false},
		{"the deletion on both", "1/1", "0/1", "", "", germline.Cis, "met", "criterion.pvs1.stop.nmd", germline.ProbableFound, true},
		{"one allele written", "1", "1", "", "", germline.PhaseUnknown, "not_assessed", "criterion.joint.unknown", germline.UncertainFound, false},
	} {
		g := judgedTogether(t, b.called(t, lost, c.first, c.setA), b.called(t, gained, c.second, c.setB))
		if len(g.Haplotypes) != 1 || g.Haplotypes[0].Phase != c.phase || !g.Haplotypes[0].Restores {
			t.Errorf("%s: %+v", c.name, g.Haplotypes)
			continue
		}
		f := findingOf(t, g, lost)
		got := criterion(f, "PVS1")
		if got.Verdict != c.pvs1 || got.Why != c.why || f.Alone() != c.alone || g.Conclusion != c.conclusion {
			t.Errorf("%s: PVS1 %s for %s, alone %v, %s", c.name, got.Verdict, got.Why, f.Alone(), g.Conclusion)
		}
		if f.Class != knowledge.NotReviewed {
			t.Errorf("%s: the class has become %s", c.name, f.Class)
		}
	}
}

// TestCodonTogether: two changes of one codon make an amino acid that neither makes alone.
func TestCodonTogether(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		a, b, name, protein string
		truncates, restores bool
	}{
		// Codon 61, TGT: Gly alone (pathogenic), Phe alone; GTT is Val.
		{"c.181T>G", "c.182G>T", "c.181_182delinsGT", "p.(Cys61Val)", false, false},
		// Codon 23, GAG: a stop alone, silent alone; TAA is a stop: nothing new.
		{"c.67G>T", "c.69G>A", "", "", false, false},
		// Codon 23, GAG: a stop alone, Gly alone; TGG is Trp.
		{"c.67G>T", "c.68A>G", "c.67_68delinsTG", "p.(Glu23Trp)", false, true},
	} {
		g := judgedTogether(t, b.called(t, c.a, "0|1", ""), b.called(t, c.b, "0|1", ""))
		if c.name == "" {
			if len(g.Haplotypes) != 0 {
				t.Errorf("%s with %s: %+v", c.a, c.b, g.Haplotypes[0].Name)
			}
			continue
		}
		if len(g.Haplotypes) != 1 {
			t.Errorf("%s with %s: %d joint effects", c.a, c.b, len(g.Haplotypes))
			continue
		}
		j := g.Haplotypes[0]
		if j.Name.C != "NM_007294.4:"+c.name || j.Name.P != c.protein || j.Truncates != c.truncates || j.Restores != c.restores || j.Phase != germline.Cis {
			t.Errorf("%s with %s: %+v, %s", c.a, c.b, j.Name, j.Phase)
		}
	}
}

// harmless is a knowledge base that calls every change of one base benign, and holds no other.
type harmless struct{ *sqlite.Base }

func (h harmless) Classification(_ context.Context, _ variants.Assembly, a variants.Allele) (*knowledge.Classification, error) {
	if len(a.Ref) > 1 {
		return nil, nil
	}
	return &knowledge.Classification{Class: knowledge.Benign, Stars: 3}, nil
}

// TestTwoHarmlessMakeAStop: two changes that are harmless alone may cut the protein short together;
// then the gene is not free of findings, unless they are known to lie apart.
func TestTwoHarmlessMakeAStop(t *testing.T) {
	b := newBench(t)
	for genotype, want := range map[string]germline.Conclusion{"0|1": germline.UncertainFound, "0/1": germline.UncertainFound, "1|0": germline.NoneFound} {
		f := open(t)
		f.Classifier = assessor(t, f.base, harmless{f.base}, specification(t, f.base))
		set := genotype
		if genotype[1] == '|' {
			set = "0|1"
		}
		// Codon 4, TCT: TAT is Tyr, TCA silent; TAA is a stop.
		o := observed(f, 0, b.called(t, "c.11C>A", set, ""), b.called(t, "c.12T>A", genotype, ""))
		r, err := f.Classify(t.Context(), o, ledger.Declaration{})
		if err != nil {
			t.Fatal(err)
		}
		g := r.Genes[0]
		if len(g.Haplotypes) != 1 || !g.Haplotypes[0].Truncates || g.Haplotypes[0].Name.P != "p.(Ser4Ter)" || g.Conclusion != want {
			t.Errorf("%s: %d joint effects, %s", genotype, len(g.Haplotypes), g.Conclusion)
		}
	}
}

// TestTwoAllelesOfOneLine lie on two chromosomes whatever their spelling.
func TestTwoAllelesOfOneLine(t *testing.T) {
	b := newBench(t)
	first, second := b.called(t, "c.181T>G", "0/1", ""), b.called(t, "c.182G>T", "0/1", "")
	first.Evidence = &ledger.Evidence{Text: "17 43106486 . CA AA,CC 1/2"}
	second.Evidence = first.Evidence
	if g := judgedTogether(t, first, second); len(g.Haplotypes) != 1 || g.Haplotypes[0].Phase != germline.Trans || !g.Findings[0].Alone() {
		t.Errorf("%+v", g.Haplotypes)
	}
}

// TestFailedCallProvesNothing: where one of the calls failed, the loss of function is neither met
// nor refuted.
func TestFailedCallProvesNothing(t *testing.T) {
	b := newBench(t)
	failed := b.called(t, "c.2010_2011insA", "0|1", "")
	failed.State = variants.Filtered
	g := judgedTogether(t, b.called(t, "c.2002del", "0|1", ""), failed)
	if c := criterion(findingOf(t, g, "c.2002del"), "PVS1"); c.Verdict != "not_assessed" || c.Why != "criterion.joint.failed" {
		t.Errorf("PVS1 %s, %s", c.Verdict, c.Why)
	}
}

// TestCrowded: of more coding variants than a person has, pairs are not judged, and nothing is
// concluded from their absence.
func TestCrowded(t *testing.T) {
	f := open(t)
	f.Classifier = assessor(t, f.base, harmless{f.base}, specification(t, f.base))
	b := newBench(t)
	var changes []ledger.Change
	for base := 700; len(changes) < 101; base += 3 {
		a := b.substitution(t, "BRCA1", base, base+2, 0, hgvs.Missense)
		changes = append(changes, change(a, variants.Variant))
	}
	for n, want := range map[int]germline.Conclusion{100: germline.NoneFound, 101: germline.UncertainFound} {
		r, err := f.Classify(t.Context(), observed(f, 0, changes[:n]...), ledger.Declaration{})
		if err != nil {
			t.Fatal(err)
		}
		if g := r.Genes[0]; g.Crowded != (n > 100) || g.Conclusion != want {
			t.Errorf("%d variants: crowded %v, %s", n, g.Crowded, g.Conclusion)
		}
	}
}
