package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allelens/variants/tabletest"
)

// sheetOf reads a summary: a map by column for each row.
func sheetOf(t *testing.T, folder string) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(readFile(t, filepath.Join(folder, summaryName)), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, row := range rows[1:] {
		one := map[string]string{}
		for i, name := range rows[0] {
			one[name] = row[i]
		}
		all = append(all, one)
	}
	return all
}

// manyFiles is a folder with files to report.
func manyFiles(t *testing.T, n int) string {
	t.Helper()
	folder := t.TempDir()
	names := []string{"demonstration.grch38.vcf.gz", "none.grch38.g.vcf.gz", "variants_only.grch37.vcf"}
	for i := range n {
		from := names[i%len(names)]
		_, ending, _ := strings.Cut(from, ".vcf")
		place(t, filepath.Join(folder, fmt.Sprintf("p%02d.vcf%s", i, ending)), []byte(readFile(t, sample(from))))
	}
	return folder
}

// TestBatch: each file has what the report command writes of it, a bad one stops none, and the summary tells of all.
func TestBatch(t *testing.T) {
	in, out := manyFiles(t, 3), filepath.Join(t.TempDir(), "new", "folder")
	place(t, filepath.Join(in, "p99.vcf"), []byte("no VCF\n"))
	place(t, filepath.Join(in, "readme.txt"), []byte("not a file of variants\n"))
	_, errs, status := allelens(t, "batch", in, "-o", out, "--formats", "json,variants.csv", "--date", "2026-11-28", "--jobs", "2")
	if status != exitInput || !strings.Contains(errs, "Files: 4. Written: 3.") || !strings.Contains(errs, "Not written: 1.") {
		t.Fatalf("exit %d: %s", status, errs)
	}
	for _, name := range []string{"p00", "p01", "p02"} {
		file, err := filepath.Glob(filepath.Join(in, name+".*"))
		if err != nil || len(file) != 1 {
			t.Fatal(file, err)
		}
		want, _, _ := allelens(t, "report", file[0], "-o", "-", "-f", "json", "--date", "2026-11-28")
		if got := readFile(t, filepath.Join(out, name+".json")); got != want {
			t.Errorf("%s: the batch's report is another", name)
		}
	}
	rows := sheetOf(t, out)
	if len(rows) != 4 || rows[0]["conclusion_BRCA1"] != "pathogenic_found" || rows[3]["status"] != "1" || rows[3]["problem"] == "" || rows[0]["problem"] != "" || rows[0]["avoid"] == "0" {
		t.Errorf("%+v", rows)
	}
	if names := listing(t, out); len(names) != 3*2+2 {
		t.Errorf("%v", names)
	}
}

// TestBatchGoesOn: what is done is not done again, what was damaged or changed is; the end is the same bytes.
func TestBatchGoesOn(t *testing.T) {
	in, out, other := manyFiles(t, 3), t.TempDir(), t.TempDir()
	args := []string{"--formats", "json", "--date", "2026-11-28"}
	if _, errs, status := allelens(t, append([]string{"batch", in, "-o", out}, args...)...); status == exitInput {
		t.Fatal(errs)
	}
	if err := os.Remove(filepath.Join(out, "p01.json")); err != nil {
		t.Fatal(err)
	}
	journal := filepath.Join(out, journalName)
	lines := strings.SplitAfter(readFile(t, journal), "\n")
	cut := strings.Join(lines[:len(lines)-2], "") + lines[len(lines)-2][:40] // as kill -9 leaves it
	place(t, journal, []byte(cut))
	_, errs, _ := allelens(t, append([]string{"batch", in, "-o", out}, args...)...)
	if n := strings.Count(errs, "done before"); n < 1 || n > 2 {
		t.Errorf("%d were done before: %s", n, errs)
	}
	if _, errs, status := allelens(t, append([]string{"batch", in, "-o", other, "--jobs", "1"}, args...)...); status == exitInput {
		t.Fatal(errs)
	}
	for _, name := range []string{"p00.json", "p01.json", "p02.json"} {
		if readFile(t, filepath.Join(out, name)) != readFile(t, filepath.Join(other, name)) {
			t.Errorf("%s differs", name)
		}
	}
}

