package vcf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
)

// record reads one line, given with spaces for tabs, of a file with one sample.
func record(t *testing.T, line string) *Record {
	t.Helper()
	r := recordReader{name: "f", samples: 1, single: true}
	rec, p := r.read([]byte(strings.ReplaceAll(line, " ", "\t")), 7)
	if p != nil {
		t.Fatalf("%s: %v", line, p)
	}
	return rec
}

func genotype(t *testing.T, s string) variants.Genotype {
	t.Helper()
	gt, err := variants.ParseGenotype(s, 10)
	if err != nil {
		t.Fatal(err)
	}
	return gt
}

func TestRecord(t *testing.T) {
	line := "chr17 43045712 rs80357906 t ta,G 50 PASS DP=99;X GT:AD:DP:GQ:PS:FT 1|2:1,20,9:31:98:43045700:."
	want := &Record{
		Line: 7, Text: strings.ReplaceAll(line, " ", "\t"),
		Chrom: "chr17", Contig: "17", Pos: 43045712, End: 43045712, ID: "rs80357906",
		Ref: "T", Alts: []string{"TA", "G"}, HasGenotype: true, Genotype: genotype(t, "1|2"), PhaseSet: "43045700",
		Qual: 50, Total: 31, DepthGiven: true, Depth: 31, MinDepth: -1, Quality: 98, AlleleDepths: []int{1, 20, 9},
	}
	if d := cmp.Diff(want, record(t, line)); d != "" {
		t.Error(d)
	}
}

func TestRecordOfOneSampleAmongMany(t *testing.T) {
	r := recordReader{name: "f", samples: 3, sample: 1}
	rec, p := r.read([]byte("17\t5\t.\tA\tG\t.\t.\tDP=60\tGT\t0/0\t0/1\t1/1"), 1)
	if p != nil {
		t.Fatal(p)
	}
	if rec.Text != "17\t5\t.\tA\tG\t.\t.\tDP=60\tGT\t0/1" || rec.Genotype.String() != "0/1" {
		t.Errorf("got %+v", rec)
	}
	if rec.Depth != -1 {
		t.Errorf("the depth of all samples, %d, passes for that of one", rec.Depth)
	}
}

func TestGenotypes(t *testing.T) {
	for _, c := range []struct {
		format, value, want string
		has                 bool
	}{
		{"GT", "0/1", "0/1", true},
		{"GT:DP", ".", ".", true},
		{"GT", "./.", "./.", true},
		{"GT", "1", "1", true},
		{"DP:GT", "7:1|1", "1|1", true},
		{"DP", "7", "", false},
		{".", ".", "", false},
		{"GTX", "0/1", "", false},
	} {
		rec := record(t, "17 5 . A G . . . "+c.format+" "+c.value)
		if rec.HasGenotype != c.has || rec.Genotype.String() != c.want {
			t.Errorf("%s %s: %v %v", c.format, c.value, rec.HasGenotype, rec.Genotype)
		}
	}
}

func TestFilters(t *testing.T) {
	for _, c := range []struct {
		filter, format, value string
		want                  []string
	}{
		{"PASS", "GT", "0/1", nil},
		{".", "GT", "0/1", nil},
		{"", "GT", "0/1", nil},
		{"pass", "GT", "0/1", nil},
		{"q10;s50", "GT", "0/1", []string{"q10", "s50"}},
		{"PASS", "GT:FT", "0/1:LowGQ", []string{"LowGQ"}},
		{"q10", "GT:FT", "0/1:q10;LowGQ", []string{"q10", "LowGQ"}},
		{"PASS", "GT:FT", "0/1:PASS", nil},
		{"PASS", "GT:FT", "0/1", nil},
	} {
		rec := record(t, "17 5 . A G . "+c.filter+" . "+c.format+" "+c.value)
		if d := cmp.Diff(c.want, rec.Filter); d != "" {
			t.Errorf("%+v: %s", c, d)
		}
	}
}

