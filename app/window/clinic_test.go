package main

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"allelens/app/engine"
	"allelens/report"
)

// TestClinicIsKept: what is kept is there at the next start, for nobody else to read, and for the reports from now on.
func TestClinicIsKept(t *testing.T) {
	live := engine.NewLive(new(engine.Engine))
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
	if err := os.WriteFile(k.path, []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := keptClinic(k.path); err == nil {
		t.Error("a damaged file is taken for none")
	}
}
