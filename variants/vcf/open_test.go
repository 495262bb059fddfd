package vcf

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/biogo/hts/bgzf"
	"github.com/google/go-cmp/cmp"

	"allelens/variants"
	"allelens/variants/tabletest"
)

const head = "##fileformat=VCFv4.2\n" + columnLine

// body is n records on chromosome 17, ten bases apart.
func body(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "17\t%d\t.\tA\tG\t.\tPASS\tX=%x\tGT:DP\t0/1:%d\n", 1000+10*i, i*i*2654435761, i%90)
	}
	return b.String()
}

func bgzip(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := bgzf.NewWriter(&b, 1)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const eofBlock = 28 // bytes of the block that ends a BGZF file

// TestContainers: the same text gives the same records however it is packed and whatever the
// file's name says.
func TestContainers(t *testing.T) {
	text := head + body(5000)
	want, _ := scanAll(t, open(t, write(t, "plain.vcf", text), Options{}))
	if len(want) != 5000 {
		t.Fatalf("%d records", len(want))
	}
	half := strings.Index(text[len(text)/2:], "\n") + len(text)/2
	for name, c := range map[string]struct{ data, format string }{
		"a.vcf.gz":     {text, formatPlain},
		"b.vcf":        {bgzip(t, text), formatBGZF},
		"c.vcf.gz":     {gzipped(t, text), formatGzip},
		"members.gz":   {gzipped(t, text[:half]) + gzipped(t, text[half:]), formatGzip},
		"blocks.gz":    {bgzip(t, text[:half]) + bgzip(t, text[half:]), formatBGZF},
		"nameless":     {gzipped(t, "\ufeff"+text), formatGzip},
		"windows.vcf":  {strings.ReplaceAll(text, "\n", "\r\n"), formatPlain},
		"mac.vcf":      {strings.ReplaceAll(text, "\n", "\r"), formatPlain},
		"noend.vcf":    {strings.TrimSuffix(text, "\n"), formatPlain},
		"noend.vcf.gz": {bgzip(t, strings.TrimSuffix(text, "\n")), formatBGZF},
	} {
		t.Run(name, func(t *testing.T) {
			f := open(t, write(t, name, c.data), Options{})
			got, tally := scanAll(t, f)
			if !reflect.DeepEqual(want, got) {
				t.Errorf("records differ: %.500s", cmp.Diff(want, got))
			}
			wantTally := Tally{Seen: 5000, Used: 5000, Complete: true, Contigs: []ContigCount{{"17", 5000}}}
			if d := cmp.Diff(wantTally, tally); d != "" {
				t.Error(d)
			}
			sum := sha256.Sum256([]byte(c.data))
			wantID := Identity{Path: f.identity.Path, Name: name, Bytes: int64(len(c.data)), SHA256: hex.EncodeToString(sum[:]), Format: c.format}
			if d := cmp.Diff(wantID, f.Identity()); d != "" {
				t.Error(d)
			}
			if f.Access() != ByStream {
				t.Errorf("access by %s", f.Access())
			}
		})
	}
}

// refused are files that cannot be used, by the problem that Open finds.
func refused(t testing.TB) map[string]struct{ data, code, where string } {
	return map[string]struct{ data, code, where string }{
		"nothing":             {"", "empty_file", "f"},
		"nothing in gzip":     {gzipped(t, ""), "empty_file", "f"},
		"nothing in bgzip":    {bgzip(t, ""), "empty_file", "f"},
		"a byte order mark":   {"\ufeff", "empty_file", "f"},
		"rubbish":             {"\x00\x01\x02\xff\xfe rubbish", "not_vcf", "f"},
		"rubbish like gzip":   {"\x1f\x8b\x08\x00" + strings.Repeat("rubbish ", 9), "damaged", "f"},
		"prose":               {"Dear colleague,\nplease find attached\n", "not_vcf", "f"},
		"23andMe":             {"# rsid\tchromosome\tposition\tgenotype\nrs1\t1\t5\tAA\n", "consumer_raw", "f"},
		"BAM":                 {bgzip(t, "BAM\x01\x00\x00"), "other_format", "f"},
		"BCF":                 {bgzip(t, "BCF\x02\x02\x00"), "truncated_header", "f"},
		"plain BCF":           {"BCF\x02\x02\x00", "truncated_header", "f"},
		"BCF 1":               {bgzip(t, "BCF\x04"), "bcf_old", "f"},
		"BCF, endless header": {bgzip(t, "BCF\x02\x02\xff\xff\xff\xff"), "bcf_damaged", "f"},
		"CRAM":                {"CRAM\x03\x00", "other_format", "f"},
		"FASTA":               {">chr1\nACGT\n", "other_format", "f"},
		"FASTQ":               {"@read1\nACGT\n+\nIIII\n", "not_vcf", "f"},
		"SAM":                 {"@HD\tVN:1.6\n", "other_format", "f"},
		"PDF":                 {"%PDF-1.7\n", "other_format", "f"},
		"archive":             {"PK\x03\x04aaa", "other_format", "f"},
		"web page":            {"<!DOCTYPE html>\n", "other_format", "f"},
		"gzip in gzip":        {gzipped(t, gzipped(t, head)), "gzip_twice", "f"},
		"no column line":      {"##fileformat=VCFv4.2\n##x=y\n", "no_column_line", "f:2"},
		"records at once":     {"##fileformat=VCFv4.2\n17\t5\t.\tA\tG\t.\t.\t.\tGT\t0/1\n", "no_column_line", "f:2"},
		"spaces for tabs":     {"##fileformat=VCFv4.2\n" + strings.ReplaceAll(columnLine, "\t", "  "), "not_tab_separated", "f:2"},
		"commas for tabs":     {"##fileformat=VCFv4.2\n" + strings.ReplaceAll(columnLine, "\t", ","), "not_tab_separated", "f:2"},
		"short column line":   {"#CHROM\tPOS\tID\n", "column_line", "f:1"},
		"other columns":       {strings.Replace(columnLine, "REF\tALT", "ALT\tREF", 1), "column_line", "f:1"},
		"no FORMAT":           {strings.Replace(columnLine, "\tFORMAT", "", 1), "column_line", "f:1"},
		"no samples":          {strings.Replace(columnLine, "\tA\n", "\n", 1), "no_samples", "f"},
		"sites only":          {strings.Replace(columnLine, "\tFORMAT\tA", "", 1), "no_samples", "f"},
		"several samples":     {strings.Replace(columnLine, "\tA\n", "\tA\tB\n", 1), "several_samples", "f"},
		"gzip cut in header":  {gzipped(t, strings.Repeat("##x=1\n", 9)+head)[:20], "truncated_header", "f:9"},
		"bgzip cut in header": {bgzip(t, strings.Repeat("##x=1\n", 9)+head)[:40], "truncated_header", "f"},
		"endless line":        {"##" + strings.Repeat("x", maxLine+1<<20), "line_too_long", "f:1"},
		"endless second line": {"##fileformat=VCFv4.2\n##" + strings.Repeat("x", maxLine+1<<20), "line_too_long", "f:2"},
	}
}

func TestOpenRefuses(t *testing.T) {
	tabletest.NotRaced(t)
	for name, c := range refused(t) {
		t.Run(name, func(t *testing.T) {
			f, err := Open(t.Context(), write(t, "f", c.data), Options{})
			if f != nil {
				t.Error("a file came with the error")
			}
			problem(t, err, c.code, c.where)
		})
	}
}

func TestOpenRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(t.Context(), dir, Options{})
	problem(t, err, "file_directory", filepath.Base(dir))
	_, err = Open(t.Context(), filepath.Join(dir, "missing.vcf"), Options{})
	problem(t, err, "file_missing", "missing.vcf")
	_, err = Open(t.Context(), filepath.Join(dir, "missing", "x\x00.vcf"), Options{})
	problem(t, err, "file_unreadable", "x\x00.vcf")
	if _, err := os.Stat("/dev/null"); err == nil {
		_, err = Open(t.Context(), "/dev/null", Options{})
		problem(t, err, "file_not_regular", "null")
	}
	if os.Getuid() != 0 {
		path := write(t, "secret.vcf", head)
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		_, err = Open(t.Context(), path, Options{})
		problem(t, err, "file_unreadable", "secret.vcf")
	}
}

