package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/report"
	"allelens/variants/tabletest"
)

// piped runs the program on data that come by a pipe, as standard input or as a path.
func piped(t *testing.T, data []byte, asInput bool, args ...string) (out, errs string, status int) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		_, _ = w.Write(data) // the reader may refuse the rest
		_ = w.Close()
	}()
	path := fmt.Sprintf("/dev/fd/%d", r.Fd())
	if asInput {
		before := os.Stdin
		os.Stdin, path = r, "-"
		defer func() { os.Stdin = before }()
	} else {
		defer r.Close()
	}
	return allelens(t, append([]string{"report", path, "--date", "2026-11-28", "-f", "json", "-o", "-"}, args...)...)
}

func zipped(t *testing.T, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jsonReport(t *testing.T, text string) report.Report {
	t.Helper()
	var r report.Report
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestProofPipe: what comes by a pipe, plain or compressed, gives the report that the same bytes in a file
// give, read from start to end: with one list of arguments by turns, and in the long checks with each.
func TestProofPipe(t *testing.T) {
	read := func(name string) []byte {
		data, err := os.ReadFile(sample(name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	plain, blocks := read("demonstration.grch37.vcf"), read("none.grch38.g.vcf.gz")
	var bare strings.Builder // does not state its build
	for line := range strings.Lines(string(plain)) {
		if !strings.HasPrefix(line, "##contig") && !strings.HasPrefix(line, "##reference") {
			bare.WriteString(line)
		}
	}
	every := tabletest.Draws(2, 1)
	for name, data := range map[string][]byte{
		"plain": plain, "gzip": zipped(t, plain), "bgzip": blocks, "UTF-8 mark": append([]byte("\xef\xbb\xbf"), plain...), "no build": []byte(bare.String()),
		"no end": blocks[:len(blocks)-28], "cut header": blocks[:len(blocks)/2], "cut": blocks[:len(blocks)-100], "cut plain": plain[:len(plain)-20], "trailing": append(bytes.Clone(blocks), "rest"...),
	} {
		for i, args := range [][]string{nil, {"--verify", "--scope", "cancer"}} {
			if (len(name)+i)%every != 0 {
				continue
			}
			file := filepath.Join(t.TempDir(), "stdin")
			place(t, file, data)
			wanted, wantedErrs, wantedStatus := allelens(t, append([]string{"report", file, "--date", "2026-11-28", "-f", "json", "-o", "-"}, args...)...)
			got, errs, status := piped(t, data, len(args) == 0, args...)
			if status != wantedStatus || status == exitInput && len(args) == 0 && errs != wantedErrs {
				t.Fatalf("%s %v: exit %d, of the file %d: %s", name, args, status, wantedStatus, errs)
			}
			if status == exitInput {
				continue
			}
			a, b := jsonReport(t, wanted), jsonReport(t, got)
			if b.Input.Access != "stream" || b.Input.Bytes != int64(len(data)) {
				t.Errorf("%s: %+v", name, b.Input)
			}
			place := strings.NewReplacer(a.Input.File, b.Input.File)
			for i := range a.Quality.Messages {
				a.Quality.Messages[i].Where = place.Replace(a.Quality.Messages[i].Where)
			}
			a.Input.File = b.Input.File
			if d := cmp.Diff(a, b); d != "" {
				t.Errorf("%s %v: %s", name, args, d)
			}
		}
	}
}

// TestNoPipe: what is no VCF, or says nothing, is refused as a file is; standard input has no name for a report.
func TestNoPipe(t *testing.T) {
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("hello\n"), "header": []byte("##fileformat=VCFv4.2\n"), "zip": []byte("PK\x03\x04....")} {
		if _, errs, status := piped(t, data, true); status != exitInput || !strings.Contains(errs, "stdin") || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit %d, %s", name, status, errs)
		}
	}
	if _, errs, status := allelens(t, "report", "-"); status != exitUsage || !strings.Contains(errs, "--output") {
		t.Errorf("exit %d: %s", status, errs)
	}
	if _, errs, status := allelens(t, "report", "/dev/null", "-o", "-"); status != exitInput {
		t.Errorf("a device: exit %d: %s", status, errs)
	}
}

// TestWrongBuildByPipe: that the lines stand in the other build is found without reading twice.
func TestWrongBuildByPipe(t *testing.T) {
	data, err := os.ReadFile(sample("demonstration.grch37.vcf"))
	if err != nil {
		t.Fatal(err)
	}
	header, records, _ := strings.Cut(string(data), "#CHROM")
	header = strings.SplitAfter(header, "\n")[0] + "##reference=GRCh38\n"
	if _, errs, status := piped(t, []byte(header+"#CHROM"+records), true); status != exitInput || !strings.Contains(errs, "GRCh38") {
		t.Errorf("exit %d: %s", status, errs)
	}
}