// TestBatchSheet: a row says who the sample is, from the sheet's own folder on.
func TestBatchSheet(t *testing.T) {
	in, out := manyFiles(t, 1), t.TempDir()
	sheet := filepath.Join(in, "list.csv")
	place(t, sheet, []byte("\ufefffile,Sex,age,medicines\np00.vcf.gz,female,41,clopidogrel; warfarin\n"))
	if _, errs, status := allelens(t, "batch", sheet, "-o", out, "--formats", "json", "--date", "2026-11-28"); status != exitDone {
		t.Fatalf("exit %d: %s", status, errs)
	}
	want, _, _ := allelens(t, "report", filepath.Join(in, "p00.vcf.gz"), "-o", "-", "-f", "json", "--date", "2026-11-28", "--sex", "female", "--age", "41", "--medications", "clopidogrel,warfarin")
	if readFile(t, filepath.Join(out, "p00.json")) != want {
		t.Error("the sheet's row is not what the flags say")
	}
	list := filepath.Join(in, "list.txt")
	place(t, list, []byte("# a comment\n\np00.vcf.gz\n"))
	if _, errs, status := allelens(t, "batch", list, "-o", t.TempDir(), "--formats", "json"); status != exitDone {
		t.Errorf("a list: exit %d: %s", status, errs)
	}
}

// TestBatchNamesNobody: where nothing may tell whose it is, neither summary nor journal nor names of reports do.
func TestBatchNamesNobody(t *testing.T) {
	in, out := t.TempDir(), t.TempDir()
	place(t, filepath.Join(in, "Markedname.vcf.gz"), []byte(readFile(t, sample("demonstration.grch38.vcf.gz"))))
	place(t, filepath.Join(in, "Markedname2.vcf"), []byte("no VCF\n"))
	_, errs, status := allelens(t, "batch", in, "-o", out, "--formats", "json,variants.csv", "--deidentified")
	if status != exitInput {
		t.Fatalf("exit %d: %s", status, errs)
	}
	for _, name := range listing(t, out) {
		content := readFile(t, filepath.Join(out, filepath.Base(name)))
		for _, word := range []string{"Markedname", "Demonstration_A"} {
			if strings.Contains(name+content, word) {
				t.Errorf("%s tells %s", name, word)
			}
		}
	}
}

// TestBatchRefuses: one line says what is wrong and where, and nothing is written.
func TestBatchRefuses(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(folder, name)
		place(t, path, []byte(content))
		return path
	}
	for name, c := range map[string]struct {
		args   []string
		says   string
		status int
	}{
		"no folder":        {[]string{filepath.Join(folder, "none"), "-o", "x"}, "no folder, list or sheet", exitInput},
		"no output":        {[]string{folder}, "-o FOLDER", exitUsage},
		"empty":            {[]string{t.TempDir(), "-o", "x"}, "No VCF file", exitInput},
		"no column":        {[]string{write("a.csv", "path\nx\n"), "-o", "x"}, `a.csv:1: The sheet's column "path"`, exitInput},
		"no file":          {[]string{write("b.csv", "sex\nmale\n"), "-o", "x"}, `no column "file"`, exitInput},
		"age":              {[]string{write("c.csv", "file,age\nx.vcf,old\n"), "-o", "x"}, `c.csv:2: age cannot be "old"`, exitInput},
		"same name":        {[]string{write("d.txt", "a/x.vcf\nb/x.vcf.gz\n"), "-o", "x"}, "d.txt:2: Two lines", exitInput},
		"unknown format":   {[]string{write("e.txt", "x.vcf\n"), "-o", "x", "--formats", "docx"}, "docx is no format", exitUsage},
		"too many at once": {[]string{write("f.txt", "x.vcf\n"), "-o", "x", "--jobs", "1000"}, "from 1 to 64", exitUsage},
	} {
		_, errs, status := allelens(t, append([]string{"batch"}, c.args...)...)
		if status != c.status || !strings.Contains(errs, c.says) {
			t.Errorf("%s: exit %d: %s", name, status, errs)
		}
	}
	if names := listing(t, folder); slices.Contains(names, "x") {
		t.Error("a folder was made all the same")
	}
}

