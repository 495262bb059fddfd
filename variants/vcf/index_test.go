package vcf

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"allelens/variants"
	"allelens/variants/tabletest"
)

// cohort writes a sorted text of n records on contigs of several namings: plain variants, long
// deletions, blocks that reach far.
func cohort(n int, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	b.WriteString("##fileformat=VCFv4.2\n##INFO=<ID=END,Number=1,Type=Integer,Description=\"x\">\n")
	names := []string{"chr1", "chr13", "NC_000013.11", "chr17", "chr17_alt", "chrX"}
	for _, name := range names {
		fmt.Fprintf(&b, "##contig=<ID=%s>\n", name)
	}
	b.WriteString(columnLine)
	for _, name := range names {
		for i, pos := 0, 1+r.IntN(1000); i < n/len(names); i++ {
			ref, alt, info := "A", "G", "."
			switch r.IntN(10) {
			case 0:
				ref, alt = "A"+strings.Repeat("CT", r.IntN(300)), "A"
			case 1:
				alt, info = "<NON_REF>", fmt.Sprintf("END=%d", pos+r.IntN(3_000_000))
			case 2:
				alt, info = "<DEL>", fmt.Sprintf("SVTYPE=DEL;END=%d", pos+r.IntN(1_000_000))
			case 3:
				alt, info = "<DEL>", fmt.Sprintf("SVTYPE=DEL;SVLEN=-%d", r.IntN(lookBack))
			case 4:
				alt, info = "<*>", fmt.Sprintf("LEN=%d", 1+r.IntN(lookBack))
			}
			fmt.Fprintf(&b, "%s\t%d\t%s_%d\t%s\t%s\t.\tPASS\t%s\tGT\t0/1\n", name, pos, name, i, ref, alt, info)
			pos += r.IntN(20_000)
		}
	}
	return b.String()
}

// indexed writes a bgzip file with an index; ending is .tbi or .csi. It skips the test if the
// program that makes indexes is not installed.
func indexed(t testing.TB, text, ending string) string {
	t.Helper()
	tabix, err := exec.LookPath("tabix")
	if err != nil {
		t.Skip("tabix is not installed")
	}
	path := write(t, "a.vcf.gz", bgzip(t, text))
	args := []string{"-p", "vcf", path}
	if ending == ".csi" {
		args = append([]string{"-C"}, args...)
	}
	if out, err := exec.Command(tabix, args...).CombinedOutput(); err != nil {
		t.Fatalf("tabix: %v: %s", err, out)
	}
	return path
}

// TestProofIndexAnswersAsTheStreamDoes holds for any regions: the same records in the same order.
func TestProofIndexAnswersAsTheStreamDoes(t *testing.T) {
	tabletest.Checks(t, 30)
	for _, ending := range []string{".tbi", ".csi"} {
		t.Run(ending, func(t *testing.T) {
			path := indexed(t, cohort(1500, 7), ending)
			quick, whole := open(t, path, Options{}), open(t, path, Options{Whole: true})
			if quick.Access() != ByIndex || whole.Access() != ByStream {
				t.Fatalf("access by %s and by %s", quick.Access(), whole.Access())
			}
			rapid.Check(t, func(rt *rapid.T) {
				regions := rapid.SliceOfN(rapid.Custom(drawRegion), 1, 5).Draw(rt, "regions")
				got, tally, err := scanRegions(quick, regions)
				if err != nil || tally.Complete || tally.Contigs != nil || quick.Access() != ByIndex || len(tally.Problems) != 0 {
					rt.Fatalf("by index: %v, %+v", err, tally)
				}
				want, all, err := scanRegions(whole, regions)
				if err != nil || !all.Complete {
					rt.Fatalf("by stream: %v, %+v", err, all)
				}
				if d := Differing(want, got); d != "" {
					rt.Errorf("%.800s", d)
				}
				if tally.Used != int64(len(got)) || tally.Seen < tally.Used || tally.Seen > all.Seen {
					rt.Errorf("by index %+v, by stream %+v", tally, all)
				}
				for _, r := range got {
					if r.Line != 0 {
						rt.Errorf("line %d is a guess", r.Line)
					}
				}
			})
		})
	}
}

