package hgvs

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
	"allelens/variants/genome"
)

func TestParse(t *testing.T) {
	at := func(base, offset int) Position { return Position{Base: base, Offset: offset} }
	for in, want := range map[string]Description{
		"NM_007294.4:c.68_69del":                {"NM_007294.4", false, at(68, 0), at(69, 0), Deletion, "", ""},
		"NM_007294.4(BRCA1):c.68_69delAG":       {"NM_007294.4", false, at(68, 0), at(69, 0), Deletion, "AG", ""},
		"NM_007294.4:c.68_69del p.(Glu23Valfs)": {"NM_007294.4", false, at(68, 0), at(69, 0), Deletion, "", ""},
		"NC_000017.11(NM_007294.4):c.80+5G>A":   {"NM_007294.4", false, at(80, 5), at(80, 5), Substitution, "G", "A"},
		" c.81-10del ":                          {"", false, at(81, -10), at(81, -10), Deletion, "", ""},
		"c.-19-22_-19-21del":                    {"", false, at(-19, -22), at(-19, -21), Deletion, "", ""},
		"c.5266dupc":                            {"", false, at(5266, 0), at(5266, 0), Duplication, "C", ""},
		"C.5266DUP":                             {"", false, at(5266, 0), at(5266, 0), Duplication, "", ""},
		"c.*5_*6insAT":                          {"", false, Position{5, 0, true}, Position{6, 0, true}, Insertion, "", "AT"},
		"c.9_11delgctinsTA":                     {"", false, at(9, 0), at(11, 0), Replacement, "GCT", "TA"},
		"c.5delinsTTT":                          {"", false, at(5, 0), at(5, 0), Replacement, "", "TTT"},
		"c.38_39inv":                            {"", false, at(38, 0), at(39, 0), Inversion, "", ""},
		"NC_000017.11:g.43124030_43124031del":   {"NC_000017.11", true, at(43124030, 0), at(43124031, 0), Deletion, "", ""},
		"g.43124012C>T":                         {"", true, at(43124012, 0), at(43124012, 0), Substitution, "C", "T"},
	} {
		got, err := Parse(in)
		if d := cmp.Diff(want, got); err != nil || d != "" {
			t.Errorf("%q: %v %s", in, err, d)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, in := range []string{
		"", "c.", "BRCA1", "68_69del", "c.68_69", "c.68=", "c.68A>A", "c.68A>", "c.0del", "c.-0del", "c.68_69A>G", "c.68insA",
		"c.68_69insN", "c.68delins", "g.68+5A>G", "g.*68del", "g.-68del", "p.Glu23fs", "c.(68_69)del", "c.[68del;70del]", "c.68_69[3]",
		"c.9999999999del", "c.68+del", "c.68 A>G", "NM_007294.4 c.68del", "NM_007294.4:", ":c.68del:", "n.68del", "c.68_69delX", "c.68_?del",
	} {
		if got, err := Parse(in); !errors.Is(err, ErrSyntax) {
			t.Errorf("%q gives %+v, %v", in, got, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"NM_007294.4(BRCA1):c.68_69delAG", "c.-19-22_-19-21del", "c.*5_*6insAT", "c.9_11delgctinsTA", "g.43124012C>T", "c.38_39inv",
		"c.5266dup", "c.0del", "c.80+0G>A", "C.81-10DEL p.?",
	} {
		f.Add(s)
	}
	toy := newToy(f)
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			return
		}
		if d.Kind != Substitution {
			d.Deleted = "" // String leaves it out
		}
		if again, err := Parse(d.String()); err != nil || again != d {
			t.Errorf("%q is %+v, written %q and read as %+v, %v", s, d, d, again, err)
		}
		for _, n := range []*Namer{toy.plus, toy.mirror} {
			a, err := n.Allele(variants.GRCh38, d.String())
			if err != nil {
				continue
			}
			name, err := n.Name(variants.GRCh38, a)
			if err != nil {
				t.Fatalf("%q is %v, which has no name: %v", s, a, err)
			}
			if again, err := n.Allele(variants.GRCh38, name.C); err != nil || again != a {
				t.Errorf("%q is %v, %s is %v, %v", s, a, name.C, again, err)
			}
		}
	})
}

// Names that are well formed but mean no change of the transcript.
func TestAlleleRefuses(t *testing.T) {
	g := newToy(t)
	n := g.plus
	last := n.frames[variants.GRCh38].coding
	for name, want := range map[string]error{
		"rs80357906":             ErrSyntax,
		"NM_000059.4:c.5del":     ErrAccession,
		"NC_000013.10:g.1030del": ErrAccession, // the other build
		"c.99999del":             ErrPosition,
		"c." + Position{Base: last + 1}.String() + "del": ErrPosition, // after the stop "*" is due
		"c.5+1del":   ErrPosition, // not an exon's end
		"c.5-1del":   ErrPosition,
		"c.34+38del": nil, "c.35-38del": nil, "c.34+39del": ErrPosition, // the intron has 38 bases
		"c.35-39del":  ErrPosition,
		"c.-7-1del":   ErrPosition, // the first exon has no intron before it
		"c.*12+1del":  ErrPosition,
		"c.7_6del":    ErrPosition,
		"c.5_7insA":   ErrPosition,
		"c.*99999del": ErrNoSequence,
		"c.-99999del": ErrNoSequence,
		"g.5_6insA":   ErrNoSequence,
		"c.1C>A":      ErrBases,
		"c.1_3delATT": ErrBases,
		"c.1delinsA":  ErrNoChange,
		"g.1001del":   ErrNoSequence, // no base before it is known
	} {
		if got, err := n.Allele(variants.GRCh38, name); !errors.Is(err, want) {
			t.Errorf("%s gives %v, %v; want %v", name, got, err, want)
		}
	}
	if _, err := n.Allele(variants.GRCh37, "c.1del"); !errors.Is(err, ErrNoSequence) {
		t.Errorf("a build without sequence gives %v", err)
	}
}

// Positions at every kind of border, in both directions.
func TestPositions(t *testing.T) {
	f := newToy(t).plus.frames[variants.GRCh38]
	exon1, exon2, exon3 := f.exons[0], f.exons[1], f.exons[2]
	for p, want := range map[int]string{
		exon1.start - 1: "-8", exon1.start: "-7", exon1.start + 6: "-1", exon1.start + 7: "1",
		exon1.end: "34", exon1.end + 1: "34+1", exon1.end + 19: "34+19", exon1.end + 20: "35-19", exon2.start - 1: "35-1",
		exon2.start: "35", exon2.end: "73", exon2.end + 17: "73+17", exon2.end + 18: "74-16", // 33 bases: the middle counts from the left
		exon3.end: "*12", exon3.end + 2: "*14",
	} {
		c := f.position(p)
		if back, ok := f.locate(c); c.String() != want || back != p || !ok {
			t.Errorf("%d is %v, want %s; back it is %d, %v", p, c, want, back, ok)
		}
	}
}

func TestNameRefuses(t *testing.T) {
	g := newToy(t)
	at := func(pos int, ref, alt string) variants.Allele {
		return variants.Allele{Contig: "13", Pos: pos, Ref: ref, Alt: alt}
	}
	var mismatch *genome.Mismatch
	if _, err := g.plus.Name(variants.GRCh38, at(toyStart, "G", "T")); !errors.As(err, &mismatch) {
		t.Errorf("a wrong REF gives %v", err)
	}
	other := at(toyStart, "C", "T")
	other.Contig = "17"
	for _, c := range []struct {
		assembly variants.Assembly
		allele   variants.Allele
		want     error
	}{
		{variants.GRCh38, other, ErrElsewhere},
		{variants.GRCh37, at(toyStart, "C", "T"), ErrNoSequence},
		{variants.GRCh38, at(toyStart-1, "C", "T"), ErrNoSequence},
		{variants.GRCh38, at(toyStart, "CA", "CA"), ErrNoChange},
		{variants.GRCh38, at(toyStart, "C", "<DEL>"), genome.ErrNotSequence},
	} {
		if got, err := g.plus.Name(c.assembly, c.allele); !errors.Is(err, c.want) {
			t.Errorf("%v gives %+v, %v; want %v", c.allele, got, err, c.want)
		}
	}
}

func TestNewNamerRefuses(t *testing.T) {
	g := newToy(t)
	for what, change := range map[string]func(*Transcript){
		"no strand":        func(t *Transcript) { t.Strand = 0 },
		"no exons":         func(t *Transcript) { t.Exons = nil },
		"no accession":     func(t *Transcript) { t.GenomicAccession = nil },
		"no sequence":      func(t *Transcript) { t.Contig = "1"; t.Exons[0].Genomic = nil },
		"wrong strand":     func(t *Transcript) { t.Strand = -1 },
		"exons in reverse": func(t *Transcript) { t.Exons[0], t.Exons[2] = t.Exons[2], t.Exons[0] },
		"no coding part":   func(t *Transcript) { t.Exons[0].CDSStart = 0 },
		"frame is lost":    func(t *Transcript) { t.Exons[0].CDSEnd++ },
	} {
		tr := g.plus.Transcript()
		tr.Exons = append([]Exon(nil), tr.Exons...)
		change(&tr)
		if _, err := NewNamer(g.ref, tr); !errors.Is(err, ErrTranscript) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
