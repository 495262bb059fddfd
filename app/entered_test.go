package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"allelens/report/format"
)

// TestNamesThatCannotBePrinted: letters without a font are refused by name, with nothing written, whatever is to be printed.
// Emoji are left out, with a message.
func TestNamesThatCannotBePrinted(t *testing.T) {
	for name, c := range map[string]struct {
		status  int
		says    string
		written bool
	}{
		"محمد": {exitInput, "Arabic", false}, "דוד": {exitInput, "Hebrew", false}, "Ann 🧬": {exitDone, "Emoji", true}, "王小明": {exitDone, "", true},
	} {
		dir := t.TempDir()
		stated, data := filepath.Join(dir, "case.json"), filepath.Join(dir, "x.json")
		if err := os.WriteFile(stated, []byte(`{"case_version": 1, "identity": {"name": "`+name+`"}}`), 0o600); err != nil {
			t.Fatal(err)
		}
		args := []string{"report", sample("none.grch38.g.vcf.gz"), "-q", "--case", stated, "-o", data}
		var paths []string
		for _, f := range format.All() {
			if strings.HasSuffix(f.Ending, ".pdf") && f.Audience != format.Relatives && !f.TellsChanges() { // there is no finding, nor an earlier report
				paths = append(paths, filepath.Join(dir, "x"+f.Ending))
				args = append(args, "-o", paths[len(paths)-1])
			}
		}
		_, errs, status := allelens(t, args...)
		if status != c.status || !strings.Contains(errs, c.says) || c.says == "" && errs != "" {
			t.Errorf("%s: exit %d, %q", name, status, errs)
		}
		for _, path := range append(paths, data) {
			if _, err := os.Stat(path); (err == nil) != c.written {
				t.Errorf("%s: %s written: %v", name, filepath.Base(path), err)
			}
		}
		if _, _, status := allelens(t, "report", sample("none.grch38.g.vcf.gz"), "-q", "--case", stated, "-o", data, "-o", filepath.Join(dir, "x.html")); status != exitDone {
			t.Errorf("%s: what is not printed is not written: exit %d", name, status)
		}
	}
}