// TestProofBatchOfMany: a hundred files.
func TestProofBatchOfMany(t *testing.T) {
	n := tabletest.Draws(6, 100)
	out := t.TempDir()
	_, errs, status := allelens(t, "batch", manyFiles(t, n), "-o", out, "--formats", "json", "-q")
	if status == exitInput || len(sheetOf(t, out)) != n {
		t.Errorf("exit %d: %s", status, errs)
	}
}

// TestBatchKeepsItsFiles: reports written as VCF into the files' own folder take no file's name.
func TestBatchKeepsItsFiles(t *testing.T) {
	in := manyFiles(t, 1)
	unpacked := filepath.Join(in, "p00.vcf")
	list := filepath.Join(in, "list.txt")
	place(t, unpacked, []byte("what stood here before\n"))
	place(t, list, []byte("p00.vcf.gz\n"))
	if _, errs, status := allelens(t, "batch", list, "-o", in, "--formats", "vcf"); status != exitDone {
		t.Fatalf("exit %d: %s", status, errs)
	}
	if readFile(t, unpacked) != "what stood here before\n" || !slices.ContainsFunc(listing(t, in), func(name string) bool { return strings.HasSuffix(name, "p00.reported.vcf") }) {
		t.Errorf("%v", listing(t, in))
	}
}

// severalOf writes a file of several samples made of the demonstration's: as it is, with the reference at every variant of one copy, and with two copies of each.
func severalOf(t *testing.T, folder string) string {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(string(unzipped(t, []byte(readFile(t, sample("demonstration.grch38.vcf.gz")))))) {
		line = strings.TrimSuffix(line, "\n")
		own := line[strings.LastIndex(line, "\t")+1:]
		switch {
		case strings.HasPrefix(line, "##"):
		case strings.HasPrefix(line, "#"):
			line += "\tDemonstration_B\tDemonstration/C"
		default:
			line += "\t" + strings.Replace(own, "0/1", "0/0", 1) + "\t" + strings.Replace(own, "0/1", "1/1", 1)
		}
		b.WriteString(line + "\n")
	}
	path := filepath.Join(folder, "together.vcf")
	place(t, path, []byte(b.String()))
	return path
}

// TestBatchCohort: a file of several samples gives each its report, byte for byte the report command's, out of one going over the file.
func TestBatchCohort(t *testing.T) {
	in, out := t.TempDir(), t.TempDir()
	path := severalOf(t, in)
	if _, errs, status := allelens(t, "batch", in, "-o", out, "--formats", "json", "--date", "2026-11-28"); status == exitInput || !strings.Contains(errs, "Files: 3.") {
		t.Fatalf("exit %d: %s", status, errs)
	}
	for name, column := range map[string]string{"together.Demonstration_A": "Demonstration_A", "together.Demonstration_B": "Demonstration_B", "together.Demonstration_C": "Demonstration/C"} {
		want, errs, _ := allelens(t, "report", path, "--sample", column, "-o", "-", "-f", "json", "--date", "2026-11-28")
		if got := readFile(t, filepath.Join(out, name+".json")); got != want || want == "" {
			t.Errorf("%s: another report than the report command's: %s", name, errs)
		}
	}
	rows := sheetOf(t, out)
	if len(rows) != 3 || rows[1]["sample"] != "Demonstration_B" {
		t.Errorf("%v", rows)
	}
}