func drawRegion(rt *rapid.T) variants.Interval {
	start := rapid.IntRange(1, 3_000_000).Draw(rt, "start")
	return variants.Interval{
		Contig: variants.Contig(rapid.SampledFrom([]string{"1", "13", "17", "X", "2"}).Draw(rt, "contig")),
		Start:  start,
		End:    start + rapid.SampledFrom([]int{0, 1, 100, 80_000, 5_000_000, 1 << 40}).Draw(rt, "length"),
	}
}

func TestIndexReadsLittle(t *testing.T) {
	f := open(t, indexed(t, head+body(60000), ".tbi"), Options{})
	records, tally, err := scanRegions(f, []variants.Interval{{Contig: "17", Start: 400_000, End: 400_099}})
	if err != nil || len(records) != 10 || tally.Seen > 15000 {
		t.Errorf("%d records of %d seen, %v", len(records), tally.Seen, err)
	}
}

// TestUnusableIndex: the file is streamed, the records are those of the stream, and the tally
// says why.
func TestUnusableIndex(t *testing.T) {
	tabletest.NotRaced(t)
	text := cohort(3000, 7)
	spoil := func(change func(data []byte) []byte) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			packed, err := os.Open(path + ".tbi")
			if err != nil {
				t.Fatal(err)
			}
			defer packed.Close()
			r, err := gzip.NewReader(packed)
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			replace(t, path+".tbi", gzipped(t, string(change(data))))
		}
	}
	for name, c := range map[string]struct {
		change func(t *testing.T, path string)
		code   string
	}{
		"older": {func(t *testing.T, path string) {
			past := time.Now().Add(-time.Hour)
			if err := os.Chtimes(path+".tbi", past, past); err != nil {
				t.Fatal(err)
			}
		}, "index_older"},
		"rubbish":         {func(t *testing.T, path string) { replace(t, path+".tbi", "rubbish") }, "index_unusable"},
		"empty":           {func(t *testing.T, path string) { replace(t, path+".tbi", "") }, "index_unusable"},
		"cut":             {spoil(func(d []byte) []byte { return d[:len(d)/2] }), "index_unusable"},
		"no contigs":      {spoil(func(d []byte) []byte { return append([]byte("TBI\x01"), make([]byte, 32)...) }), "index_unusable"},
		"enormous counts": {spoil(func(d []byte) []byte { return append([]byte("TBI\x01\xff\xff\xff\x7f"), d[8:]...) }), "index_unusable"},
		"negative counts": {spoil(func(d []byte) []byte { return append([]byte("TBI\x01\xff\xff\xff\xff"), d[8:]...) }), "index_unusable"},
		"names exchanged": {spoil(func(d []byte) []byte {
			return bytes.Replace(d, []byte("chr1\x00chr13\x00"), []byte("chr13\x00chr1\x00"), 1)
		}), "index_unusable"},
		"another file's": {func(t *testing.T, path string) {
			data, err := os.ReadFile(indexed(t, cohort(9000, 8), ".tbi") + ".tbi")
			if err != nil {
				t.Fatal(err)
			}
			replace(t, path+".tbi", string(data))
		}, "index_unusable"},
	} {
		t.Run(name, func(t *testing.T) {
			path := indexed(t, text, ".tbi")
			want, _ := scanAll(t, open(t, path, Options{Whole: true}))
			c.change(t, path)
			f := open(t, path, Options{})
			got, tally := scanAll(t, f)
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%.500s", d)
			}
			if f.Access() != ByStream || !tally.Complete || len(tally.Problems) != 1 || tally.Problems[0].Code != c.code {
				t.Errorf("access by %s, complete %v, problems %v", f.Access(), tally.Complete, tally.Problems)
			}
		})
	}
}