func TestNumbers(t *testing.T) {
	for name, c := range map[string]struct {
		info, format, value      string
		depth, smallest, quality int
		alleles                  []int
	}{
		"none":                   {".", "GT", "0/1", -1, -1, -1, nil},
		"depth given":            {"DP=9", "GT:AD:DP:GQ", "0/1:3,4:8:50", 8, -1, 50, []int{3, 4}},
		"depth by allele depths": {"DP=9", "GT:AD:DP", "0/1:3,4:.", 7, -1, -1, []int{3, 4}},
		"depth of the record":    {"X=1;DP=9", "GT", "0/1", 9, -1, -1, nil},
		"not the depth of END":   {"ADP=9", "GT", "0/1", -1, -1, -1, nil},
		"one allele depth open":  {".", "GT:AD", "0/1:.,4", 4, -1, -1, []int{-1, 4}},
		"all allele depths open": {".", "GT:AD", "0/1:.,.", -1, -1, -1, nil},
		"depths that do not fit": {".", "GT:AD", "0/1:1,2,3", -1, -1, -1, nil},
		"freebayes":              {".", "GT:RO:AO", "0/1:11:12", 23, -1, -1, []int{11, 12}},
		"varscan":                {".", "GT:RD:AD:DP", "0/1:11:12:23", 23, -1, -1, []int{11, 12}},
		"block":                  {".", "GT:DP:MIN_DP:GQ", "0/0:30:21:60", 30, 21, 60, nil},
		"reference quality":      {".", "GT:RGQ", "0/0:45", -1, -1, 45, nil},
		"both qualities":         {".", "GT:RGQ:GQ", "0/0:45:44", -1, -1, 44, nil},
		"decimal quality":        {".", "GT:GQ", "0/1:48.99", -1, -1, 48, nil},
		"zero is a number":       {".", "GT:DP:GQ", "0/0:0:0", 0, -1, 0, nil},
		"nonsense":               {".", "GT:DP:GQ", "0/1:-3:NaN", -1, -1, -1, nil},
		"endless":                {".", "GT:DP:GQ", "0/1:Inf:1e300", -1, -1, -1, nil},
		"trailing values left":   {".", "GT:AD:DP:GQ", "0/1:3,4", 7, -1, -1, []int{3, 4}},
	} {
		t.Run(name, func(t *testing.T) {
			rec := record(t, "17 5 . A G . . "+c.info+" "+c.format+" "+c.value)
			if rec.Depth != c.depth || rec.MinDepth != c.smallest || rec.Quality != c.quality {
				t.Errorf("depth %d, smallest %d, quality %d; want %d, %d, %d",
					rec.Depth, rec.MinDepth, rec.Quality, c.depth, c.smallest, c.quality)
			}
			if d := cmp.Diff(c.alleles, rec.AlleleDepths); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestEndAndBlock(t *testing.T) {
	for name, c := range map[string]struct {
		ref, alt, info string
		end            int
		block          bool
	}{
		"one base":                {"A", "G", ".", 100, false},
		"deletion":                {"ACTG", "A", ".", 103, false},
		"END of a plain record":   {"A", "G", "END=150", 100, false},
		"no other allele":         {"A", ".", ".", 100, true},
		"GATK block":              {"A", "<NON_REF>", "END=150", 150, true},
		"block of the standard":   {"A", "<*>", "END=150", 150, true},
		"block without ALT":       {"A", ".", "AC=0;END=150;X=1", 150, true},
		"block by its length":     {"A", "<*>", "LEN=51", 150, true},
		"variant against any":     {"AC", "A,<NON_REF>", "END=150", 101, true},
		"old samtools":            {"A", "<X>", ".", 100, true},
		"not END":                 {"A", "<NON_REF>", "CIEND=150;XEND=7", 100, true},
		"END before POS":          {"A", "<NON_REF>", "END=50", 100, true},
		"END is no number":        {"A", "<NON_REF>", "END=x", 100, true},
		"END as a float":          {"A", "<NON_REF>", "END=1.5e2", 150, true},
		"symbolic deletion":       {"A", "<DEL>", "SVTYPE=DEL;END=150;SVLEN=-70", 150, false},
		"symbolic by SVLEN":       {"A", "<DEL>", "SVTYPE=DEL;SVLEN=-50", 150, false},
		"subtype by SVLEN":        {"A", "<DUP:TANDEM>", "SVLEN=50", 150, false},
		"insertions cover nought": {"A", "<INS>", "SVLEN=500", 100, false},
		"each with its length":    {"A", "<INS>,<DEL>", "SVLEN=500,-50", 150, false},
		"breakend":                {"A", "A[17:198982[", ".", 100, false},
		"spanning deletion":       {"A", "G,*", ".", 100, false},
		"single breakend":         {"A", ".A", ".", 100, false},
		"letters for many bases":  {"R", "N", ".", 100, false},
	} {
		t.Run(name, func(t *testing.T) {
			rec := record(t, "17 100 . "+c.ref+" "+c.alt+" . . "+c.info+" GT 0/0")
			if rec.End != c.end || rec.Block != c.block {
				t.Errorf("end %d, block %v; want %d, %v", rec.End, rec.Block, c.end, c.block)
			}
			checkReach(t, rec.Text, rec)
		})
	}
	if rec := record(t, "17 100 . A <*> . . . GT:LEN 0/0:51"); rec.End != 150 {
		t.Errorf("FORMAT LEN gives end %d, want 150", rec.End)
	}
}

// malformed are lines that cannot be used, and the codes that say so.
var malformed = map[string]struct{ line, code string }{
	"too few columns":        {"17 5 . A G . . . GT", "line_columns"},
	"five columns":           {"17 5 . A G", "line_columns"},
	"too many columns":       {"17 5 . A G . . . GT 0/1 0/1", "line_columns"},
	"position with a letter": {"17 12a45 . A G . . . GT 0/1", "line_position"},
	"negative position":      {"17 -5 . A G . . . GT 0/1", "line_position"},
	"no position":            {"17  . A G . . . GT 0/1", "line_position"},
	"position too long":      {"17 99999999999 . A G . . . GT 0/1", "line_position"},
	"allele out of range":    {"17 5 . A G . . . GT 0/2", "line_genotype"},
	"allele where none is":   {"17 5 . A . . . . GT 0/1", "line_genotype"},
	"half a genotype":        {"17 5 . A G . . . GT 0/", "line_genotype"},
	"empty genotype":         {"17 5 . A G . . . GT:DP :5", "line_genotype"},
	"letters for a genotype": {"17 5 . A G . . . GT AG", "line_genotype"},
	"REF is no sequence":     {"17 5 . - G . . . GT 0/1", "line_ref"},
	"REF is a dot":           {"17 5 . . G . . . GT 0/1", "line_ref"},
	"REF is empty":           {"17 5 .  G . . . GT 0/1", "line_ref"},
	"ALT is empty":           {"17 5 . A  . . . GT 0/1", "line_alt"},
	"ALT ends in a comma":    {"17 5 . A G, . . . GT 0/1", "line_alt"},
	"ALT with a slash":       {"17 5 . A A/G . . . GT 0/1", "line_alt"},
	"ALT is a dash":          {"17 5 . A - . . . GT 0/1", "line_alt"},
	"ALT with an empty name": {"17 5 . A <> . . . GT 0/1", "line_alt"},
}

func TestMalformedRecords(t *testing.T) {
	for name, c := range malformed {
		t.Run(name, func(t *testing.T) {
			r := recordReader{name: "f.vcf", samples: 1, single: true}
			rec, p := r.read([]byte(strings.ReplaceAll(c.line, " ", "\t")), 7)
			if rec != nil || p == nil || p.Code != c.code || p.Where != "f.vcf:7" || p.Severity != variants.Warning {
				t.Errorf("got %+v, %v; want %s", rec, p, c.code)
			}
		})
	}
}

// TestMalformedRecordsAreListed: they do not end the scan, and those around them are used.
func TestMalformedRecordsAreListed(t *testing.T) {
	var text strings.Builder
	text.WriteString(columnLine)
	sound := "17\t5\t.\tA\tG\t.\t.\t.\tGT\t0/1\n"
	text.WriteString(sound)
	codes := map[string]int{}
	for _, c := range malformed {
		text.WriteString(strings.ReplaceAll(c.line, " ", "\t") + "\n")
		codes[c.code]++
	}
	text.WriteString(sound)
	records, tally := scanAll(t, open(t, write(t, "f.vcf", text.String()), Options{}))
	for _, p := range tally.Problems {
		codes[p.Code]--
	}
	for code, n := range codes {
		if n != 0 {
			t.Errorf("%s: %d too few in the tally", code, n)
		}
	}
	if len(records) != 2 || tally.Used != 2 || tally.Seen != int64(2+len(malformed)) || !tally.Complete {
		t.Errorf("%d records, tally %+v", len(records), tally)
	}
}

func TestManyMalformedRecordsAreCounted(t *testing.T) {
	text := columnLine + strings.Repeat("17\t5\n", 250) + "17\t5\t.\tA\tG\t.\t.\t.\tGT\t0/1\n"
	records, tally := scanAll(t, open(t, write(t, "f.vcf", text), Options{}))
	last := tally.Problems[len(tally.Problems)-1]
	if len(tally.Problems) != 101 || last.Code != "more_lines" || value(last, "count") != "150" || len(records) != 1 {
		t.Errorf("%d problems, the last %v, %d records", len(tally.Problems), last, len(records))
	}
}

func FuzzRecord(f *testing.F) {
	for _, c := range malformed {
		f.Add(strings.ReplaceAll(c.line, " ", "\t"), uint8(1), uint8(0))
	}
	f.Add("chr17\t100\t.\tA\t<DEL>,<INS>\t.\tq1\tSVLEN=-5,x;END=\tGT:FT:AD:PS\t0/1:q2:1,2,3:5", uint8(1), uint8(0))
	f.Add("17\t100\t.\tA\t<*>\t.\t.\tLEN=9\tGT:LEN\t0/0:7\t0/0", uint8(2), uint8(1))
	f.Fuzz(func(t *testing.T, line string, samples, sample uint8) {
		if samples == 0 || sample >= samples {
			return
		}
		r := recordReader{name: "f", samples: int(samples), sample: int(sample)}
		rec, p := r.read([]byte(line), 1)
		if p != nil {
			if rec != nil || p.Code == "" || p.Severity != variants.Warning {
				t.Errorf("problem %+v with record %v", p, rec)
			}
			return
		}
		if rec.Pos < 0 || rec.End < rec.Pos+len(rec.Ref)-1 || strings.Count(rec.Text, "\t") != colSample {
			t.Errorf("record %+v", rec)
		}
		for _, a := range rec.Genotype.Alleles {
			if a < variants.MissingAllele || a > len(rec.Alts) {
				t.Errorf("record %+v", rec)
			}
		}
		checkReach(t, line, rec)
	})
}

// checkReach: the quick look at a line never denies what the record read from it covers.
func checkReach(t *testing.T, line string, rec *Record) {
	t.Helper()
	columns := strings.SplitN(line, "\t", 3)
	if rec.End > rec.Pos && !mayReach([]byte(columns[2]), rec.Pos, rec.End) {
		t.Errorf("%q covers %d to %d, and the quick look denies it", line, rec.Pos, rec.End)
	}
}
