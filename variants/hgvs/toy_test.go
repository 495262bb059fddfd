package hgvs

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"allelens/variants"
	"allelens/variants/genome"
)

// The toy gene: three exons with repeats in and around their borders, in capitals. Its 36 codons:
// M K K A A A D E H H L G G W Y R S C P N E E E T T V L K K F Q R S T A *.
const (
	toyBefore  = "cattagcaggtgcaattaacc"
	toyExon1   = "GGCAAAAATGAAAAAAGCTGCTGCTGATGAACATCATTTAG"
	toyIntron1 = "gtaagtttttttccacacacattgattttttttttcag"
	toyExon2   = "GGGGCTGGTACAGATCCTGTCCCAACGAGGAGGAGACCA"
	toyIntron2 = "gtgagtacacacacgttgtgatatctaacttag"
	toyExon3   = "CTGTTTTAAAGAAGTTTCAAAGAAGCACTGCCTAATGCATTTAAACC"
	toyAfter   = "atgattagttaaggcacgtta"
	toyStart   = 1001
)

// toyGene is the toy gene on chr13, plus strand, and its mirror image on chr17, minus strand.
type toyGene struct {
	ref          *genome.Reference
	plus, mirror *Namer
	bases        string // plus strand of chr13
}

func newToy(t testing.TB) toyGene {
	t.Helper()
	bases := strings.ToUpper(toyBefore + toyExon1 + toyIntron1 + toyExon2 + toyIntron2 + toyExon3 + toyAfter)
	ref := genome.NewReference([]genome.Slice{
		{Assembly: variants.GRCh38, Contig: "13", Start: toyStart, Bases: bases},
		{Assembly: variants.GRCh38, Contig: "17", Start: toyStart, Bases: genome.ReverseComplement(bases)},
	})
	toy := toyGene{ref: ref, bases: bases}
	exon := func(number, first, length, cdsStart, cdsEnd int) (plus, mirror Exon) {
		last := first + length - 1
		at := func(contig variants.Contig, start, end int) Exon {
			return Exon{Number: number, CDSStart: cdsStart, CDSEnd: cdsEnd, Genomic: map[variants.Assembly]variants.Interval{
				variants.GRCh38: {Contig: contig, Start: toyStart + start, End: toyStart + end},
			}}
		}
		return at("13", first, last), at("17", len(bases)-1-last, len(bases)-1-first)
	}
	utr := strings.Index(toyExon1, "ATG")
	coding1 := len(toyExon1) - utr
	coding2 := coding1 + len(toyExon2)
	coding3 := coding2 + strings.Index(toyExon3, "TAATGC") + 3
	second := len(toyBefore + toyExon1 + toyIntron1)
	third := second + len(toyExon2+toyIntron2)
	p1, m1 := exon(1, len(toyBefore), len(toyExon1), 1, coding1)
	p2, m2 := exon(2, second, len(toyExon2), coding1+1, coding2)
	p3, m3 := exon(3, third, len(toyExon3), coding2+1, coding3)
	namer := func(contig variants.Contig, strand int, exons ...Exon) *Namer {
		n, err := NewNamer(ref, Transcript{
			Gene: "TOY", RefSeq: "NM_000001.2", Protein: "NP_000001.1", Contig: contig, Strand: strand, Exons: exons,
			GenomicAccession: map[variants.Assembly]string{variants.GRCh38: accessions[variants.GRCh38][contig]},
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	toy.plus, toy.mirror = namer("13", 1, p1, p2, p3), namer("17", -1, m1, m2, m3)
	return toy
}

// draw draws a change on the plus strand, away from the ends of the sequence.
func (g toyGene) draw(t *rapid.T) variants.Allele {
	pos := rapid.IntRange(10, len(g.bases)-20).Draw(t, "pos")
	length := rapid.IntRange(1, 8).Draw(t, "length")
	alt := rapid.StringMatching(`[ACGT]{1,8}`).Draw(t, "alt")
	if rapid.Bool().Draw(t, "anchored") {
		alt = g.bases[pos:pos+1] + alt[1:]
	}
	return variants.Allele{Contig: "13", Pos: toyStart + pos, Ref: g.bases[pos : pos+length], Alt: alt}
}

// mirrored is the same change on the mirror image.
func (g toyGene) mirrored(a variants.Allele) variants.Allele {
	first := toyStart + len(g.bases) - 1 - (a.End() - toyStart)
	return variants.Allele{Contig: "17", Pos: first, Ref: genome.ReverseComplement(a.Ref), Alt: genome.ReverseComplement(a.Alt)}
}

func (g toyGene) name(t *rapid.T, a variants.Allele) (name Name, changes bool) {
	if a.Ref == a.Alt {
		return Name{}, false
	}
	name, err := g.plus.Name(variants.GRCh38, a)
	if err != nil {
		t.Fatal(err)
	}
	return name, true
}

// A transcript knows no strand: the mirror image has the same names but for g.
func TestStrandDoesNotMatter(t *testing.T) {
	g := newToy(t)
	rapid.Check(t, func(t *rapid.T) {
		a := g.draw(t)
		want, ok := g.name(t, a)
		if !ok {
			return
		}
		got, err := g.mirror.Name(variants.GRCh38, g.mirrored(a))
		got.G = want.G
		if err != nil || got != want {
			t.Fatalf("%v is %+v, its mirror image %+v, %v", a, want, got, err)
		}
	})
}

// Names lead back to the allele they were made of, and all its spellings have the same names.
func TestNamesRoundTrip(t *testing.T) {
	g := newToy(t)
	rapid.Check(t, func(t *rapid.T) {
		a := g.draw(t)
		name, ok := g.name(t, a)
		if !ok {
			return
		}
		want, err := g.ref.Normalise(variants.GRCh38, a)
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := g.name(t, want); again != name {
			t.Fatalf("%v is %+v, its normal form %v is %+v", a, name, want, again)
		}
		for _, text := range []string{name.C, name.G} {
			if got, err := g.plus.Allele(variants.GRCh38, text); err != nil || got != want {
				t.Fatalf("%v is %s, which is read as %v, %v; want %v", a, text, got, err, want)
			}
		}
		m, err := g.mirror.Allele(variants.GRCh38, name.C)
		if normal, _ := g.ref.Normalise(variants.GRCh38, g.mirrored(want)); err != nil || m != normal {
			t.Fatalf("%s is read as %v, %v on the mirror image; want %v", name.C, m, err, normal)
		}
	})
}

// The protein name, applied to the protein, gives what translating the changed transcript gives.
func TestProteinNamesSayWhatIsTranslated(t *testing.T) {
	g := newToy(t)
	f := g.plus.frames[variants.GRCh38]
	rapid.Check(t, func(t *rapid.T) {
		a := g.draw(t)
		name, ok := g.name(t, a)
		if !ok || !strings.HasPrefix(name.P, "p.(") || name.P == "p.(Met1?)" {
			return
		}
		i := f.exon(a.Pos)
		e := f.exons[i]
		iv := variants.Interval{Contig: "13", Start: e.start, End: e.end}
		if a.Pos < iv.Start || a.End() > iv.End {
			return
		}
		exon, err := g.ref.Apply(variants.GRCh38, iv, a)
		if err != nil {
			t.Fatal(err)
		}
		mrna := f.mrna[:e.tx-1] + exon + f.mrna[e.tx-1+iv.Len():]
		shift := 0
		if name.P == "p.(Met1=)" {
			shift = len(mrna) - len(f.mrna)
		}
		want := untilStop(translate(mrna[f.start+shift:]))
		got, err := applyProtein(f.protein, name.P, want)
		if err != nil || got != want {
			t.Fatalf("%v is %s %s, which gives %s, %v; translated it is %s", a, name.C, name.P, got, err, want)
		}
	})
}

func untilStop(protein string) string {
	before, _, found := strings.Cut(protein, "*")
	if found {
		return before + "*"
	}
	return before
}
