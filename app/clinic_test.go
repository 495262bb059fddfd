package main

import (
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