func TestHeaderWithoutRecordsIsUsable(t *testing.T) {
	for name, data := range map[string]string{"a.vcf": head, "a.vcf.gz": bgzip(t, head)} {
		records, tally := scanAll(t, open(t, write(t, name, data), Options{}))
		if len(records) != 0 || !tally.Complete || len(tally.Problems) != 0 || tally.Seen != 0 {
			t.Errorf("%s: %+v", name, tally)
		}
	}
}

// TestCutFiles: what is there is read, a line that was cut is not, and the tally says so.
func TestCutFiles(t *testing.T) {
	tabletest.NotRaced(t)
	text := head + body(30000)
	bgz, gz := bgzip(t, text), gzipped(t, text)
	firstBlock := blockSize([]byte(bgz))
	for name, c := range map[string]struct {
		data, code string
		records    func(n int) bool
	}{
		"bgzip without its last block": {bgz[:len(bgz)-eofBlock], "no_eof_block", func(n int) bool { return n == 30000 }},
		"bgzip cut between blocks":     {bgz[:firstBlock], "truncated", func(n int) bool { return n > 500 && n < 5000 }},
		"bgzip cut within a block":     {bgz[:len(bgz)*2/3], "truncated", func(n int) bool { return n > 10000 && n < 25000 }},
		"bgzip cut in a block's head":  {bgz[:firstBlock+9], "truncated", func(n int) bool { return n > 500 && n < 5000 }},
		"gzip":                         {gz[:len(gz)*2/3], "truncated", func(n int) bool { return n > 10000 && n < 25000 }},
		"plain, within a line":         {text[:len(text)-9], "truncated", func(n int) bool { return n == 29999 }},
		"gzip with bytes behind":       {gz + "rubbish behind the data", "trailing_bytes", func(n int) bool { return n == 30000 }},
		"bgzip with bytes behind":      {bgz + "rubbish behind the data", "trailing_bytes", func(n int) bool { return n == 30000 }},
	} {
		t.Run(name, func(t *testing.T) {
			records, tally := scanAll(t, open(t, write(t, "f.vcf", c.data), Options{}))
			if !c.records(len(records)) {
				t.Errorf("%d records", len(records))
			}
			for i, r := range records {
				if want := fmt.Sprintf("0/1:%d", i%90); !strings.HasSuffix(r.Text, want) {
					t.Fatalf("record %d ends %q, want %q", i, r.Text, want)
				}
			}
			if len(tally.Problems) != 1 || tally.Problems[0].Code != c.code || tally.Problems[0].Severity != variants.Warning || tally.Complete {
				t.Errorf("complete %v, problems %v; want %s", tally.Complete, tally.Problems, c.code)
			}
		})
	}
}

