package vcf

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"allelens/variants"
)

// TestVerification: order and repeats are looked at when the whole file is asked for.
func TestVerification(t *testing.T) {
	line := func(columns string) string {
		return strings.ReplaceAll(columns, " ", "\t") + "\t.\tPASS\t.\tGT\t0/1\n"
	}
	long := strings.Repeat("AC", maxKept)
	for name, c := range map[string]struct {
		lines []string
		want  []*variants.Problem
	}{
		"in order":           {[]string{"1 5 . A G", "1 5 . A T", "1 9 . A G", "3 5 . A G", "2 5 . A G"}, nil},
		"position":           {[]string{"1 9 . A G", "1 5 . A G", "1 4 . A G", "1 6 . A G"}, []*variants.Problem{variants.Warn("out_of_order", "f:4", "count", "2")}},
		"contig":             {[]string{"1 9 . A G", "2 5 . A G", "1 9 . A G"}, []*variants.Problem{variants.Warn("out_of_order", "f:5", "count", "1"), variants.Note("irregular_repeat", "f:5", "value", "A>G")}},
		"twice":              {[]string{"1 9 . A G", "1 9 . A T", "1 9 rs1 A G", "1 9 . A T"}, []*variants.Problem{variants.Warn("duplicate_records", "f:5", "count", "2")}},
		"blocks twice":       {[]string{"1 9 . A <NON_REF>", "1 9 . A <NON_REF>"}, []*variants.Problem{variants.Warn("duplicate_records", "f:4", "count", "1")}},
		"structural":         {[]string{"1 9 . A <DEL>", "1 9 . A <DEL>"}, nil},
		"elsewhere no twice": {[]string{"1 9 . A G", "1 10 . A G", "2 10 . A G"}, nil},
		"long alleles":       {[]string{"1 9 . A" + long + " A", "1 9 . A" + long + "G A"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			text := head
			for _, l := range c.lines {
				text += line(l)
			}
			for _, data := range []string{text, bgzip(t, text)} {
				path := write(t, "f", data)
				all := []variants.Interval{{Contig: "1", Start: 1, End: 99}, {Contig: "2", Start: 1, End: 99}, {Contig: "3", Start: 1, End: 99}}
				_, tally, err := scanRegions(open(t, path, Options{Whole: true}), all)
				if d := cmp.Diff(c.want, tally.Problems, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(variants.Problem{}, "Locus")); d != "" || err != nil || !tally.Complete {
					t.Errorf("%v %s", err, d)
				}
				counted := map[string]int{}
				for _, p := range c.want {
					counted[p.Code] = 1
					if p.Code != "irregular_repeat" {
						counted[p.Code], _ = strconv.Atoi(p.Values[0].Text)
					}
				}
				_, tally, err = scanRegions(open(t, path, Options{Whole: true}), []variants.Interval{{Contig: "17", Start: 1, End: 9}})
				if d := cmp.Diff(counted, tally.Outside, cmpopts.EquateEmpty()); d != "" || len(tally.Problems) != 0 || err != nil || !tally.Complete {
					t.Errorf("outside of the regions: %v %v %s", err, tally.Problems, d)
				}
				if _, tally := scanAll(t, open(t, path, Options{})); len(tally.Problems) != 0 {
					t.Errorf("verified without being asked: %v", tally.Problems)
				}
			}
		})
	}
}
