package copynumber

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
)

func TestParse(t *testing.T) {
	in := "\ufeff## MLPA P002\nGene\tExons\tType\tcopies\tCoordinates\tmethod\r\n" +
		"BRCA1\t1–3\tdeletion\t1\t\tMLPA\r\n\nBRCA2\t\tGain\t\tchr13:32,316,422-32,319,325\tarray\nBRCA1\t13\tdup\n"
	got, err := Parse(strings.NewReader(in), "mlpa.tsv")
	if err != nil {
		t.Fatal(err)
	}
	want := []Row{
		{Where: "mlpa.tsv:3", Text: "BRCA1\t1–3\tdeletion\t1\t\tMLPA", Gene: "BRCA1", Kind: Deletion, First: 1, Last: 3, Copies: 1},
		{
			Where: "mlpa.tsv:5", Text: "BRCA2\t\tGain\t\tchr13:32,316,422-32,319,325\tarray", Gene: "BRCA2", Kind: Duplication,
			Region: variants.Interval{Contig: "13", Start: 32316422, End: 32319325}, Copies: -1,
		},
		{Where: "mlpa.tsv:6", Text: "BRCA1\t13\tdup", Gene: "BRCA1", Kind: Duplication, First: 13, Last: 13, Copies: -1},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestParseRefuses: a table that cannot be read whole is not read, and its line is named.
func TestParseRefuses(t *testing.T) {
	const head = "gene\texons\tcoordinates\ttype\tcopies\n"
	for name, c := range map[string]struct{ in, code, where string }{
		"no header":             {"BRCA1\t1-3\t\tDEL\n", "cnv_header", "t:1"},
		"a column twice":        {"gene\tgene\texons\ttype\n", "cnv_header", "t:1"},
		"nothing in it":         {"# gene\texons\ttype\n", "cnv_empty", "t"},
		"no file of text":       {strings.Repeat("x", maxLine+1), "cnv_unreadable", "t:1"},
		"no gene":               {head + "\t1\t\tDEL\t\n", "cnv_row", "t:2"},
		"neither place":         {head + "BRCA1\t\t\tDEL\t\n", "cnv_row", "t:2"},
		"both places":           {head + "BRCA1\t1\tchr17:1-2\tDEL\t\n", "cnv_row", "t:2"},
		"exons that are none":   {head + "BRCA1\t1a\t\tDEL\t\n", "cnv_exons", "t:2"},
		"exon zero":             {head + "BRCA1\t0\t\tDEL\t\n", "cnv_exons", "t:2"},
		"exons backwards":       {head + "BRCA1\t5-3\t\tDEL\t\n", "cnv_exons", "t:2"},
		"no place":              {head + "BRCA1\t\t17\tDEL\t\n", "cnv_coordinates", "t:2"},
		"an end before start":   {head + "BRCA1\t\tchr17:9-3\tDEL\t\n", "cnv_coordinates", "t:2"},
		"another chromosome":    {head + "BRCA1\t\tchrUn:3-9\tDEL\t\n", "cnv_coordinates", "t:2"},
		"a word for failed":     {head + "BRCA1\t1\t\tfailed\t\n", "cnv_type", "t:2"},
		"normal by place":       {head + "BRCA1\t\tchr17:3-9\tnormal\t\n", "cnv_none_place", "t:2"},
		"normal, three copies":  {head + "BRCA1\t1\t\tnormal\t3\n", "cnv_copies", "t:2"},
		"copies of the other":   {head + "BRCA1\t1\t\tDEL\t3\n", "cnv_copies", "t:2"},
		"the usual copies":      {head + "BRCA1\t1\t\tDUP\t2\n", "cnv_copies", "t:2"},
		"copies in words":       {head + "BRCA1\t1\t\tDEL\tone\n", "cnv_copies", "t:2"},
		"a bad row behind good": {head + "BRCA1\t1\t\tDEL\t\nBRCA1\tx\t\tDEL\t\n", "cnv_exons", "t:3"},
	} {
		t.Run(name, func(t *testing.T) {
			rows, err := Parse(strings.NewReader(c.in), "t")
			if p, ok := variants.AsProblem(err); !ok || p.Code != c.code || p.Where != c.where {
				t.Errorf("%v, %v; want %s at %s", rows, err, c.code, c.where)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add("gene\texons\ttype\nBRCA1\t1-3\tDEL\n")
	f.Add("gene\tcoordinates\ttype\tcopies\nBRCA2\tchr13:1-99\tdup\t3\n")
	f.Add("\x00\t\n")
	f.Fuzz(func(t *testing.T, in string) {
		rows, err := Parse(strings.NewReader(in), "f")
		if err == nil && len(rows) == 0 {
			t.Error("neither rows nor an error")
		}
		for _, r := range rows {
			exons, placed := r.First > 0 && r.Last >= r.First, r.Region.Start > 0 && r.Region.End >= r.Region.Start
			if r.Gene == "" || r.Kind != Deletion && r.Kind != Duplication || exons == placed {
				t.Errorf("bad row %+v", r)
			}
		}
	})
}