// TestDamagedFiles: a checksum that fails, or what makes lines another person's, ends the scan.
func TestDamagedFiles(t *testing.T) {
	tabletest.NotRaced(t)
	text := head + body(30000)
	flip := func(s string) string {
		b := []byte(s)
		for i := range 64 {
			b[len(b)/2+i] ^= 0x55
		}
		return string(b)
	}
	line := "17\t5\t.\tA\tG\t.\t.\t.\tGT\t0/1\n"
	for name, c := range map[string]struct{ data, code string }{
		"bgzip":                    {flip(bgzip(t, text)), "damaged"},
		"gzip":                     {flip(gzipped(t, text)), "damaged"},
		"zero bytes":               {head + line + "17\t6\t.\tA\t\x00\x00\t.\t.\t.\tGT\t0/1\n", "nul_bytes"},
		"zero bytes, other contig": {head + line + "2\t6\t.\tA\t\x00\x00\t.\t.\t.\tGT\t0/1\n", "nul_bytes"},
		"another person's header":  {head + line + strings.Replace(head, "\tA\n", "\tB\n", 1) + line, "header_again"},
		"endless record":           {head + line + strings.Repeat("x", maxLine+1<<20), "line_too_long"},
	} {
		t.Run(name, func(t *testing.T) {
			_, tally, err := scanRegions(open(t, write(t, "f", c.data), Options{}), everywhere)
			if p, ok := variants.AsProblem(err); !ok || p.Code != c.code || p.Severity != variants.Fatal || !strings.HasPrefix(p.Where, "f:") {
				t.Errorf("error %v, want %s", err, c.code)
			}
			if tally.Complete {
				t.Error("a damaged file counts as complete")
			}
		})
	}
}

