package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"allelens/report/format"
)

// TestOneOutputDoesNotStopTheOthers: each output is written, or has an error of its own; the exit
// status is the worst.
func TestOneOutputDoesNotStopTheOthers(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	file := sample("none.grch38.g.vcf.gz") // nobody's letter, and a pedigree lacks the sex
	_, errs, status := allelens(t, "report", file, "-o", in("no/such/folder.json"), "-o", in("a.letter.pdf"), "-o", in("b.json"), "-o", in("c.canrisk"), "-o", in("d.genes.csv"))
	if status != exitInput {
		t.Errorf("exit %d", status)
	}
	for name, wanted := range map[string]bool{"a.letter.pdf": false, "b.json": true, "c.canrisk": false, "d.genes.csv": true} {
		if _, err := os.Stat(in(name)); (err == nil) != wanted {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := strings.Count(errs, "allelens: "); n != 3 {
		t.Errorf("%d errors are told: %s", n, errs)
	}
}

// TestSameOutputTwice is refused before anything is read.
func TestSameOutputTwice(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "a.json"), filepath.Join(dir, "b.json")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(path, link); err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{path, filepath.Join(dir, "x", "..", "a.json"), link} {
		_, errs, status := allelens(t, "report", sample("none.grch38.g.vcf.gz"), "-o", path, "-o", other)
		if status != exitUsage || !strings.Contains(errs, "given twice") {
			t.Errorf("%s: exit %d, %s", other, status, errs)
		}
	}
	if _, _, status := allelens(t, "report", sample("none.grch38.g.vcf.gz"), "-f", "json", "-o", "-", "-o", "-"); status != exitUsage {
		t.Errorf("standard output twice: exit %d", status)
	}
	if _, errs, status := allelens(t, "report", sample("none.grch38.g.vcf.gz"), "-f", "pdf", "-f", "json", "-o", path); status != exitUsage || !strings.Contains(errs, "--format") {
		t.Errorf("two formats for one output: exit %d, %s", status, errs)
	}
	if content, err := os.ReadFile(path); err != nil || len(content) != 0 {
		t.Errorf("something was written: %v", err)
	}
}

// TestEndingsNobodyClaims: a name that promises another format is refused before anything is read, with the endings
// there are; --format overrides it.
func TestEndingsNobodyClaims(t *testing.T) {
	dir, file := t.TempDir(), sample("none.grch38.g.vcf.gz")
	path := filepath.Join(dir, "x.patient.json")
	for _, args := range [][]string{{"-o", path}, {"-o", path, "-o", filepath.Join(dir, "x.json")}} {
		_, errs, status := allelens(t, append([]string{"report", file}, args...)...)
		if status != exitUsage || !strings.Contains(errs, ".letter.pdf") || strings.Contains(errs, "..") {
			t.Errorf("%v: exit %d, %s", args, status, errs)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 0 {
		t.Errorf("something was written: %v, %v", entries, err)
	}
	if _, errs, status := allelens(t, "report", file, "-f", "json", "-o", path); status != exitDone {
		t.Errorf("with --format: exit %d, %s", status, errs)
	}
	help, _, _ := allelens(t, "report", "--help")
	for _, f := range format.All() {
		if !strings.Contains(strings.Join(strings.Fields(help), " "), f.Ending) {
			t.Errorf("the help does not name %s", f.Ending)
		}
	}
}
