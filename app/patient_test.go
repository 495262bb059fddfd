package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestForPatient: the flag and the ending both write the patient's words; formats that there are not
// for patients are a mistake in the arguments, and nothing is written.
func TestForPatient(t *testing.T) {
	dir, file := t.TempDir(), sample("demonstration.grch38.vcf.gz")
	read := func(args ...string) string {
		t.Helper()
		out, errs, status := allelens(t, append([]string{"report", file, "--sex", "female", "--age", "41", "--date", "2026-11-24", "--quiet"}, args...)...)
		if status != exitDone {
			t.Fatalf("%v: exit %d: %s", args, status, errs)
		}
		return out
	}
	const said = "Of 100 women with this change, about 72 have breast cancer by age 80."
	if got := read("--for", "patient", "-f", "html", "-o", "-"); !strings.Contains(got, said) || strings.Contains(got, "c.68_69del") {
		t.Error("the flag does not write the patient's words")
	}
	path := filepath.Join(dir, "x.patient.html")
	read("-o", path)
	if content, err := os.ReadFile(path); err != nil || !strings.Contains(string(content), said) {
		t.Errorf("the ending does not write the patient's words: %v", err)
	}
	path = filepath.Join(dir, "x.csv")
	if _, _, status := allelens(t, "report", file, "--for", "patient", "-o", path); status != exitUsage {
		t.Errorf("a table for patients: exit %d", status)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("it was written all the same")
	}
	named, err := forPatient([]output{{"a.pdf", "pdf"}}, false)
	if err != nil || named[0].path != "a.patient.pdf" || named[0].format != "patient.pdf" {
		t.Errorf("without a name: %v, %v", named, err)
	}
}