func TestHarmlessOddities(t *testing.T) {
	line := "17\t5\t.\tA\tG\t.\t.\t.\tGT\t0/1\n"
	for name, text := range map[string]string{
		"blank lines":          head + "\n" + line + "  \n\r\n" + line + "\n\n",
		"the same header":      head + line + head + line,
		"a comment":            head + line + "#comment\n" + line,
		"trailing tabs":        head + strings.Replace(line, "\n", "\t\t\n", 1) + line,
		"spreadsheet's quotes": "\"##source=\"\"x\"\"\"\n" + head + line + strings.Replace(line, "\tG\t", "\t\"G\"\t", 1),
	} {
		records, tally := scanAll(t, open(t, write(t, "f", text), Options{}))
		if len(records) != 2 || tally.Seen != 2 || !tally.Complete || len(tally.Problems) != 0 {
			t.Errorf("%s: %d records, %+v", name, len(records), tally)
		}
	}
}

func TestVeryLongLine(t *testing.T) {
	long := "17\t5\t.\tA\tG\t.\t.\tX=" + strings.Repeat("y", 5<<20) + "\tGT\t0/1\n"
	records, tally := scanAll(t, open(t, write(t, "f", gzipped(t, head+long+long)), Options{}))
	if len(records) != 2 || records[1].Line != 4 || len(records[0].Text) != len(long)-1 || !tally.Complete {
		t.Errorf("%d records, %+v", len(records), tally)
	}
}

