package vcf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
)

// TestStructure reads what lines say of events; plain lines say nothing.
func TestStructure(t *testing.T) {
	at := func(contig variants.Contig, pos int) variants.Interval {
		return variants.Interval{Contig: contig, Start: pos, End: pos}
	}
	for line, want := range map[string]*Structure{
		"17 100 . A G . . DP=9 GT 0/1":                                            nil,
		"17 100 . A <NON_REF> . . END=200 GT:DP 0/0:9":                            nil,
		"17 100 . A . . . END=200 GT:DP 0/0:9":                                    nil,
		"17 100 . A . . . SVTYPE=.;END=200 GT:QS 0/0:9":                           nil,
		"17 100 . A <DEL> . . END=200 GT 0/1":                                     {End: 200, Lengths: []int{0}, CopyNumber: -1},
		"17 100 . A <DEL> . . SVTYPE=del;SVLEN=-50;IMPRECISE;CIPOS=-5,9 GT 0/1":   {Type: "DEL", Lengths: []int{50}, Imprecise: true, StartMargin: [2]int{-5, 9}, CopyNumber: -1},
		"17 100 . A <DEL>,<DUP> . . SVLEN=50,.;END=150 GT 0/1":                    {End: 150, Lengths: []int{50, 0}, CopyNumber: -1},
		"17 100 . N . . . END=200 GT:CN ./.:1.9":                                  {End: 200, Lengths: []int{0}, CopyNumber: 2},
		"17 100 . N . . . END=200 CN:BC 1:9":                                      {End: 200, Lengths: []int{0}, CopyNumber: 1, Imprecise: true},
		"17 100 . N <CNV> . . SVTYPE=CNV;END=200 GT:CN ./.:one":                   {Type: "CNV", End: 200, Lengths: []int{0}, CopyNumber: -1, Broken: []string{"CN"}},
		"17 100 . N <CNV> . . SVTYPE=CNV;END=200 GT:CN ./.:-1":                    {Type: "CNV", End: 200, Lengths: []int{0}, CopyNumber: -1},
		"17 100 . N <CNV> . . SVTYPE=CNV;END=200;CN=3 DP 9":                       {Type: "CNV", End: 200, Lengths: []int{0}, CopyNumber: 3},
		"17 100 . N <CNV> . . SVTYPE=CNV;END=200;CN=3 GT 0/1":                     {Type: "CNV", End: 200, Lengths: []int{0}, CopyNumber: 3},
		"17 100 . N <DUP> . . SVTYPE=DUP;END=200;CN=2 GT 0/1":                     {Type: "DUP", End: 200, Lengths: []int{0}, CopyNumber: -1},
		"17 100 . N <DEL> . . END=90;SVLEN=x;CIEND=4,1 GT 0/1":                    {Lengths: []int{0}, CopyNumber: -1, Broken: []string{"END", "SVLEN", "CIEND"}},
		"17 100 . N <TRA> . . SVTYPE=TRA;CHR2=chr3;END=50 GT 0/1":                 {Type: "TRA", Lengths: []int{0}, Mate: at("3", 50), CopyNumber: -1},
		"17 100 . N <DEL> . . SVTYPE=DEL;CHR2=17;END=150 GT 0/1":                  {Type: "DEL", End: 150, Lengths: []int{0}, CopyNumber: -1},
		"17 100 . N <BND> . . CHR2=17;POS2=900;END=101 GT 0/1":                    {Lengths: []int{0}, Mate: at("17", 900), CopyNumber: -1},
		"17 100 . A A[3:50[ . . SVTYPE=BND;MATEID=b;EVENT=e GT 0/1":               {Type: "BND", Lengths: []int{0}, MateID: "b", Event: "e", CopyNumber: -1},
		"17 100 . A <INS:ME:ALU> . . SVTYPE=ALU;MEINFO=AluYa5,1,281,+ GT 0/1":     {Type: "ALU", Lengths: []int{0}, InsertedKind: "ALUYA5", CopyNumber: -1},
		"17 100 . A <INS> . . SVTYPE=INS;END=100;SVINSSEQ=acgt GT 0/1":            {Type: "INS", End: 100, Lengths: []int{0}, Inserted: "ACGT", InsertedLength: 4, CopyNumber: -1},
		"17 100 . N <DEL> . . SVTYPE=DEL;END=200;FOLD_CHANGE=0.5;HOMLEN=3 GT 0/1": {Type: "DEL", End: 200, Lengths: []int{0}, CountsProbes: true, Homology: 3, CopyNumber: -1},
	} {
		r := recordReader{name: "f", samples: 1, single: true}
		rec, p := r.read([]byte(strings.ReplaceAll(line, " ", "\t")), 1)
		if p != nil {
			t.Errorf("%s: %v", line, p)
			continue
		}
		if d := cmp.Diff(want, rec.Structure); d != "" {
			t.Errorf("%s:\n%s", line, d)
		}
		if want != nil && rec.Block {
			t.Errorf("%s is a block", line)
		}
	}
}

