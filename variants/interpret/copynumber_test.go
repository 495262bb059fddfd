package interpret

import (
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/ledger"
)

// TestCopyNumberPlaces: exons of the table become bases of the file's build, with the introns beside them as
// margins.
func TestCopyNumberPlaces(t *testing.T) {
	in := bundled(t)
	for _, build := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
		exons, region := in.classifier.Exons("BRCA1", build)
		rows, err := copynumber.Parse(strings.NewReader("gene\texons\ttype\tcopies\nBRCA1\t1-3\tdel\t1\nBRCA1\t13\tdup\t\n"), "t")
		if err != nil {
			t.Fatal(err)
		}
		o, err := in.withCopyNumber(&ledger.Observations{Assembly: build}, rows)
		if err != nil {
			t.Fatal(err)
		}
		if len(o.Events) != 2 {
			t.Fatalf("%v: %d events", build, len(o.Events))
		}
		duplication, deletion := o.Events[0], o.Events[1] // by place: the gene lies on the minus strand
		if deletion.Start != exons[2].Bases.Start || deletion.End != exons[0].Bases.End || deletion.CopyNumber != 1 || !deletion.Laboratory {
			t.Errorf("%v: %+v", build, deletion)
		}
		if got := deletion.Start + deletion.StartRange[0]; got != exons[3].Bases.End+1 || deletion.End+deletion.EndRange[1] != region.End {
			t.Errorf("%v: the deletion may begin at %d, exon 4 ends at %d", build, got, exons[3].Bases.End)
		}
		if duplication.Start != exons[12].Bases.Start || duplication.End+duplication.EndRange[1] != exons[11].Bases.Start-1 {
			t.Errorf("%v: %+v", build, duplication)
		}
	}
}

// TestCopyNumberRefuses: genes, exons and places that are not the gene's are errors that name the line.
func TestCopyNumberRefuses(t *testing.T) {
	in := bundled(t)
	for line, code := range map[string]string{
		"TP53\t1\t\tdel":                        "cnv_gene",
		"BRCA1\t24\t\tdel":                      "cnv_unknown_exons",
		"BRCA2\t20-40\t\tdel":                   "cnv_unknown_exons",
		"BRCA1\t\tchr13:32316422-32319325\tdel": "cnv_outside",
		"BRCA1\t\tchr17:100-200\tdup":           "cnv_outside",
	} {
		rows, err := copynumber.Parse(strings.NewReader("gene\texons\tcoordinates\ttype\n"+line+"\n"), "t")
		if err != nil {
			t.Fatal(err)
		}
		_, err = in.withCopyNumber(&ledger.Observations{Assembly: variants.GRCh38}, rows)
		if p, ok := variants.AsProblem(err); !ok || p.Code != code || p.Where != "t:2" {
			t.Errorf("%q: %v, want %s with its line", line, err, code)
		}
	}
}