// TestCancel: a scan ends soon after its context, and so does the opening of a file.
func TestCancel(t *testing.T) {
	for name, pack := range map[string]func(testing.TB, string) string{"bgzip": bgzip, "gzip": gzipped} {
		f := open(t, write(t, "f", pack(t, head+body(60000))), Options{})
		ctx, cancel := context.WithCancel(context.Background())
		var since time.Time
		_, err := f.Scan(ctx, Wanted{Regions: everywhere}, func(r *Record) error {
			if r.Line == 1000 {
				since = time.Now()
				cancel()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", name, err)
		}
		if d := time.Since(since); d > 500*time.Millisecond {
			t.Errorf("%s: went on for %v", name, d)
		}
		if _, err := Open(ctx, f.identity.Path, Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: Open gives %v", name, err)
		}
	}
}

// TestIdentityIsCancelled: a window that is closed does not wait for a checksum.
func TestIdentityIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	f, err := Open(ctx, write(t, "f", head+strings.Repeat("#\n", 40<<20)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if sum := f.Identity().SHA256; sum != "" {
		t.Errorf("checksum %s before the file was scanned", sum)
	}
	cancel()
	if _, err := f.Scan(ctx, Wanted{}, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if sum := f.Identity().SHA256; sum != "" {
		t.Errorf("checksum %s of a file that was not read", sum)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

// TestScansSideBySide: one scan does not disturb another.
func TestScansSideBySide(t *testing.T) {
	f := open(t, write(t, "f", bgzip(t, head+body(5000))), Options{})
	counts := make(chan int64)
	for range 4 {
		go func() {
			_, tally, _ := scanRegions(f, everywhere)
			counts <- tally.Used
		}()
	}
	for range 4 {
		if n := <-counts; n != 5000 {
			t.Errorf("%d records", n)
		}
	}
}

func TestErrorOfUseEndsTheScan(t *testing.T) {
	stop := errors.New("stop")
	n := 0
	f := open(t, write(t, "f", head+body(10)), Options{})
	tally, err := f.Scan(t.Context(), Wanted{Regions: everywhere}, func(*Record) error { n++; return stop })
	if err != stop || n != 1 || tally.Complete {
		t.Errorf("%v after %d records, complete %v", err, n, tally.Complete)
	}
}

func TestProgress(t *testing.T) {
	data := bgzip(t, head+body(60000))
	var calls []int64
	start := time.Now()
	f := open(t, write(t, "f", data), Options{Progress: func(done, total int64) {
		if total != int64(len(data)) {
			t.Errorf("total %d, want %d", total, len(data))
		}
		calls = append(calls, done)
	}})
	scanAll(t, f)
	if most := int(time.Since(start)/betweenProgress) + 2; len(calls) > most {
		t.Errorf("%d calls, want at most %d", len(calls), most)
	}
	if len(calls) < 2 || calls[len(calls)-1] != int64(len(data)) {
		t.Errorf("progress %v does not reach %d", calls, len(data))
	}
}

func TestRegions(t *testing.T) {
	lines := []string{
		"chr13 100 a A G . . . GT 0/1",
		"chr17 90 b ACGTACGTACG A . . . GT 0/1", // to 100
		"chr17 91 c A <NON_REF> . . END=99 GT 0/0",
		"chr17 92 d A <NON_REF> . . X=1;END=100 GT 0/0",
		"chr17 93 e A <DEL> . . SVLEN=-7 GT 0/1", // to 100
		"chr17 94 f A <DEL> . . SVLEN=-5 GT 0/1",
		"chr17 99 g A G . . END=500 GT 0/1",
		"chr17 100 h A G . . . GT 0/1",
		"chr17 200 i A G . . . GT 0/1",
		"chr17 201 j A G . . . GT 0/1",
		"17 150 k A G . . . GT 0/1",             // other naming, out of order
		"NC_000017.11 150 l A G . . . GT 0/1",   // a third
		"chr17_alt 150 m A G . . . GT 0/1",      // not interpreted
		"chr17 1000 n A <*> . . END=1e9 GT 0/0", // behind all regions
	}
	text := head + strings.ReplaceAll(strings.Join(lines, "\n"), " ", "\t") + "\n"
	f := open(t, write(t, "f", text), Options{})
	for _, c := range []struct {
		regions []variants.Interval
		want    string
	}{
		{[]variants.Interval{{Contig: "17", Start: 100, End: 200}}, "bdehikl"},
		{[]variants.Interval{{Contig: "17", Start: 150, End: 200}, {Contig: "17", Start: 100, End: 160}}, "bdehikl"},
		{[]variants.Interval{{Contig: "17", Start: 201, End: 201}, {Contig: "13", Start: 1, End: 100}}, "aj"},
		{[]variants.Interval{{Contig: "17", Start: 99, End: 99}, {Contig: "17", Start: 150, End: 150}}, "bcdefgkl"},
		{[]variants.Interval{{Contig: "17", Start: 200, End: 100}}, ""},
		{nil, ""},
	} {
		records, tally, err := scanRegions(f, c.regions)
		got := ""
		for _, r := range records {
			got += r.ID
		}
		if err != nil || got != c.want || tally.Seen != int64(len(lines)) || tally.Used != int64(len(c.want)) {
			t.Errorf("%v: got %q (%d of %d), %v; want %q", c.regions, got, tally.Used, tally.Seen, err, c.want)
		}
		wantContigs := []ContigCount{{"chr13", 1}, {"chr17", 10}, {"17", 1}, {"NC_000017.11", 1}, {"chr17_alt", 1}}
		if d := cmp.Diff(wantContigs, tally.Contigs); d != "" {
			t.Error(d)
		}
	}
}

func FuzzOpen(f *testing.F) {
	for _, c := range refused(f) {
		if len(c.data) < 1<<16 {
			f.Add([]byte(c.data))
		}
	}
	text := head + body(20)
	f.Add([]byte(text))
	f.Add([]byte(bgzip(f, text)))
	f.Add([]byte(gzipped(f, text)))
	f.Add([]byte("\xff\xfe#\x00C\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(t.Context(), write(t, "f", string(data)), Options{})
		if err == nil {
			defer file.Close()
			_, _, err = scanRegions(file, everywhere)
		}
		if err == nil {
			return
		}
		if p, ok := variants.AsProblem(err); !ok || p.Code == "" || p.Severity != variants.Fatal {
			t.Errorf("error %v is no problem", err)
		}
	})
}
