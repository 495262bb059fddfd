package vcf

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"allelens/variants"
)

// TestStructural: what VCF 4.4 asks of structural variants and counted repeats is compared, and
// the key named that breaks it; older files are left alone.
func TestStructural(t *testing.T) {
	for line, want := range map[string]string{
		"<DEL> SVLEN=5;SVCLAIM=DJ GT 0/1":                      "",
		"<DEL> SVCLAIM=D GT 0/1":                               "SVLEN",
		"<DEL> SVLEN=5 GT 0/1":                                 "SVCLAIM",
		"<DUP> SVLEN=5;SVCLAIM=X GT 0/1":                       "SVCLAIM",
		"<INS> SVLEN=5 GT 0/1":                                 "",
		"<CNV> SVLEN=5;CN=2;CICN=-1,1 GT 0/1":                  "",
		"<CNV> SVLEN=5;CN=2;CICN=1,-1 GT 0/1":                  "CICN",
		"<CNV> SVLEN=5 GT:CICN 0/1:-1,1":                       "CICN",
		"<CNV> SVLEN=5 GT:PSL:PSO 0/1:.,S:2,1":                 "PSO",
		"<CNV:TR> SVLEN=6;RUS=CAG;RUC=2;RB=6;RUB=3,3 GT 0/1":   "",
		"<CNV:TR> SVLEN=6;RUS=CAG;RUC=2;RB=6;RUB=3,3,3 GT 0/1": "RUB",
		"<CNV:TR> SVLEN=6;RUS=CAG;RUC=2.5;RUB=3,3 GT 0/1":      "RUC",
		"<CNV:TR> SVLEN=6;RUS=CAG;RUC=20;RB=6 GT 0/1":          "RB",
		"<CNV:TR> SVLEN=6;RUS=CAG;RUL=2 GT 0/1":                "RUL",
		"<CNV:TR> SVLEN=6;RN=2;RUS=CAG GT 0/1":                 "RUS",
		"<CNV:TR> SVLEN=6 GT 0/1":                              "RUS",
		"<CNV:TR> SVLEN=6;RUL=2;RUC=3;CIRUC=0,1 GT 0/1":        "",
		"<CNV:TR> SVLEN=6;RUL=2;RUC=3;CIRUC=0 GT 0/1":          "CIRUC",
		"<CNV:TR> SVLEN=6;RUL=2;CIRB=0,1 GT 0/1":               "CIRB",
		"<NON_REF> END=9 GT 0/0":                               "",
	} {
		for version, told := range map[string]string{"VCFv4.4": want, "VCFv4.2": ""} {
			r := newRules("f")
			r.version = version
			column := strings.Fields(line)
			r.record([]string{"1", "5", ".", "A", column[0], ".", "PASS", column[1], column[2], column[3]}, 7, variants.Interval{}, true)
			got := ""
			for _, n := range r.notes {
				if n.Code == "irregular_structural" {
					got += n.Values[0].Text
				}
			}
			if got != told {
				t.Errorf("%s, %s: told %q, want %q", version, line, got, told)
			}
		}
	}
}

// TestElsewhere: what is wrong with lines outside the regions is counted in a small file, nothing else of
// them is told, and it costs a large one nothing.
func TestElsewhere(t *testing.T) {
	sound := func(n int) string {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, "2\t%d\t.\tA\tG\t.\tPASS\t.\tGT\t0/1\n", i+1)
		}
		return text.String()
	}
	wrong := "3\t5\t.\tA\tZ\t.\tPASS\t.\tGT\t0/1\n" + "3\t6\t.\tA\tR\t.\tPASS\t.\tGT\t0/1\n"
	region := []variants.Interval{{Contig: "17", Start: 1, End: 9}}
	records, tally, err := scanRegions(open(t, write(t, "f", head+sound(10)+wrong), Options{}), region)
	want := map[string]int{"line_alt": 1, "irregular_letters": 1}
	if err != nil || len(records) != 0 || len(tally.Problems) != 0 || !maps.Equal(tally.Outside, want) {
		t.Fatalf("%v: %d records, told %v, counted %v", err, len(records), tally.Problems, tally.Outside)
	}
	if _, tally, err := scanRegions(open(t, write(t, "f", head+sound(mostSpare)+wrong), Options{}), region); err != nil || len(tally.Problems)+len(tally.Outside) != 0 {
		t.Errorf("%v: of a large file is told %v, counted %v", err, tally.Problems, tally.Outside)
	}
}