func replace(t *testing.T, path, data string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestStaleIndex: the file was changed after its index was made, but the index is the newer one by
// its time, as after copying. No line of the regions is missed.
func TestStaleIndex(t *testing.T) {
	tabletest.NotRaced(t)
	text := cohort(2400, 7)
	lines := strings.SplitAfter(text, "\n")
	first := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "chr1\t") })
	r := rand.New(rand.NewPCG(5, 5))
	noticed := 0
	for i := range 18 {
		path := indexed(t, text, ".tbi")
		at := first + r.IntN(len(lines)-first-1)
		var changed []string
		switch i % 3 {
		case 0: // a line more
			more := strings.Replace(lines[at], "\tA\t", "\tG\t", 1)
			changed = slices.Insert(slices.Clone(lines), at+1, more)
		case 1: // some less
			changed = slices.Delete(slices.Clone(lines), at, min(at+1+r.IntN(5), len(lines)))
		case 2: // lines at the end
			changed = append(slices.Clone(lines), "chrX\t154000000\t.\tA\tG\t.\tPASS\t.\tGT\t0/1\n")
		}
		replace(t, path, bgzip(t, strings.Join(changed, "")))
		soon := time.Now().Add(time.Hour)
		if err := os.Chtimes(path+".tbi", soon, soon); err != nil {
			t.Fatal(err)
		}
		want, _ := scanAll(t, open(t, path, Options{Whole: true}))
		got, tally := scanAll(t, open(t, path, Options{}))
		if d := Differing(want, got); d != "" {
			t.Errorf("change %d at line %d: %.500s", i%3, at, d)
		}
		if len(tally.Problems) > 0 {
			noticed++
		}
	}
	if noticed < 12 {
		t.Errorf("of 18 changes only %d were noticed", noticed)
	}
}

func TestIndexOfFileWithoutRecords(t *testing.T) {
	for _, ending := range []string{".tbi", ".csi"} {
		records, tally := scanAll(t, open(t, indexed(t, head, ending), Options{}))
		if len(records) != 0 || len(tally.Problems) != 0 {
			t.Errorf("%d records, %+v", len(records), tally)
		}
	}
}

func TestIndexOfCutFile(t *testing.T) {
	path := indexed(t, cohort(3000, 7), ".tbi")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		length int
		code   string
	}{"without its last block": {len(data) - eofBlock, "no_eof_block"}, "by half": {len(data) / 2, "truncated"}} {
		replace(t, path, string(data[:c.length]))
		if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
		_, tally := scanAll(t, open(t, path, Options{}))
		if !slices.ContainsFunc(tally.Problems, func(p *variants.Problem) bool { return p.Code == c.code }) || tally.Complete {
			t.Errorf("%s: complete %v, problems %v", name, tally.Complete, tally.Problems)
		}
	}
}

func FuzzIndex(f *testing.F) {
	for _, ending := range []string{".tbi", ".csi"} {
		packed, err := os.ReadFile(indexed(f, cohort(300, 7), ending) + ending)
		if err != nil {
			f.Fatal(err)
		}
		r, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			f.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	path := write(f, "a.vcf.gz", bgzip(f, cohort(300, 7)))
	f.Fuzz(func(t *testing.T, data []byte) {
		x, err := parseIndex(data, nil)
		if err != nil {
			return
		}
		file := open(t, path, Options{})
		file.index = x
		records, tally := scanAll(t, file)
		if file.Access() == ByStream && !tally.Complete {
			t.Errorf("%d records, %+v", len(records), tally)
		}
	})
}

func BenchmarkStream(b *testing.B) {
	text := head + body(200_000)
	path := write(b, "a.vcf.gz", bgzip(b, text))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f := open(b, path, Options{})
		if _, tally, err := scanRegions(f, []variants.Interval{{Contig: "17", Start: 50_000, End: 60_000}}); err != nil || tally.Used != 1001 {
			b.Fatal(tally, err)
		}
		_ = f.Close()
	}
}

func BenchmarkIndex(b *testing.B) {
	path := indexed(b, head+body(200_000), ".tbi")
	for b.Loop() {
		f := open(b, path, Options{})
		if _, tally, err := scanRegions(f, []variants.Interval{{Contig: "17", Start: 50_000, End: 60_000}}); err != nil || tally.Used != 1001 {
			b.Fatal(tally, err)
		}
		_ = f.Close()
	}
}
