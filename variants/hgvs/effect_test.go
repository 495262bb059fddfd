package hgvs

import (
	"testing"

	"allelens/variants"
)

// TestEffects states name, consequence and place for each kind of change and each border of the
// toy gene. The change is given as a name, which need not follow the 3' rule; c is the right one.
func TestEffects(t *testing.T) {
	n := newToy(t).plus
	type place struct{ exon, intron, aminoAcid int }
	for _, c := range []struct {
		in, c, p, consequence string
		place                 place
	}{
		{"c.-10A>G", "c.-10A>G", "", Upstream, place{}},
		{"c.-3A>C", "c.-3A>C", "p.?", UTR5, place{exon: 1}},
		{"c.-1_1insC", "c.-1_1insC", "p.?", UTR5, place{exon: 1}},
		{"c.2T>C", "c.2T>C", "p.(Met1?)", StartLost, place{1, 0, 1}},
		{"c.1_2insC", "c.1_2insC", "p.(Met1?)", StartLost, place{1, 0, 1}},
		{"c.2_4del", "c.2_4del", "p.(Met1?)", StartLost, place{1, 0, 1}},
		{"c.-7_5del", "c.-7_5del", "p.?", StartLost, place{1, 0, 1}},
		{"c.-4del", "c.1del", "p.(Met1=)", StartRetained, place{1, 0, 1}}, // the run of A gives another
		{"c.-1_1delinsCA", "c.-1A>C", "p.?", UTR5, place{exon: 1}},
		{"c.3_4insG", "c.3dup", "p.(Lys2GlufsTer6)", Frameshift, place{1, 0, 2}},
		{"c.4del", "c.9del", "p.(Ala4LeufsTer8)", Frameshift, place{1, 0, 4}},
		{"c.12T>C", "c.12T>C", "p.(Ala4=)", Synonymous, place{1, 0, 4}},
		{"c.19G>C", "c.19G>C", "p.(Asp7His)", Missense, place{1, 0, 7}},
		{"c.28_29inv", "c.28_29inv", "p.(His10Cys)", Missense, place{1, 0, 10}},
		{"c.10_12del", "c.17_19del", "p.(Ala6del)", InframeDel, place{1, 0, 6}},
		{"c.10_12dup", "c.17_19dup", "p.(Ala6dup)", InframeIns, place{1, 0, 6}},
		{"c.20_22del", "c.21_23del", "p.(Asp7del)", InframeDel, place{1, 0, 7}},
		{"c.30_31insTAG", "c.31_32insAGT", "p.(Leu11Ter)", StopGained, place{1, 0, 11}},
		{"c.30_31insGGGTAG", "c.30_31insGGGTAG", "p.(His10_Leu11insGlyTer)", StopGained, place{1, 0, 10}},
		{"c.34_34+1insC", "c.34_34+1insC", "p.?", SpliceRegion, place{exon: 1}},
		{"c.34del", "c.34+1del", "p.?", SpliceDonor, place{intron: 1}}, // over the exon's border
		{"c.34+1_34+2insC", "c.34+1_34+2insC", "p.?", SpliceDonor, place{intron: 1}},
		{"c.34+2_34+3insC", "c.34+2_34+3insC", "p.?", SpliceRegion, place{intron: 1}},
		{"c.34+2T>C", "c.34+2T>C", "p.?", SpliceDonor, place{intron: 1}},
		{"c.34+3A>C", "c.34+3A>C", "p.?", SpliceRegion, place{intron: 1}},
		{"c.34+8T>C", "c.34+8T>C", "p.?", SpliceRegion, place{intron: 1}},
		{"c.34+9T>C", "c.34+9T>C", "p.?", Intron, place{intron: 1}},
		{"c.35-9T>C", "c.35-9T>C", "p.?", Intron, place{intron: 1}},
		{"c.35-8T>C", "c.35-8T>C", "p.?", SpliceRegion, place{intron: 1}},
		{"c.35-2A>C", "c.35-2A>C", "p.?", SpliceAcceptor, place{intron: 1}},
		{"c.34+9_74-12del", "c.34+9_74-12del", "p.?", ExonLoss, place{intron: 1}}, // takes exon 2 out
		{"c.41G>A", "c.41G>A", "p.(Trp14Ter)", StopGained, place{2, 0, 14}},
		{"c.105C>T", "c.105C>T", "p.(Ala35=)", Synonymous, place{3, 0, 35}},
		{"c.106T>G", "c.106T>G", "p.(Ter36GluextTer3)", StopLost, place{3, 0, 36}},
		{"c.107A>G", "c.107A>G", "p.(Ter36=)", Synonymous, place{3, 0, 36}},
		{"c.106del", "c.106del", "p.(Ter36AsnextTer?)", StopLost, place{3, 0, 36}},
		{"c.106_107insGGG", "c.106_107insGGG", "p.(Ter36TrpextTer4)", StopLost, place{3, 0, 36}},
		{"c.108_*1insAAA", "c.108_*1insAAA", "p.?", UTR3, place{exon: 3}},
		{"c.107_108insAGG", "c.108_*1insGGA", "p.?", UTR3, place{exon: 3}},
		{"c.106_108del", "c.107_*1del", "p.?", StopLost, place{exon: 3}},
		{"c.100_108del", "c.100_108del", "p.?", StopLost, place{3, 0, 34}},
		{"c.*3C>A", "c.*3C>A", "p.?", UTR3, place{exon: 3}},
		{"c.*14T>A", "c.*14T>A", "", Downstream, place{}},
	} {
		a, err := n.Allele(variants.GRCh38, c.in)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		got, err := n.Name(variants.GRCh38, a)
		want := Name{
			G: got.G, C: "NM_000001.2:" + c.c, P: c.p, Consequence: c.consequence,
			Exon: c.place.exon, Intron: c.place.intron, AminoAcid: c.place.aminoAcid,
		}
		if err != nil || got != want {
			t.Errorf("%s: %+v, %v; want %+v", c.in, got, err, want)
		}
	}
}
