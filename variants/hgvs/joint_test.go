package hgvs

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"allelens/variants"
)

// TestJoint states what pairs do together, by hand, on the toy gene:
// c.1 ATGAAAAAAGCTGCTGCTGATGAACATCATTTAG of exon 1, M K K A A A D E H H L (G).
func TestJoint(t *testing.T) {
	n := newToy(t).plus
	for _, c := range []struct {
		in                []string
		c, p, consequence string
	}{
		// GAT > CAT is His, GAT > GAA is Glu; both give CAA, Gln.
		{[]string{"c.19G>C", "c.21T>A"}, "c.19_21delinsCAA", "p.(Asp7Gln)", Missense},
		{[]string{"c.21T>A", "c.19G>C"}, "c.19_21delinsCAA", "p.(Asp7Gln)", Missense},
		{[]string{"c.19G>T", "c.20A>G"}, "c.19_20delinsTG", "p.(Asp7Cys)", Missense},
		// GAA > TAA is a stop, GAA > GGA is Gly; both give TGA, a stop still; with c.24 they give TGG, Trp.
		{[]string{"c.22G>T", "c.23A>G"}, "c.22_23delinsTG", "p.(Glu8Ter)", StopGained},
		{[]string{"c.22G>T", "c.23A>G", "c.24A>G"}, "c.22_24delinsTGG", "p.(Glu8Trp)", Missense},
		// One base goes and another comes: GAT GAA CAT becomes GTG AAG CAT.
		{[]string{"c.20del", "c.24dup"}, "c.[20del;24dup]", "p.(Asp7_Glu8delinsValLys)", Missense},
		// Two and one base go, GAT GAA CAT becomes TGA ACT: the frame is kept, but what lies between holds a stop.
		{[]string{"c.19_20del", "c.26del"}, "c.[19_20del;26del]", "p.(Asp7Ter)", StopGained},
		// Across the intron: one base goes in exon 1, one comes in exon 2.
		{[]string{"c.31T>C", "c.35G>C"}, "c.[31T>C;35G>C]", "p.(Gly12Ala)", Missense},
		{[]string{"c.29A>G", "c.35G>C"}, "c.[29A>G;35G>C]", "p.(His10_Gly12delinsArgLeuAla)", Missense},
	} {
		var alleles []variants.Allele
		for _, name := range c.in {
			a, err := n.Allele(variants.GRCh38, name)
			if err != nil {
				t.Fatal(name, err)
			}
			alleles = append(alleles, a)
		}
		got, err := n.Haplotype(variants.GRCh38, alleles...)
		if err != nil || got.C != "NM_000001.2:"+c.c || got.P != c.p || got.Consequence != c.consequence {
			t.Errorf("%v: %+v, %v; want %s %s %s", c.in, got, err, c.c, c.p, c.consequence)
		}
	}
}

func TestJointRefuses(t *testing.T) {
	n := newToy(t).plus
	for _, names := range [][]string{
		{"c.19G>C"},                    // one change
		{"c.19G>C", "c.19G>T"},         // both of one base
		{"c.19_21del", "c.20A>C"},      // one within the other
		{"c.19G>C", "c.34+1G>A"},       // splicing decides
		{"c.2T>C", "c.19G>C"},          // the start decides
		{"c.19G>C", "c.*3C>A"},         // not coding
		{"c.19_20insC", "c.19_20insT"}, // both in one place
	} {
		var alleles []variants.Allele
		for _, name := range names {
			a, err := n.Allele(variants.GRCh38, name)
			if err != nil {
				t.Fatal(name, err)
			}
			alleles = append(alleles, a)
		}
		if got, err := n.Haplotype(variants.GRCh38, alleles...); !errors.Is(err, ErrJoint) {
			t.Errorf("%v gives %+v, %v", names, got, err)
		}
	}
}

// Whatever the changes, their joint protein name says what the sequence with all of them applied
// gives when it is translated, on either strand; and their joint allele is that sequence.
func TestJointSaysWhatIsTranslated(t *testing.T) {
	g := newToy(t)
	f := g.plus.frames[variants.GRCh38]
	judged := 0
	rapid.Check(t, func(t *rapid.T) {
		var alleles, mirrored []variants.Allele
		for range rapid.IntRange(2, 4).Draw(t, "changes") {
			a, err := g.ref.Normalise(variants.GRCh38, g.drawShort(t))
			if err != nil || a.Ref == a.Alt {
				return
			}
			m, err := g.ref.Normalise(variants.GRCh38, g.mirrored(a))
			if err != nil {
				t.Fatal(err)
			}
			alleles, mirrored = append(alleles, a), append(mirrored, m)
		}
		got, err := g.plus.Haplotype(variants.GRCh38, alleles...)
		if err != nil {
			return
		}
		judged++
		mrna := f.mrna
		for i := len(f.exons) - 1; i >= 0; i-- {
			e := f.exons[i]
			var inside []variants.Allele
			for _, a := range alleles {
				if f.exon(a.End()) == i {
					inside = append(inside, a)
				}
			}
			bases, err := g.ref.Apply(variants.GRCh38, variants.Interval{Contig: "13", Start: e.start, End: e.end}, inside...)
			if err != nil {
				return // an anchor before the exon, or two changes in one place
			}
			mrna = mrna[:e.tx-1] + bases + mrna[e.tx+e.end-e.start:]
		}
		want := untilStop(translate(mrna[f.start:]))
		protein, err := applyProtein(f.protein, got.P, want)
		if err != nil || protein != want {
			t.Fatalf("%v are %s %s, which gives %s, %v; translated they are %s", alleles, got.C, got.P, protein, err, want)
		}
		if indels := slices.ContainsFunc(alleles, func(a variants.Allele) bool { return len(a.Ref) != len(a.Alt) }); !indels {
			other, err := g.mirror.Haplotype(variants.GRCh38, mirrored...)
			if err != nil || other.P != got.P || other.C != got.C {
				t.Fatalf("%v are %+v, their mirror image %+v, %v", alleles, got, other, err)
			}
		}
		if got.Allele.Ref == "" {
			return
		}
		one, err := g.plus.Name(variants.GRCh38, got.Allele)
		if err != nil || one.P != got.P || !strings.Contains(got.C, "[") && one.C != got.C {
			t.Fatalf("%v are %+v, as one allele %+v, %v", alleles, got, one, err)
		}
	})
	if judged == 0 {
		t.Error("no draw was judged")
	}
}

// drawShort draws a small change within the coding bases of exon 1 or 2.
func (g toyGene) drawShort(t *rapid.T) variants.Allele {
	first := strings.Index(g.bases, "ATGAAAAAAGC") + 3
	pos := rapid.IntRange(first, first+29).Draw(t, "pos")
	if rapid.Bool().Draw(t, "exon 2") {
		pos = strings.Index(g.bases, "GGGGCTGG") + rapid.IntRange(1, 34).Draw(t, "pos")
	}
	length := rapid.IntRange(1, 3).Draw(t, "length")
	alt := rapid.StringMatching(`[ACGT]{1,3}`).Draw(t, "alt")
	if length > 1 || len(alt) > 1 {
		alt = g.bases[pos:pos+1] + alt[1:]
	}
	return variants.Allele{Contig: "13", Pos: toyStart + pos, Ref: g.bases[pos : pos+length], Alt: alt}
}
