package vcf

import (
	"fmt"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/tabletest"
)

// TestBeside: lines beside the regions are counted by every way of reading, those of the reference
// are not, and the tally and its records are as without them. Where X is large, index and bisection
// read a sample of it.
func TestBeside(t *testing.T) {
	tabletest.NotRaced(t)
	text := func(every int) string {
		var b strings.Builder
		b.WriteString(head)
		for _, contig := range []string{"17", "X"} {
			for pos := 3_000_000; pos < 150_000_000; pos += every {
				alt := "G"
				if pos/every%2 == 1 {
					alt = "<NON_REF>"
				}
				fmt.Fprintf(&b, "%s\t%d\t.\tA\t%s\t.\tPASS\tNOISE=%x\tGT\t0/1\n", contig, pos, alt, uint64(pos)*0x9E3779B97F4A7C15)
			}
		}
		return b.String()
	}
	regions := []variants.Interval{{Contig: "17", Start: 43_000_000, End: 43_100_000}, {Contig: "X", Start: 90_000_000, End: 91_000_000}}
	x := variants.Interval{Contig: "X", Start: 10_000_000, End: 140_000_000}
	for name, c := range map[string]struct {
		every int
		part  bool
	}{"little": {20_000, false}, "much": {700, true}} {
		whole := text(c.every)
		files := map[Access]*File{
			ByStream: open(t, write(t, "a.vcf", whole), Options{}), ByIndex: open(t, indexed(t, whole, ".tbi"), Options{}),
			ByBisect: open(t, write(t, "b.vcf.gz", bgzip(t, whole)), always),
		}
		for access, f := range files {
			var used [2]int
			var tallies [2]Tally
			counted := 0
			for i, beside := range [][]Beside{nil, {{Regions: []variants.Interval{x}, Use: func(r *Record) {
				counted++
				if r.Contig != "X" || !x.Contains(r.Pos) || r.Alts[0] != "G" {
					t.Errorf("%s, %s: %s", name, access, r.Text)
				}
			}}}} {
				var err error
				tallies[i], err = f.Scan(t.Context(), Wanted{Regions: regions, Beside: beside}, func(*Record) error { used[i]++; return nil })
				if err != nil || f.Access() != access {
					t.Fatalf("%s, %s: %v, by %s", name, access, err, f.Access())
				}
			}
			if used[0] != used[1] || tallies[0].Seen != tallies[1].Seen || tallies[0].Used != tallies[1].Used || used[0] == 0 {
				t.Errorf("%s, %s: %v, %+v", name, access, used, tallies)
			}
			all := x.Len() / c.every / 2
			some := besideSamples * (besideLength / c.every / 2)
			switch sampled := c.part && access != ByStream; {
			case sampled && (counted < some*8/10 || counted > some*12/10):
				t.Errorf("%s, %s: %d counted of a sample, want about %d", name, access, counted, some)
			case !sampled && (counted < all || counted > all+1):
				t.Errorf("%s, %s: %d counted, want %d", name, access, counted, all)
			}
		}
	}
}