func TestParseBreakend(t *testing.T) {
	at := func(contig variants.Contig, pos int) variants.Interval {
		return variants.Interval{Contig: contig, Start: pos, End: pos}
	}
	for alt, want := range map[string]Breakend{
		"G[17:198982[":      {Mate: at("17", 198982), Ahead: true, Rightward: true},
		"GAC]chr2:5]":       {Mate: at("2", 5), Ahead: true, Inserted: "AC"},
		"]13:123456]ACT":    {Mate: at("13", 123456), Inserted: "AC"},
		"[X:7[T":            {Mate: at("X", 7), Rightward: true},
		"G]HLA-A*01:01:99]": {Ahead: true},
		"G[<ctg1>:7[":       {Ahead: true, Rightward: true},
		"GTT.":              {Ahead: true, Inserted: "TT"},
		".G":                {},
	} {
		if got, ok := ParseBreakend(alt); !ok || got != want {
			t.Errorf("%s: %+v, %v; want %+v", alt, got, ok, want)
		}
	}
	for _, alt := range []string{"G", "<DEL>", "G[17[", "G[17:0[", "G[17:x[", "[]", "G[[", "[17:5["} {
		if got, ok := ParseBreakend(alt); ok && alt != "[17:5[" {
			t.Errorf("%s: %+v", alt, got)
		}
	}
}

// eventGenome is a file of contigs 3 and 17 with plain lines, and structural ones around a region at
// 2,000,000 to 2,080,000 of 17.
func eventGenome() string {
	var b strings.Builder
	b.WriteString(head)
	line := func(contig string, pos int, id, alt, info string) {
		fmt.Fprintf(&b, "chr%s\t%d\t%s\tA\t%s\t.\tPASS\t%s\tGT\t0/1\n", contig, pos, id, alt, info)
	}
	for _, contig := range []string{"17", "3"} {
		for pos := 900_000; pos < 3_000_000; pos += 1000 {
			line(contig, pos, ".", "G,<NON_REF>", "DP=9")
			if contig == "3" {
				continue
			}
			switch pos {
			case 950_000:
				line(contig, pos+1, "far", "<DEL>", "SVTYPE=DEL")
			case 1_100_000:
				line(contig, pos+1, "no_end", "<DEL>", "SVTYPE=DEL")
				line(contig, pos+2, "join", "A[chr17:2500000[", "SVTYPE=BND")
				line(contig, pos+3, "reaches", "<DUP>", "SVTYPE=DUP;SVLEN=1000000")
				line(contig, pos+4, "sequence", "G", "SVTYPE=DEL")
			case 2_030_000:
				line(contig, pos+1, "inside", "<INV>", "SVTYPE=INV;END=2031000")
			case 2_500_000:
				line(contig, pos+1, "behind", "<DEL>", "SVTYPE=DEL")
			}
		}
		if contig == "3" {
			line(contig, 3_000_000, "elsewhere", "]chr17:2040000]A", "SVTYPE=BND")
			line(contig, 3_000_001, "nowhere", "]chr17:2840000]A", "SVTYPE=BND")
		}
	}
	return b.String()
}

// TestEventsAreMetByEveryAccess: events that begin up to EventReach before a region are met by index and
// bisection as in a file read from its start; joins from elsewhere in the latter only.
func TestEventsAreMetByEveryAccess(t *testing.T) {
	text := eventGenome()
	region := variants.Interval{Contig: "17", Start: 2_000_000, End: 2_080_000}
	for name, c := range map[string]struct {
		open func(t *testing.T) *File
		want string
	}{
		"stream":    {func(t *testing.T) *File { return open(t, write(t, "a.vcf", text), Options{}) }, "no_end join reaches sequence inside elsewhere"},
		"bisection": {func(t *testing.T) *File { return open(t, write(t, "a.vcf.gz", bgzip(t, text)), always) }, "no_end join reaches sequence inside"},
		"index":     {func(t *testing.T) *File { return open(t, indexed(t, text, ".tbi"), Options{}) }, "no_end join reaches sequence inside"},
	} {
		t.Run(name, func(t *testing.T) {
			f := c.open(t)
			var met []string
			tally, err := f.Scan(t.Context(), Wanted{Events: []variants.Interval{region}}, func(r *Record) error {
				if r.ID != "." {
					met = append(met, r.ID)
				} else if r.Pos < region.Start || r.Pos > region.End {
					t.Errorf("a plain line at %d", r.Pos)
				}
				return nil
			})
			if err != nil || len(tally.Problems) > 0 {
				t.Fatal(err, tally.Problems)
			}
			if got := strings.Join(met, " "); got != c.want {
				t.Errorf("met %s, want %s", got, c.want)
			}
		})
	}
}
