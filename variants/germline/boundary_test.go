package germline_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/acmg"
	"allelens/variants/genome"
	"allelens/variants/germline"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
)

// bench makes alleles from places on a transcript.
type bench struct {
	base        *sqlite.Base
	ref         *genome.Reference
	transcripts map[string]knowledge.Transcript
	namers      map[string]*hgvs.Namer
}

func newBench(t *testing.T) bench {
	t.Helper()
	b := bench{base: open(t).base, transcripts: map[string]knowledge.Transcript{}, namers: map[string]*hgvs.Namer{}}
	pieces, err := b.base.References(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var parts []genome.Slice
	for _, s := range pieces {
		parts = append(parts, genome.Slice{Assembly: s.Assembly, Contig: s.Contig, Start: s.Start, Bases: s.Bases})
	}
	b.ref = genome.NewReference(parts)
	transcripts, err := b.base.Transcripts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, tr := range transcripts {
		n := hgvs.Transcript{Gene: tr.Gene, RefSeq: tr.RefSeq, Protein: tr.Protein, Contig: tr.Contig, Strand: tr.Strand,
			GenomicAccession: map[variants.Assembly]string{variants.GRCh37: "g", variants.GRCh38: "g"}}
		for _, e := range tr.Exons {
			n.Exons = append(n.Exons, hgvs.Exon{Number: e.Number, Genomic: e.Genomic, CDSStart: e.CDSStart, CDSEnd: e.CDSEnd})
		}
		b.transcripts[tr.Gene] = tr
		if b.namers[tr.Gene], err = hgvs.NewNamer(b.ref, n); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// at is the allele that puts bases (as the gene reads) in the place of as many from c.base+offset on.
func (b bench) at(t *testing.T, gene string, base, offset int, bases string) variants.Allele {
	t.Helper()
	tr := b.transcripts[gene]
	for _, e := range tr.Exons {
		if base < e.CDSStart || base > e.CDSEnd {
			continue
		}
		iv := e.Genomic[variants.GRCh38]
		from := iv.Start + base - e.CDSStart + offset
		if e.CDSStart == 1 { // the coding part reaches the end of the first coding exon
			from = iv.End - (e.CDSEnd - base) + offset
		}
		if tr.Strand < 0 {
			from = iv.End - (base - e.CDSStart) - offset
			if e.CDSStart == 1 {
				from = iv.Start + (e.CDSEnd - base) - offset
			}
			from -= len(bases) - 1
			bases = reversed(bases)
		}
		ref, ok := b.ref.Bases(variants.GRCh38, variants.Interval{Contig: tr.Contig, Start: from, End: from + len(bases) - 1})
		if !ok {
			break
		}
		return variants.Allele{Contig: tr.Contig, Pos: from, Ref: ref, Alt: bases}
	}
	t.Fatalf("%s c.%d is not coding", gene, base)
	return variants.Allele{}
}

func reversed(bases string) string {
	var out strings.Builder
	for i := len(bases) - 1; i >= 0; i-- {
		out.WriteByte(map[byte]byte{'A': 'T', 'C': 'G', 'G': 'C', 'T': 'A'}[bases[i]])
	}
	return out.String()
}

// substitution is a change of one base of those from c.first to c.last with a consequence.
func (b bench) substitution(t *testing.T, gene string, first, last, offset int, consequence string) variants.Allele {
	t.Helper()
	for base := first; base <= last; base++ {
		for _, alt := range []string{"A", "C", "G", "T"} {
			a := b.at(t, gene, base, offset, alt)
			if a.Ref == a.Alt {
				continue
			}
			if n, err := b.namers[gene].Name(variants.GRCh38, a); err == nil && n.Consequence == consequence {
				return a
			}
		}
	}
	t.Fatalf("%s c.%d to c.%d: no change is a %s", gene, first, last, consequence)
	return variants.Allele{}
}

// codon is the first base of a codon.
func codon(k int) int { return 3*k - 2 }

// boundary is a variant that lies on one side of a limit, what is known of it, and a line that
// its outcome must have ("!" before it: must not have).
type boundary struct {
	gene  string
	a     variants.Allele
	known world
	want  string
}

// world is what a knowledge base says of one variant.
type world struct {
	frequencies []knowledge.Frequency
	functional  []knowledge.Functional
	others      []knowledge.Classification
	score       *knowledge.Score
}

func faf(f float64) world {
	return world{frequencies: []knowledge.Frequency{{Dataset: "gnomAD v4.1", AlleleCount: 9, AlleleTotal: 100_000, Overall: 9e-5, FAF95: f, FAF95Group: "nfe"}}}
}

func count(n int) world {
	return world{frequencies: []knowledge.Frequency{{Dataset: "gnomAD v4.1", AlleleCount: n, AlleleTotal: 100_000, Overall: float64(n) / 100_000, FAF95: -1}}}
}

func (w world) assay(class string) world {
	w.functional = append(w.functional, knowledge.Functional{Assay: "SGE, Findlay 2018", Class: class})
	return w
}

func (w world) other(class knowledge.Class) world {
	w.others = append(w.others, knowledge.Classification{HGVSC: "another", Class: class, Stars: 3})
	return w
}

// scored gives the clinic's scores; below zero there is none (BayesDel's limits lie above it).
func (w world) scored(bayesdel, splice float64) world {
	w.score = &knowledge.Score{BayesDel: bayesdel, HasBayesDel: bayesdel >= 0, SpliceAI: splice, HasSpliceAI: splice >= 0}
	return w
}

// worlds is a Lookup that knows what the boundaries say.
type worlds struct {
	*sqlite.Base
	world
}

func (w worlds) Classification(context.Context, variants.Assembly, variants.Allele) (*knowledge.Classification, error) {
	return nil, nil
}

func (w worlds) Frequencies(context.Context, variants.Assembly, variants.Allele) ([]knowledge.Frequency, error) {
	return w.frequencies, nil
}

func (w worlds) Functional(context.Context, variants.Assembly, string, variants.Allele, string) ([]knowledge.Functional, error) {
	return w.functional, nil
}

func (w worlds) Score(context.Context, variants.Assembly, variants.Allele) (*knowledge.Score, error) {
	return w.score, nil
}

func (w worlds) SameProtein(context.Context, string, string, string) ([]knowledge.Classification, error) {
	return w.others, nil
}

// outcome judges a boundary's variant by a specification.
func (b bench) outcome(t *testing.T, x boundary, s acmg.Tables) []string {
	t.Helper()
	transcripts := []knowledge.Transcript{b.transcripts[x.gene]}
	c, err := germline.New(transcripts, nil, b.ref, worlds{b.base, x.known})
	if err != nil {
		t.Fatal(err)
	}
	if c, err = c.With(s, ""); err != nil {
		return []string{err.Error()}
	}
	ch := change(x.a, variants.Variant)
	ch.Gene = x.gene
	r, err := c.Classify(t.Context(), &ledger.Observations{Assembly: variants.GRCh38, Variants: []ledger.Change{ch}, Coverage: []ledger.Coverage{{Gene: x.gene}}}, ledger.Declaration{})
	if err != nil {
		t.Fatal(err)
	}
	f := r.Genes[0].Findings[0]
	var out []string
	for _, e := range f.Evidence {
		code := string(e.Code)
		out = append(out, strings.TrimSpace(code+" "+string(e.Verdict)+" "+string(e.Strength)), code+" "+e.Why)
		for _, v := range e.Values {
			out = append(out, code+" "+v.Name+"="+v.Text)
		}
	}
	return append(out, fmt.Sprintf("class %s %d", f.Provisional.Class, f.Provisional.Points))
}

func (x boundary) holds(outcome []string) bool {
	if unwanted, ok := strings.CutPrefix(x.want, "!"); ok {
		return !slices.ContainsFunc(outcome, func(line string) bool { return strings.HasPrefix(line, unwanted) })
	}
	return slices.Contains(outcome, x.want)
}

// boundaries lists both sides of every limit, of both genes.
func (b bench) boundaries(t *testing.T) []boundary {
	t.Helper()
	var all []boundary
	for _, g := range []struct {
		gene             string
		open, domain     [2]int // codons outside of and in a functional domain, far from exon borders
		known            int    // last codon where a stop is known to be pathogenic
		destroyed, kept  int    // stops before and behind the limit of decay
		withheld         []int  // exons without an answer
		beside           []int  // exons beside those
		weak             [2]int // c. bases of an exon where PM5 is supporting
		exon             [2]int // c. bases of an exon outside of the domains
		borders          []int  // first, last codon of each domain in turn
		deep             int    // last c. base of an exon with a long intron behind and before the next
		spliceai, scores string
	}{
		{"BRCA1", [2]int{700, 720}, [2]int{1680, 1686}, 1853, 1805, 1806, []int{8, 9}, []int{7, 10}, [2]int{442, 540}, [2]int{671, 4096},
			[]int{2, 101, 1391, 1424, 1650, 1857}, 4096, "0.1", "0.28 0.2 0.15 0.1"},
		{"BRCA2", [2]int{700, 720}, [2]int{2700, 2720}, 3308, 3199, 3200, []int{6, 7, 12}, []int{5, 8, 11, 13}, [2]int{8633, 8740}, [2]int{1910, 6841},
			[]int{10, 40, 2481, 3186}, 1909, "0.1", "0.3 0.2 0.18 0.1"},
	} {
		add := func(a variants.Allele, known world, want string) { all = append(all, boundary{g.gene, a, known, want}) }
		out := b.substitution(t, g.gene, codon(g.open[0]), codon(g.open[1]), 0, hgvs.Missense)
		in := b.substitution(t, g.gene, codon(g.domain[0]), codon(g.domain[1]), 0, hgvs.Missense)
		stop := func(k int) variants.Allele { return b.at(t, g.gene, codon(k), 0, "TAA") }
		stopIn := b.substitution(t, g.gene, g.weak[0], g.weak[1], 0, hgvs.StopGained)

		add(in, faf(0.001), "BA1 not_met")
		add(in, faf(0.00101), "BA1 met stand_alone")
		add(in, faf(0.00101), "class benign 0")
		add(in, faf(0.0001), "BS1 met supporting")
		add(in, faf(0.000101), "BS1 met strong")
		add(in, faf(0.00002), "BS1 not_met")
		add(in, faf(0.0000201), "BS1 met supporting")
		add(in, count(0), "PM2 met supporting")
		add(in, count(1), "PM2 not_met")
		add(b.substitution(t, g.gene, g.deep, g.deep, 75, hgvs.Intron), world{}, "PM2 met supporting")
		add(b.substitution(t, g.gene, g.deep, g.deep, 76, hgvs.Intron), world{}, "PM2 not_assessed")
		add(b.substitution(t, g.gene, g.deep, g.deep, 6, hgvs.SpliceRegion), world{}, "!BP7")
		add(b.substitution(t, g.gene, g.deep, g.deep, 7, hgvs.SpliceRegion), world{}, "BP7 not_assessed")
		add(b.substitution(t, g.gene, g.deep+1, g.deep+1, -20, hgvs.Intron), world{}, "!BP7")
		add(b.substitution(t, g.gene, g.deep+1, g.deep+1, -21, hgvs.Intron), world{}, "BP7 not_assessed")

		add(stop(g.known), world{}, "PVS1 met very_strong")
		add(stop(g.known), world{}, "PM5_PTC met strong")
		add(stop(g.known+1), world{}, "PVS1 not_assessed")
		add(stop(g.known+1), world{}, "PM5_PTC not_assessed")
		add(stop(g.known+2), world{}, "PVS1 not_met")
		add(stop(g.known+2), world{}, "PM5_PTC not_met")
		add(stop(g.destroyed), world{}, "PVS1 criterion.pvs1.stop.nmd")
		add(stop(g.kept), world{}, "PVS1 criterion.pvs1.stop.protein")
		for exons, want := range map[*[]int]string{&g.withheld: "PVS1 not_assessed", &g.beside: "PVS1 met very_strong"} {
			for _, number := range *exons {
				e := b.transcripts[g.gene].Exons[number-1]
				add(stop((e.CDSStart+e.CDSEnd)/6), world{}, want)
			}
		}

		add(b.substitution(t, g.gene, g.exon[0]+9, g.exon[0]+9, 0, either(t, b, g.gene, g.exon[0]+9)), world{}, "BP1 not_assessed")
		add(b.substitution(t, g.gene, g.exon[0]+10, g.exon[0]+10, 0, either(t, b, g.gene, g.exon[0]+10)), world{}, "BP1 met strong")
		add(b.substitution(t, g.gene, g.exon[1]-9, g.exon[1]-9, 0, either(t, b, g.gene, g.exon[1]-9)), world{}, "BP1 not_assessed")
		add(b.substitution(t, g.gene, g.exon[1]-10, g.exon[1]-10, 0, either(t, b, g.gene, g.exon[1]-10)), world{}, "BP1 met strong")
		for i, k := range g.borders {
			add(b.substitution(t, g.gene, codon(k), codon(k)+2, 0, hgvs.Missense), world{}, "BP1 criterion.bp1.domain")
			if outside := k - 1 + 2*(i%2); outside > 1 {
				add(b.substitution(t, g.gene, codon(outside), codon(outside)+2, 0, hgvs.Missense), world{}, "!BP1 criterion.bp1.domain")
			}
		}
		add(out, world{}, "BP1 limit="+g.spliceai)
		scores := strings.Fields(g.scores)
		add(in, world{}, "PP3 bayesdel="+scores[0])
		add(in, world{}, "PP3 spliceai="+scores[1])
		add(in, world{}, "BP4 bayesdel="+scores[2])
		add(in, world{}, "BP4 spliceai="+scores[3])

		all = append(all, b.scoredBoundaries(t, g.gene, in, out, g.exon[1], g.domain, scores)...)
		add(in, count(0), "class uncertain 1")
		add(in, count(1), "class uncertain 0")
		add(in, faf(0.00003), "class uncertain -1")
		add(in, count(1).other(knowledge.LikelyPathogenic), "class uncertain 2")
		add(in, count(0).assay("LOF"), "class uncertain 5")
		add(in, count(1).assay("LOF").other(knowledge.LikelyPathogenic), "class likely_pathogenic 6")
		add(in, count(1).assay("INT"), "class uncertain 0")
		add(in, count(1).assay("LOF").assay("FUNC"), "class uncertain 0")
		add(stopIn, count(1), "class likely_pathogenic 9")
		add(stopIn, count(0), "class pathogenic 10")
		add(out, count(1), "class likely_benign -4")
		add(out, faf(0.00003), "class likely_benign -5")
		add(out, count(0).assay("FUNC"), "class benign -7")
		add(stopIn, faf(0.00003), "class likely_pathogenic 8")
		add(in, faf(0.0002).other(knowledge.LikelyPathogenic), "class uncertain -2")
		add(stopIn, faf(0.0002), "class uncertain 5")
		add(stopIn, faf(0.01), "class uncertain 9")
	}
	start := b.at(t, "BRCA1", 1, 0, "C")
	all = append(all, boundary{"BRCA1", start, world{}, "PVS1 met very_strong"},
		boundary{"BRCA2", b.at(t, "BRCA2", 1, 0, "C"), world{}, "PVS1 not_assessed"})
	return all
}

// scoredBoundaries are those of the clinic's scores: of a missense change in a domain, one outside of them, and
// a change of the last base of an exon; domain are codons of one. limits are those of BayesDel and SpliceAI for PP3, then for BP4.
func (b bench) scoredBoundaries(t *testing.T, gene string, in, out variants.Allele, border int, domain [2]int, limits []string) (all []boundary) {
	t.Helper()
	add := func(a variants.Allele, known world, want string) { all = append(all, boundary{gene, a, known, want}) }
	var n [4]float64
	for i, s := range limits {
		var err error
		if n[i], err = strconv.ParseFloat(s, 64); err != nil {
			t.Fatal(err)
		}
	}
	const none, step = -1, 0.001
	add(in, count(1).scored(n[0], 0), "PP3 met supporting")
	add(in, count(1).scored(n[0]-step, 0), "PP3 not_met")
	add(in, count(1).scored(0, n[1]), "PP3 met supporting")
	add(in, count(1).scored(0, n[1]-step), "PP3 not_met")
	add(in, count(1).scored(none, 0), "PP3 not_assessed")
	add(in, count(1).scored(n[0], none), "PP3 met supporting")
	add(in, count(1).scored(n[2], n[3]), "BP4 met supporting")
	add(in, count(1).scored(n[2]+step, n[3]), "BP4 not_met")
	add(in, count(1).scored(n[2], n[3]+step), "BP4 not_met")
	add(in, count(1).scored(n[2], none), "BP4 not_assessed")
	add(in, faf(0.00003).scored(n[2], n[3]), "class likely_benign -2")
	add(in, count(1).scored(n[2], n[3]), "class uncertain -1")
	add(in, faf(0.0002).other(knowledge.LikelyPathogenic).scored(n[2], n[3]), "class uncertain -3")
	add(in, faf(0.0002), "class uncertain -4")
	silent := b.substitution(t, gene, codon(domain[0]), codon(domain[1]), 0, hgvs.Synonymous)
	add(silent, count(0).scored(none, n[3]), "BP7 met supporting")
	add(silent, count(0).scored(none, n[3]+step), "BP7 not_met")
	add(silent, count(0).scored(none, n[3]), "class uncertain -1")
	add(silent, count(1).scored(none, n[3]), "class likely_benign -2")
	add(in, count(1).other(knowledge.Pathogenic).scored(none, n[3]), "PS1 criterion.ps1.scored")
	add(in, count(1).other(knowledge.Pathogenic).scored(none, n[3]+step), "PS1 not_met")
	add(out, count(1).scored(none, n[3]), "BP1 criterion.bp1.scored")
	add(out, count(1).scored(none, n[3]+step), "BP1 not_met")
	add(out, count(1).scored(none, n[3]), "BP4 not_met")
	add(out, count(1).scored(1, n[3]), "PP3 not_met")
	last := b.substitution(t, gene, border, border, 0, either(t, b, gene, border))
	add(last, count(1).scored(none, n[3]), "BP1 met strong")
	return all
}

// either is the consequence of some change of a base that keeps the protein whole.
func either(t *testing.T, b bench, gene string, base int) string {
	t.Helper()
	for _, alt := range []string{"A", "C", "G", "T"} {
		a := b.at(t, gene, base, 0, alt)
		if n, err := b.namers[gene].Name(variants.GRCh38, a); err == nil && a.Ref != a.Alt && (n.Consequence == hgvs.Missense || n.Consequence == hgvs.Synonymous) {
			return n.Consequence
		}
	}
	t.Fatal("every change is a stop")
	return ""
}

func TestBoundaries(t *testing.T) {
	b := newBench(t)
	s := specification(t, b.base)
	for _, assay := range s.Assays { // BRCA1's assay is lent to BRCA2, which has none that counts
		assay.Gene = "BRCA2"
		s.Assays = append(s.Assays, assay)
	}
	for _, x := range b.boundaries(t) {
		if got := b.outcome(t, x, s); !x.holds(got) {
			t.Errorf("%s %v: %q, want %q", x.gene, x.a, got, x.want)
		}
	}
}

// unseen are steps that no sum or place can show: no criteria add up to -6 points, and the first
// codon's change is a lost start.
var unseen = map[string]bool{
	"BRCA1 points likely_benign_ge -5": true, "BRCA2 points likely_benign_ge -5": true,
	"BRCA1 BP1_Strong functional_domain 1-101": true,
}

// notUsed are limits of criteria that need data on patients and families, which no file holds.
var notUsed = map[string]bool{"PS4_Strong": true, "PP1/PP4": true, "BS4/BP5": true, "PM3": true, "BS2": true}

// ofEvents are limits of structural events, which no boundary case of a small variant shows: TestStructuralEvents holds them.
var ofEvents = map[string]bool{"PVS1 promoter_bases": true, "PVS1 event": true}

// TestEveryStepIsNoticed moves every limit of the specification by one step, both ways, and asks
// that a boundary case fails.
func TestEveryStepIsNoticed(t *testing.T) {
	if testing.Short() {
		t.Skip("judges the boundary cases for every step of every limit; not under -short")
	}
	b := newBench(t)
	s, cases := specification(t, b.base), b.boundaries(t)
	moved := 0
	for i, limit := range s.Thresholds {
		if notUsed[limit.Code] || ofEvents[limit.Code+" "+limit.Parameter] {
			continue
		}
		for _, value := range steps(t, limit) {
			if unseen[limit.Gene+" "+limit.Code+" "+limit.Parameter+" "+value] {
				continue
			}
			mutant := s
			mutant.Thresholds = slices.Clone(s.Thresholds)
			mutant.Thresholds[i].Value = value
			moved++
			noticed := slices.ContainsFunc(cases, func(x boundary) bool { return x.gene == limit.Gene && !x.holds(b.outcome(t, x, mutant)) })
			if !noticed {
				t.Errorf("%s %s %s moved from %s to %s: no boundary case fails", limit.Gene, limit.Code, limit.Parameter, limit.Value, value)
			}
		}
	}
	t.Logf("%d steps", moved)
	if moved < 100 {
		t.Errorf("only %d steps", moved)
	}
}

// steps are a limit's neighbours: a codon, an exon, a base, a point, a tenth of a fraction.
func steps(t *testing.T, limit knowledge.Threshold) []string {
	t.Helper()
	if from, to, ok := strings.Cut(limit.Value, "-"); ok && limit.Parameter == "functional_domain" {
		a, b := atoi(t, from), atoi(t, to)
		return []string{fmt.Sprintf("%d-%d", a-1, b), fmt.Sprintf("%d-%d", a+1, b), fmt.Sprintf("%d-%d", a, b-1), fmt.Sprintf("%d-%d", a, b+1)}
	}
	if limit.Parameter == "start_lost" {
		return []string{"strong"}
	}
	n, err := strconv.ParseFloat(limit.Value, 64)
	if err != nil {
		t.Fatal(err)
	}
	by := 1.0
	switch {
	case limit.Parameter == "nmd_bases":
		by = 3
	case n != float64(int(n)) || limit.Unit == "delta score" || limit.Unit == "score":
		by = n / 10
	}
	return []string{strconv.FormatFloat(n-by, 'f', -1, 64), strconv.FormatFloat(n+by, 'f', -1, 64)}
}
