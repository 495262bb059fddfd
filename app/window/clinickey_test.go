package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"allelens/ui"
	"allelens/variants/casefile"
)

// TestClinicKey: a key is made once and remembered, another workstation imports its file with the passphrase, and its public
// key can be handed on; an existing file is not written over.
func TestClinicKey(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "clinic.key")
	k := clinicKeys{filepath.Join(folder, "settings", "key.json")}
	if err := k.Make(file, "four plain typed words"); err != nil {
		t.Fatal(err)
	}
	now := k.Now()
	if now.File != file || !strings.HasPrefix(now.Public, "age1") {
		t.Errorf("remembered %+v", now)
	}
	if err := k.Make(file, "other words"); err == nil || k.Now() != now {
		t.Errorf("made over another key: %v", err)
	}
	for _, path := range []string{file, k.path} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v", path, err)
		}
		if content, err := os.ReadFile(path); err != nil || strings.Contains(string(content), "AGE-SECRET") || strings.Contains(string(content), "typed words") {
			t.Errorf("%s tells the key: %v", path, err)
		}
	}
	other := clinicKeys{filepath.Join(folder, "other", "key.json")}
	if err := other.Import(file, "wrong words"); err == nil || other.Now() != (ui.ClinicKey{}) {
		t.Errorf("imported with another passphrase: %v", err)
	}
	if err := other.Import(file, "four plain typed words"); err != nil || other.Now() != now {
		t.Errorf("imported %+v, %v", other.Now(), err)
	}
	public := filepath.Join(folder, "clinic.pub")
	if err := other.WritePublic(public); err != nil {
		t.Fatal(err)
	}
	if to, err := casefile.ReadRecipients(public); err != nil || len(to) != 1 || to[0] != now.Public {
		t.Errorf("handed on %v, %v", to, err)
	}
	if err := other.Forget(); err != nil || other.Now() != (ui.ClinicKey{}) {
		t.Errorf("forgotten: %+v, %v", other.Now(), err)
	}
}
