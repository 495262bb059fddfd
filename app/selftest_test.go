package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSelfTest: all known answers come out; the result is kept, told by version, and where it tells of a failure, each
// report says so on every page and to scripts.
func TestSelfTest(t *testing.T) {
	folder := stored(t)
	out, errs, status := allelens(t, "selftest", "--full", sample("demonstration.grch38.vcf.gz"))
	if status != exitDone || errs != "" || !strings.Contains(out, "48 of 48") {
		t.Fatalf("exit %d: %s%s", status, out, errs)
	}
	kept := filepath.Join(folder, "selftest.json")
	content, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	if out, _, _ := allelens(t, "version"); !strings.Contains(out, "48 of 48") {
		t.Errorf("version: %s", out)
	}
	place(t, kept, []byte(strings.Replace(string(content), `"failed":null`, `"failed":["codeine"]`, 1)))
	out, errs, status = allelens(t, "report", sample("demonstration.grch38.vcf.gz"), "-o", "-", "-f", "json")
	if status != exitAttention || !strings.Contains(errs, "self-test failed") || !strings.Contains(out, `"selftest_failed"`) || !strings.Contains(out, `(self-test failed)"`) {
		t.Errorf("after a failure: exit %d: %s", status, errs)
	}
	if _, _, status := allelens(t, "selftest", "--once", "-q"); status != exitAttention {
		t.Errorf("once again: exit %d", status)
	}
	if _, _, status := allelens(t, "selftest", "--full"); status != exitUsage {
		t.Errorf("--full without files: exit %d", status)
	}
}
