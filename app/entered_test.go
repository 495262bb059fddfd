package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNamesThatCannotBePrinted: letters without a font are refused by name, with nothing written; the other outputs are. Emoji
// are left out, with a message.
func TestNamesThatCannotBePrinted(t *testing.T) {
	for name, c := range map[string]struct {
		status  int
		says    string
		written bool
	}{
		"محمد": {exitInput, "Arabic", false}, "Ann 🧬": {exitDone, "Emoji", true}, "王小明": {exitDone, "", true},
	} {
		dir := t.TempDir()
		stated, path, data := filepath.Join(dir, "case.json"), filepath.Join(dir, "x.pdf"), filepath.Join(dir, "x.json")
		if err := os.WriteFile(stated, []byte(`{"case_version": 1, "identity": {"name": "`+name+`"}}`), 0o600); err != nil {
			t.Fatal(err)
		}
		_, errs, status := allelens(t, "report", sample("none.grch38.g.vcf.gz"), "-q", "--case", stated, "-o", path, "-o", data)
		if status != c.status || !strings.Contains(errs, c.says) || c.says == "" && errs != "" {
			t.Errorf("%s: exit %d, %q", name, status, errs)
		}
		if _, err := os.Stat(path); (err == nil) != c.written {
			t.Errorf("%s: written: %v", name, err)
		}
		if _, err := os.Stat(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
