package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestSummary: a batch's folder is counted, with nothing in it that tells whose files they were.
func TestSummary(t *testing.T) {
	in, out := t.TempDir(), t.TempDir()
	place(t, filepath.Join(in, "Markedname.vcf.gz"), []byte(readFile(t, sample("demonstration.grch38.vcf.gz"))))
	place(t, filepath.Join(in, "Other.vcf.gz"), []byte(readFile(t, sample("none.grch38.g.vcf.gz"))))
	place(t, filepath.Join(in, "Broken.vcf"), []byte("no VCF\n"))
	if _, errs, status := allelens(t, "batch", in, "-o", out, "--formats", "genes.csv"); status != exitInput {
		t.Fatalf("exit %d: %s", status, errs)
	}
	if _, errs, status := allelens(t, "summary", out); status != exitDone {
		t.Fatalf("exit %d: %s", status, errs)
	}
	page, rows := readFile(t, filepath.Join(out, cohortPage)), readFile(t, filepath.Join(out, cohortTable))
	for name, content := range map[string]string{"page": page, "table": rows} {
		for _, word := range []string{"Markedname", "Other", "Broken", "Demonstration_A", out} {
			if strings.Contains(content, word) {
				t.Errorf("the %s holds %q", name, word)
			}
		}
	}
	for _, line := range []string{"conclusions,BRCA1,pathogenic_found,1,2,", "conclusions,BRCA1,none_found,1,2,", "genes,BRCA1,,1,2,", "genes,DPYD,,1,2,", "look,1,,1,2,2"} {
		if !strings.Contains(rows, line) {
			t.Errorf("%q is missing in:\n%s", line, rows)
		}
	}
	for args, want := range map[string]int{in: exitInput, out + " -o x.pdf": exitUsage} {
		if _, errs, status := allelens(t, append([]string{"summary"}, strings.Fields(args)...)...); status != want || strings.Count(errs, "\n") == 0 {
			t.Errorf("%s: exit %d, %s", args, status, errs)
		}
	}
}
