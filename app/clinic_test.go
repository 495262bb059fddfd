package main

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"allelens/report"
)

// TestClinicIsPrintedFromItsFile: the clinic's file reaches the report and nothing else of the machine does; one that
// cannot be read ends the run; a de-identified report does not hold it.
func TestClinicIsPrintedFromItsFile(t *testing.T) {
	vcf, path := sample("demonstration.grch38.vcf.gz"), filepath.Join(t.TempDir(), "a.clinic.json")
	place(t, path, []byte(`{"clinic_version": 1, "name": "Clinic A", "address": "Street 1\nTown", "signatories": [{"name": "Dr. B", "role": "geneticist"}]}`))
	want := &report.Clinic{Name: "Clinic A", Address: "Street 1\nTown", Signatories: []report.Signatory{{Name: "Dr. B", Role: "geneticist"}}}
	if got := reportOf(t, vcf, "--clinic", path).Clinic; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := reportOf(t, vcf).Clinic; got != nil {
		t.Errorf("without a file: %+v", got)
	}
	if got := reportOf(t, vcf, "--clinic", path, "--deidentified").Clinic; got != nil {
		t.Errorf("de-identified: %+v", got)
	}
	place(t, path, []byte("{\n\"clinic_version\": 1,\n\"nome\": 1}"))
	if _, errs, status := allelens(t, "report", vcf, "--clinic", path, "-o", filepath.Join(t.TempDir(), "a.json")); status != exitInput || !strings.Contains(errs, path) {
		t.Errorf("status %d: %s", status, errs)
	}
}

// TestClinicTemplate: the clinic's file says which sections of the annex are printed, on which paper and whose recommendations come
// first; flags and the case say otherwise; what there is not is refused with one line and nothing written.
func TestClinicTemplate(t *testing.T) {
	t.Setenv("LC_ALL", "de_DE.UTF-8")
	vcf, dir := sample("demonstration.grch38.vcf.gz"), t.TempDir()
	path, annex := filepath.Join(dir, "a.clinic.json"), filepath.Join(dir, "a.annex.pdf")
	place(t, path, []byte(`{"clinic_version": 1, "name": "Clinic A", "print": {"sections": ["limits"], "paper": "letter", "bodies": ["ESMO"], "language": "en"}}`))
	if _, errs, status := allelens(t, "report", vcf, "-q", "--clinic", path, "-o", annex, "-o", filepath.Join(dir, "a.json")); status != exitDone {
		t.Fatalf("exit %d: %s", status, errs)
	}
	content, err := os.ReadFile(annex)
	if err != nil || !bytes.Contains(content, []byte("[0 0 612.00 792.00]")) || !bytes.Contains(content, []byte("limits")) && len(content) > 60_000 {
		t.Errorf("%d bytes, %v", len(content), err)
	}
	if _, errs, status := allelens(t, "verify", annex, "--file", vcf, "--clinic", path); status != exitDone {
		t.Errorf("verify: exit %d: %s", status, errs)
	}
	if got := reportOf(t, vcf, "--clinic", path); got.Clinic == nil || !reflect.DeepEqual(got.Clinic.Print, report.Template{}) || firstBody(got) != "ESMO" {
		t.Errorf("%+v, bodies %+v", got.Clinic, got.Bodies)
	}
	if got := reportOf(t, vcf, "--clinic", path, "--bodies", "NCCN"); firstBody(got) != "NCCN" {
		t.Errorf("bodies %+v", got.Bodies)
	}
	for text, want := range map[string]string{
		`{"clinic_version": 1, "print": {"sections": ["x"]}}`: "summary", `{"clinic_version": 1, "print": {"bodies": ["x"]}}`: "NCCN",
		`{"clinic_version": 1, "print": {"paper": "a5"}}`: "letter", `{"clinic_version": 1, "logo": "QUJD"}`: "PNG", strings.Repeat("x", 40<<20): "too large",
	} {
		place(t, path, []byte(text))
		out := filepath.Join(dir, "b.pdf")
		_, errs, status := allelens(t, "report", vcf, "-q", "--clinic", path, "-o", out)
		if _, err := os.Stat(out); status == exitDone || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, want) || err == nil {
			t.Errorf("%.60s: exit %d, %q", text, status, errs)
		}
	}
	if _, errs, status := allelens(t, "report", vcf, "-q", "--clinic", filepath.Join(dir, "none.json"), "-o", filepath.Join(dir, "c.pdf")); status != exitInput || strings.Count(errs, "\n") != 1 {
		t.Errorf("a missing file: exit %d, %q", status, errs)
	}
}

// firstBody is whose recommendations come first.
func firstBody(r *report.Report) string {
	for _, b := range r.Bodies {
		if b.First {
			return b.Name
		}
	}
	return ""
}
