package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allelens/report"
)

// told reports whether a report has a message of a code.
func told(r *report.Report, code string) bool {
	return slices.ContainsFunc(r.Quality.Messages, func(m report.Message) bool { return m.Code == code })
}

// TestStatedAssay: of a test that looks at chosen sites only, nothing is declared covered, whether
// the file shows it or the user says so; what is stated against the file's own signs is told.
func TestStatedAssay(t *testing.T) {
	file := sample("variants_only.grch37.vcf")
	declared := reportOf(t, file, "--absent-is-reference", "--assay", "genome")
	if a := declared.Quality.Assay; a.Kind != "genome" || !a.Confirmed || !strings.Contains(a.Text, "confirmed by the user: whole genome") {
		t.Errorf("stated as a genome: %+v", a)
	}
	if declared.Quality.AssumedReference == 0 || told(declared, "declared_sparse") {
		t.Error("a genome was not declared covered")
	}
	for _, kind := range []string{"array", "consumer", "imputed"} {
		r := reportOf(t, file, "--absent-is-reference", "--assay", kind)
		if a := r.Quality.Assay; a.Kind != kind || !a.Confirmed {
			t.Errorf("stated as %s: %+v", kind, a)
		}
		if r.Quality.AssumedReference != 0 || !told(r, "declared_sparse") {
			t.Errorf("%s: %d sites are assumed", kind, r.Quality.AssumedReference)
		}
		if !slices.ContainsFunc(r.Limits, func(l report.Limit) bool { return l.Code == kind }) {
			t.Errorf("%s: its limit is not told", kind)
		}
	}

	array := filepath.Join(t.TempDir(), "array.vcf")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(data), "\n")
	if err := os.WriteFile(array, []byte(head+"\n##source=gtc2vcf\n"+rest), 0o600); err != nil {
		t.Fatal(err)
	}
	inferred := reportOf(t, array)
	if a := inferred.Quality.Assay; a.Kind != "array" || a.Confirmed || !strings.Contains(a.Text, "inferred") || told(inferred, "assay_contradicted") {
		t.Errorf("an array's file: %+v", a)
	}
	confirmed := reportOf(t, array, "--assay", "array")
	if a := confirmed.Quality.Assay; !a.Confirmed || strings.Contains(a.Text, "inferred") || told(confirmed, "assay_contradicted") {
		t.Errorf("confirmed: %+v", a)
	}
	r := reportOf(t, array, "--assay", "panel", "--absent-is-reference")
	if r.Quality.Assay.Kind != "panel" || !told(r, "assay_contradicted") {
		t.Errorf("contradicted: %+v", r.Quality.Assay)
	}
	if r.Quality.AssumedReference != 0 || !told(r, "declared_sparse") {
		t.Errorf("an array's file, said to be a panel's: %d sites are assumed", r.Quality.AssumedReference)
	}
	if _, _, status := allelens(t, "report", file, "--assay", "rna"); status != exitUsage {
		t.Errorf("an unknown kind of test: exit %d", status)
	}
}

// TestUnusedLines: the lines not used are written as a table of their own, whole or not at all.
func TestUnusedLines(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.vcf")
	data, err := os.ReadFile(sample("variants_only.grch37.vcf"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(data, "17\t41197000\t.\tA\tG\t.\tPASS\t.\tGT\t0/9\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(filepath.Dir(file), "a.unused.tsv")
	if _, errs, status := allelens(t, "report", file, "-o", target, "--date", "2026-11-26"); status == exitInput || status == exitUsage {
		t.Fatalf("exit %d: %s", status, errs)
	}
	written, err := os.ReadFile(target)
	if err != nil || !strings.HasPrefix(string(written), "code\tseverity\twhere\ttext\n") || !strings.Contains(string(written), "line_genotype\twarning\ta.vcf:") {
		t.Errorf("%v: %s", err, written)
	}
}
