package hgvs

import (
	"fmt"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/tabletest"
)

// difference is a row of the facts that we name otherwise, on purpose. The c. names agree in
// every row.
type difference struct{ p, consequence, reason string }

// Reasons why our name and that of the facts differ.
const (
	border     = "the facts' term for a change across the border of the coding sequence is no Sequence Ontology term"
	stopInside = "HGVS: the affected amino acids give way to the new ones up to Ter; the facts replace as many as are new"
	terExt     = "HGVS three-letter code: the new stop is Ter, the facts write *"
)

// differences is keyed by gene, GRCh38 position and length of REF.
var differences = map[string]difference{
	"BRCA2 32316453 17":   {"p.?", StartLost, border},
	"BRCA2 32398161 1512": {"p.?", StopLost, border},
	"BRCA2 32316456 2":    {"p.(Met1=)", StartRetained, "one A of the run before TG goes: the messenger still has its ATG in frame"},
	"BRCA2 32398161 610":  {"p.?", StopLost, "the whole coding part of the last exon goes, stop included: not a deletion that keeps the frame"},
	"BRCA2 32337519 10":   {"p.(Asn1055_Lys1058delinsIleTer)", StopGained, stopInside},
	"BRCA2 32337719 7":    {"p.(Gly1122_Gln1124delinsIleLeuLeuIleAsnTer)", StopGained, stopInside},
	"BRCA2 32339505 77":   {"p.(Glu1717_Asn1742delinsValLeuAsnThrTyrTer)", StopGained, stopInside},
	"BRCA2 32355209 20":   {"p.(Asn2452_Lys2459delinsLysThrValTer)", StopGained, stopInside},
	"BRCA2 32379902 1":    {"p.(Gln3036delinsTyrTer)", StopGained, stopInside},
	"BRCA2 32394759 1": {"p.(Ile3114_Lys3115insPhePhePhePhePhePhePhePhePhePhePhePhePheGluThrGluSerArgSerValAlaGlnAlaGlyLeuTrpThrAla" +
		"ValAlaGlnSerArgLeuThrAlaSerSerAlaSerArgValHisAlaIleLeuLeuProGlnProProGluTer)", StopGained, stopInside},
	"BRCA2 32398767 1": {"p.(Ter3419LeuextTer18)", StopLost, terExt},
	"BRCA2 32398768 1": {"p.(Ter3419GluextTer10)", StopLost, terExt},
}

// extents are the terms of changes that are judged by all that they overlap; the facts judge them at a point.
var extents = map[string]bool{ExonLoss: true, FeatureElongation: true, FeatureTruncation: true, TranscriptAblation: true}

// TestNamesOfClassifiedVariants names every classified variant in both builds. The names must be
// those of the facts, written as predictions, but for the differences above.
func TestNamesOfClassifiedVariants(t *testing.T) {
	f := loadFacts(t)
	rows := tabletest.Rows(t, factFolder+"/"+"classified_variants.tsv")
	for _, b := range builds {
		seen, judged := make(map[string]bool), make(map[string]bool)
		for _, row := range rows {
			want := difference{p: predicted(row["hgvs_p"]), consequence: row["consequence"]}
			key := fmt.Sprintf("%s %s %d", row["gene"], row["grch38_pos"], len(row["ref"]))
			got, err := f.namers[row["gene"]].Name(b, factAllele(t, row, b))
			if extents[got.Consequence] && !extents[want.consequence] {
				want.consequence = got.Consequence
				judged[key] = true
			}
			if d, ok := differences[key]; ok && (got.P != want.p || got.Consequence != want.consequence) {
				seen[key], want = true, d
			}
			if err != nil || got.C != row["hgvs_c"] || got.P != want.p || got.Consequence != want.consequence {
				t.Errorf("%v %s: %.60s %s %s (%v); want %.60s %s %s", b, key, got.C, got.P, got.Consequence, err,
					row["hgvs_c"], want.p, want.consequence)
			}
		}
		t.Logf("%v: %d judged by all that they overlap", b, len(judged))
		if len(rows) < 33_000 || len(judged) < 30 || len(seen) != len(differences) {
			t.Errorf("%v: %d rows, %d of %d known differences", b, len(rows), len(seen), len(differences))
		}
	}
}

