package vcf

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"allelens/variants"
	"allelens/variants/tabletest"
)

// TestEmptyLinesAreCounted: lines of nothing are passed over, and the numbers of the others are as if
// they were not; so is the length of what was read.
func TestEmptyLinesAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"\n", "\n\n\n\n\n\n\n\n\n", "\r\n", "\r\n\r\n\r\n\r\n\r\n", "a\n", "bc\r\n", "\rd\n", " \n"})).Draw(t, "parts")
		text := strings.Join(parts, "") + rapid.SampledFrom([]string{"", "end", "\r"}).Draw(t, "end")
		var want []string
		for i, line := range strings.Split(text, "\n") {
			if bare := strings.TrimSuffix(line, "\r"); bare != "" {
				want = append(want, fmt.Sprint(i+1, bare))
			}
		}
		l := newLines(iotestReader{strings.NewReader(text)}, func() error { return nil })
		var got []string
		for {
			line, err := l.next()
			if err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			if len(line) > 0 {
				got = append(got, fmt.Sprint(l.number, string(line)))
			}
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Fatalf("%q: %q, want %q", text, got, want)
		}
	})
}

// iotestReader gives out three bytes at a time.
type iotestReader struct{ r io.Reader }

// Read reads some.
func (r iotestReader) Read(p []byte) (int, error) { return r.r.Read(p[:min(len(p), 3)]) }

// TestOutsizedLines: a line that is longer than any caller writes is told and left out, and the others
// are read; one that is only long is read.
func TestOutsizedLines(t *testing.T) {
	tabletest.NotRaced(t)
	const sound = "17\t100\t.\tA\tG\t.\tPASS\tX=1\tGT\t0/1\n"
	for name, c := range map[string]struct {
		line string
		out  bool
	}{
		"many keys":         {"17\t100\t.\tA\tG\t.\tPASS\t" + strings.Repeat("A;", 10_001) + "\tGT\t0/1\n", true},
		"many alleles":      {"17\t100\t.\tA\tG" + strings.Repeat(",G", 10_001) + "\t.\tPASS\t.\tGT\t0/1\n", true},
		"many chromosomes":  {"17\t100\t.\tA\tG\t.\tPASS\t.\tGT\t0" + strings.Repeat("/1", 10_001) + "\n", true},
		"many fields":       {"17\t100\t.\tA\tG\t.\tPASS\t.\tGT" + strings.Repeat(":A", 10_001) + "\t0/1\n", true},
		"a very long text":  {"17\t100\t.\tA\tG\t.\tPASS\tX=" + strings.Repeat("x", 9<<20) + "\tGT\t0/1\n", true},
		"a long annotation": {"17\t100\t.\tA\tG\t.\tPASS\tX=" + strings.Repeat("x", 1<<20) + "\tGT\t0/1\n", false},
		"a long allele":     {"17\t100\t.\t" + strings.Repeat("A", 1<<20) + "\tA\t.\tPASS\t.\tGT\t0/1\n", false},
	} {
		f := open(t, write(t, "a.vcf", head+c.line+sound), Options{})
		records, tally, err := scanRegions(f, []variants.Interval{{Contig: "17", Start: 1, End: 200}})
		told := len(tally.Problems) == 1 && tally.Problems[0].Code == "line_outsized"
		if err != nil || told != c.out || len(records) != 2-map[bool]int{true: 1}[c.out] {
			t.Errorf("%s: %v, %d records, %v", name, err, len(records), tally.Problems)
		}
	}
	_, err := Open(t.Context(), write(t, "a.vcf", "##fileformat=VCFv4.2\n"+strings.TrimSpace(columnLine)+strings.Repeat("\ts", mostSamples+1)+"\n"), Options{})
	if p, ok := variants.AsProblem(err); !ok || p.Code != "too_many_samples" {
		t.Errorf("very many samples: %v", err)
	}
}

// TestIndexOfNamesAlone: an index that claims more than it holds, or that names contigs without end, is none.
func TestIndexOfNamesAlone(t *testing.T) {
	for name, data := range map[string][]byte{
		"names":       bcfBytes("TBI\x01", int32(200_000), make([]byte, 24), int32(200_000), make([]byte, 200_000)),
		"contigs":     bcfBytes("TBI\x01", int32(1<<30), make([]byte, 24), int32(2), "17"),
		"bins":        bcfBytes("TBI\x01", int32(1), make([]byte, 24), int32(3), "17\x00", int32(1<<30), int32(0)),
		"csi contigs": bcfBytes("CSI\x01", int32(14), int32(5), int32(0), int32(1<<30)),
	} {
		if _, err := parseIndex(data, nil); err == nil {
			t.Errorf("%s: an index", name)
		}
	}
	if !bytes.Equal(bcfBytes(int32(1)), []byte{1, 0, 0, 0}) {
		t.Error("numbers are not of little endian")
	}
}

// TestShortLines: a line that ends within its first columns is told, however it ends.
func TestShortLines(t *testing.T) {
	const sound = "17\t100\t.\tA\tG\t.\tPASS\tX=1\tGT\t0/1\n"
	for _, short := range []string{"17", "17\t", "17\t100", "17\t100\t", "17\t100\t.", "Y\t", "Y", "\t", "\t\t"} {
		for _, whole := range []bool{false, true} {
			records, tally := scanAll(t, open(t, write(t, "a.vcf", head+sound+short+"\n"+sound), Options{Whole: whole}))
			told := len(tally.Problems) > 0 || len(tally.Outside) > 0
			if len(records) != 2 || !told && strings.TrimSpace(short) != "" {
				t.Errorf("%q, whole %t: %d records, told %t", short, whole, len(records), told)
			}
		}
	}
}
