package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"allelens/app/engine"
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

// TestClinicIsKept: what is kept is there at the next start, for nobody else to read, and for the reports from now on.
func TestClinicIsKept(t *testing.T) {
	live := engine.NewLive(corpusEngine(t))
	k := clinicKeeper{live, filepath.Join(t.TempDir(), "settings", "clinic.json")}
	if c, err := keptClinic(k.path); err != nil || c.Stated() {
		t.Fatalf("before: %+v, %v", c, err)
	}
	want := report.Clinic{Name: "Clinic A"}
	if err := k.Keep(want); err != nil {
		t.Fatal(err)
	}
	if c, err := keptClinic(k.path); err != nil || !reflect.DeepEqual(c, want) || !reflect.DeepEqual(k.Now(), want) {
		t.Errorf("kept %+v, %v", c, err)
	}
	if info, err := os.Stat(k.path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	place(t, k.path, []byte("damaged"))
	if _, err := keptClinic(k.path); err == nil {
		t.Error("a damaged file is taken for none")
	}
}