// predicted writes a protein name of the facts as HGVS writes predictions.
func predicted(p string) string {
	if change, ok := strings.CutPrefix(p, "p."); ok && change != "?" {
		return "p.(" + change + ")"
	}
	return p
}

// TestClassifiedVariantsRoundTrip reads every c. and g. name back.
func TestClassifiedVariantsRoundTrip(t *testing.T) {
	f := loadFacts(t)
	for _, b := range builds {
		for _, row := range tabletest.Rows(t, factFolder+"/"+"classified_variants.tsv") {
			a := factAllele(t, row, b)
			n := f.namers[row["gene"]]
			want, err := f.ref.Normalise(b, a)
			if err != nil {
				t.Fatal(err)
			}
			name, err := n.Name(b, a)
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range []string{name.C, name.G} {
				if got, err := n.Allele(b, text); err != nil || got != want {
					t.Errorf("%v %.60s: %.60v, %v; want %.60v", b, text, got, err, want)
				}
			}
		}
	}
}

// TestFullNames states whole names of well-known variants.
func TestFullNames(t *testing.T) {
	f := loadFacts(t)
	for _, c := range []struct {
		assembly variants.Assembly
		allele   variants.Allele
		want     Name
	}{
		{variants.GRCh38, variants.Allele{Contig: "17", Pos: 43124027, Ref: "ACT", Alt: "A"}, Name{
			G: "NC_000017.11:g.43124030_43124031del", C: "NM_007294.4:c.68_69del", P: "p.(Glu23ValfsTer17)",
			Consequence: Frameshift, Exon: 2, AminoAcid: 23,
		}},
		{variants.GRCh37, variants.Allele{Contig: "17", Pos: 41276044, Ref: "ACT", Alt: "A"}, Name{
			G: "NC_000017.10:g.41276047_41276048del", C: "NM_007294.4:c.68_69del", P: "p.(Glu23ValfsTer17)",
			Consequence: Frameshift, Exon: 2, AminoAcid: 23,
		}},
		{variants.GRCh38, variants.Allele{Contig: "17", Pos: 43057062, Ref: "T", Alt: "TG"}, Name{
			G: "NC_000017.11:g.43057065dup", C: "NM_007294.4:c.5266dup", P: "p.(Gln1756ProfsTer74)",
			Consequence: Frameshift, Exon: 19, AminoAcid: 1756,
		}},
		{variants.GRCh38, variants.Allele{Contig: "13", Pos: 32340300, Ref: "GT", Alt: "G"}, Name{
			G: "NC_000013.11:g.32340301del", C: "NM_000059.4:c.5946del", P: "p.(Ser1982ArgfsTer22)",
			Consequence: Frameshift, Exon: 11, AminoAcid: 1982,
		}},
		{variants.GRCh38, variants.Allele{Contig: "17", Pos: 43124012, Ref: "C", Alt: "T"}, Name{
			G: "NC_000017.11:g.43124012C>T", C: "NM_007294.4:c.80+5G>A", P: "p.?", Consequence: SpliceRegion, Intron: 2,
		}},
	} {
		got, err := f.namers[map[variants.Contig]string{"17": "BRCA1", "13": "BRCA2"}[c.allele.Contig]].Name(c.assembly, c.allele)
		if err != nil || got != c.want {
			t.Errorf("%v: %+v, %v; want %+v", c.allele, got, err, c.want)
		}
	}
}

func BenchmarkName(b *testing.B) {
	f := loadFacts(b)
	for _, c := range []struct {
		name   string
		allele variants.Allele
	}{
		{"substitution", variants.Allele{Contig: "17", Pos: 43045711, Ref: "G", Alt: "C"}},
		{"frameshift", variants.Allele{Contig: "17", Pos: 43057062, Ref: "T", Alt: "TG"}},
		{"intronic", variants.Allele{Contig: "17", Pos: 43124012, Ref: "C", Alt: "T"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f.namers["BRCA1"].Name(variants.GRCh38, c.allele); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
