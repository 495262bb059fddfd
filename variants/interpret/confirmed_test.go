package interpret_test

import (
	"testing"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/germline"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/patient"
)

// TestOtherTestsSettleCalls: a failed call that another test shows counts; one that it does not show claims nothing more; a call
// that stands, and is not shown by it, has to be repeated.
func TestOtherTestsSettleCalls(t *testing.T) {
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	in, ref := interpreter(t), bundled(t, base)
	allele := variants.Allele{Contig: "17", Pos: 43124027, Ref: "ACT", Alt: "A"}
	test := func(kind patient.MarkKind, of string) []patient.Mark {
		return []patient.Mark{{Of: of, Kind: kind, On: "2026-11-20", Sample: patient.SecondSample, Method: "Sanger"}}
	}
	for _, row := range []struct {
		way   string
		marks []patient.Mark
		want  germline.Conclusion
		found int
	}{
		{"failed", nil, germline.NotAssessed, 1},
		{"failed", test(patient.Confirmed, "185delAG"), germline.PathogenicFound, 1},
		{"failed", test(patient.NotConfirmed, "185delAG"), germline.NotAssessed, 0},
		{"failed", test(patient.Confirmed, "5382insC"), germline.NotAssessed, 1},
		{"heterozygous", test(patient.Confirmed, "BRCA1:NM_007294.4:c.68_69del"), germline.PathogenicFound, 1},
		{"heterozygous", test(patient.NotConfirmed, "c.68_69del"), germline.NotAssessed, 1},
	} {
		c := patient.Case{Sex: patient.Female, Age: 41, Scope: patient.Cancer, Marks: row.marks}
		f := findings(t, in, variants.GRCh38, "chr", c, knownFile(t, ref, variants.GRCh38, allele, row.way))
		for _, g := range f.Cancer.Genes {
			if g.Gene == "BRCA1" && (g.Conclusion != row.want || len(g.Findings) != row.found) {
				t.Errorf("%s, %+v: %s with %d findings, want %s with %d", row.way, row.marks, g.Conclusion, len(g.Findings), row.want, row.found)
			}
		}
	}
}

// TestMeasuredCopies: a laboratory's result without change answers for a lost or copied stretch if it measured all exons that it
// could be of, and a result that contradicts the file is told.
func TestMeasuredCopies(t *testing.T) {
	in := interpreter(t)
	o := observe(t, in, patient.Cancer)
	all := []copynumber.Row{{Gene: "BRCA1", Kind: copynumber.None, First: 1, Last: 23, Copies: 2}}
	for _, row := range []struct {
		words, want string
		rows        []copynumber.Row
	}{
		{"BRCA1 exon 13 duplication", "absent", all}, {"BRCA1 whole gene deletion", "absent", all}, {"1713201", "absent", all}, {"BRCA1 c.5333_5406del", "absent", all},
		{"BRCA1 c.156_157insAlu", "not_assessable", all}, {"BRCA2 deletion of exon 3", "not_assessable", all},
		{"BRCA1 exon 13 duplication", "not_assessable", []copynumber.Row{{Gene: "BRCA1", Kind: copynumber.None, First: 10, Last: 15, Copies: 2}}},
		{"BRCA1 exon 13 duplication", "not_assessable", append([]copynumber.Row{{Gene: "BRCA1", Kind: copynumber.Deletion, First: 2, Last: 2, Copies: -1}}, all...)},
	} {
		c := demonstration(patient.Cancer)
		c.KnownVariant, c.CopyNumber = row.words, row.rows
		f, err := in.Run(t.Context(), o, c)
		if err != nil {
			t.Fatal(err)
		}
		if string(f.Known.Answer) != row.want {
			t.Errorf("%s beside %+v: %s, %s", row.words, row.rows, f.Known.Answer, f.Known.Why)
		}
	}
}
