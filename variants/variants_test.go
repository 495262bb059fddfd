package variants

import (
	"errors"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseAssembly(t *testing.T) {
	for in, want := range map[string]Assembly{
		"GRCh37": GRCh37, "hg19": GRCh37, "b37": GRCh37, "hs37d5": GRCh37, "37": GRCh37, "GRCh37.p13": GRCh37,
		"GRCh38": GRCh38, "hg38": GRCh38, " grch38 ": GRCh38, "hs38DH": GRCh38, "38": GRCh38,
	} {
		if got, err := ParseAssembly(in); err != nil || got != want {
			t.Errorf("ParseAssembly(%q) = %v, %v; want %v", in, got, err, want)
		}
	}
	for _, in := range []string{"", "hg18", "GRCm38", "T2T-CHM13", "3", "canFam3"} {
		if got, err := ParseAssembly(in); err == nil {
			t.Errorf("ParseAssembly(%q) = %v, want an error", in, got)
		}
	}
}

func TestParseContig(t *testing.T) {
	for in, want := range map[string]Contig{
		"17": "17", "chr17": "17", "Chr17": "17", "CHRX": "X", "x": "X", "chrM": "MT", "M": "MT", "MT": "MT",
		"NC_000017.11": "17", "NC_000017.10": "17", "NC_000023.11": "X", "NC_012920.1": "MT", "CM000679.2": "17", "CM000685.2": "X",
	} {
		if got, ok := ParseContig(in); !ok || got != want {
			t.Errorf("ParseContig(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "chr", "0", "23", "chr17_random", "HLA-A*01:01", "GL000220.1", "NC_000025.1", "chrUn_KI270742v1", "017"} {
		if got, ok := ParseContig(in); ok {
			t.Errorf("ParseContig(%q) = %q, want none", in, got)
		}
	}
}

func TestContigOrder(t *testing.T) {
	if Contig("1").Order() != 1 || Contig("X").Order() != 23 || Contig("MT").Order() != 25 || Contig("HLA").Order() != 0 {
		t.Error("contigs are not in karyotype order")
	}
	if Contig("MT").UCSC() != "chrM" || Contig("17").UCSC() != "chr17" {
		t.Error("UCSC names are wrong")
	}
}

func TestInterval(t *testing.T) {
	iv := Interval{"17", 10, 20}
	if iv.Len() != 11 || !iv.Contains(10) || !iv.Contains(20) || iv.Contains(21) || iv.Contains(9) {
		t.Errorf("%v is not closed at both ends", iv)
	}
	for _, c := range []struct {
		other Interval
		want  bool
	}{
		{Interval{"17", 20, 30}, true}, {Interval{"17", 21, 30}, false},
		{Interval{"17", 1, 10}, true}, {Interval{"17", 1, 9}, false}, {Interval{"13", 10, 20}, false},
	} {
		if got := iv.Overlaps(c.other); got != c.want {
			t.Errorf("%v overlaps %v: %v", iv, c.other, got)
		}
	}
}

func TestTrim(t *testing.T) {
	for _, c := range []struct{ in, want Allele }{
		{Allele{"17", 100, "A", "G"}, Allele{"17", 100, "A", "G"}},
		{Allele{"17", 100, "CAT", "CGT"}, Allele{"17", 101, "A", "G"}},
		{Allele{"17", 100, "CACTT", "CATT"}, Allele{"17", 101, "AC", "A"}},
		{Allele{"17", 100, "ACT", "A"}, Allele{"17", 100, "ACT", "A"}},
		{Allele{"17", 100, "AA", "AA"}, Allele{"17", 100, "A", "A"}},
		{Allele{"17", 100, "GC", "TT"}, Allele{"17", 100, "GC", "TT"}},
	} {
		if got := c.in.Trim(); got != c.want {
			t.Errorf("%v trims to %v, want %v", c.in, got, c.want)
		}
	}
}

func TestParseGenotype(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Genotype
	}{
		{"0/1", Genotype{[]int{0, 1}, false}},
		{"1|0", Genotype{[]int{1, 0}, true}},
		{"./.", Genotype{[]int{-1, -1}, false}},
		{".|1", Genotype{[]int{-1, 1}, true}},
		{"1", Genotype{[]int{1}, true}},
		{".", Genotype{[]int{-1}, true}},
		{"0|1/2", Genotype{[]int{0, 1, 2}, false}},
		{"|0|1", Genotype{[]int{0, 1}, true}},
		{"/1", Genotype{[]int{1}, true}},
	} {
		got, err := ParseGenotype(c.in, 3)
		if err != nil {
			t.Errorf("ParseGenotype(%q): %v", c.in, err)
		} else if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("ParseGenotype(%q): %s", c.in, d)
		}
	}
	for _, in := range []string{"", "/", "0/", "0//1", "0/3", "-1/0", "a/b", "0/1 ", "0\\1", "99999999999999999999", "+1/0"} {
		if got, err := ParseGenotype(in, 3); err == nil {
			t.Errorf("ParseGenotype(%q) = %v, want an error", in, got)
		}
	}
}

func FuzzParseGenotype(f *testing.F) {
	for _, s := range []string{"0/1", "1|0", ".", "./.", "|0|1", "0|1/2", "", "0/"} {
		f.Add(s, uint16(3))
	}
	f.Fuzz(func(t *testing.T, s string, number uint16) {
		alleles := int(number)
		gt, err := ParseGenotype(s, alleles)
		if err != nil {
			return
		}
		for _, a := range gt.Alleles {
			if a < MissingAllele || a >= alleles {
				t.Errorf("%q gives index %d with %d alleles", s, a, alleles)
			}
		}
		again, err := ParseGenotype(gt.String(), alleles)
		if err != nil || !cmp.Equal(gt.Alleles, again.Alleles) {
			t.Errorf("%q does not survive a round trip: %v, %v", s, again, err)
		}
	})
}

func TestGenotypeCounts(t *testing.T) {
	gt := Genotype{Alleles: []int{0, 1, 1, MissingAllele}}
	if gt.Count(1) != 2 || gt.Count(0) != 1 || gt.Ploidy() != 4 || gt.AllMissing() {
		t.Errorf("counts of %v are wrong", gt)
	}
	if !(Genotype{Alleles: []int{MissingAllele, MissingAllele}}).AllMissing() {
		t.Error("./. is not all missing")
	}
}

func TestZeroStateIsAbsent(t *testing.T) {
	var s State
	if s != Absent || s.Seen() {
		t.Error("a forgotten state must read as absent, and absent is not seen")
	}
	seen := map[State]bool{Reference: true, Variant: true}
	for _, s := range States() {
		if s.Seen() != seen[s] {
			t.Errorf("%v.Seen() = %v", s, s.Seen())
		}
	}
}

func TestProblem(t *testing.T) {
	err := error(Fail("truncated", "a.vcf.gz:7", "bytes", "12").Because(io.ErrUnexpectedEOF))
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error("the cause is lost")
	}
	p, ok := AsProblem(errors.Join(io.EOF, err))
	if !ok || p.Severity != Fatal || p.Error() != "a.vcf.gz:7: truncated bytes=12: unexpected EOF" {
		t.Errorf("got %v, %v", p, ok)
	}
	if _, ok := AsProblem(io.EOF); ok {
		t.Error("another error passes for a problem")
	}
}
