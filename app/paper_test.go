package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestPaper: printed reports have the size asked for, else that of the locale, and both verify.
func TestPaper(t *testing.T) {
	const a4, letter = "/MediaBox [0 0 595.28 841.89]", "/MediaBox [0 0 612.00 792.00]"
	for _, c := range []struct{ locale, asked, want string }{{"de_DE.UTF-8", "", a4}, {"en_US.UTF-8", "", letter}, {"en_US.UTF-8", "a4", a4}, {"de_DE.UTF-8", "letter", letter}} {
		t.Setenv("LC_ALL", c.locale)
		path := filepath.Join(t.TempDir(), "x.pdf")
		args := []string{"report", sample("none.grch38.g.vcf.gz"), "-q", "-o", path}
		if c.asked != "" {
			args = append(args, "--paper", c.asked)
		}
		if _, errs, status := allelens(t, args...); status != exitDone {
			t.Fatalf("%v: exit %d, %s", c, status, errs)
		}
		content, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(content, []byte(c.want)) {
			t.Errorf("%v: no %s, %v", c, c.want, err)
		}
		if _, errs, status := allelens(t, "verify", path, "--file", sample("none.grch38.g.vcf.gz")); status != exitDone {
			t.Errorf("%v does not verify: exit %d, %s", c, status, errs)
		}
	}
	if _, _, status := allelens(t, "report", sample("none.grch38.g.vcf.gz"), "--paper", "a5"); status != exitUsage {
		t.Errorf("an unknown paper: exit %d", status)
	}
}
