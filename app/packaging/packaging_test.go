package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestLicences: all that the programs link of others, on Linux and Windows, is under a licence that allows it, and stands
// with its text in the notices and in the bill of materials.
func TestLicences(t *testing.T) {
	t.Chdir("../..")
	all, err := linked("linux", "windows")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("%d modules", len(all))
	}
	folder := t.TempDir()
	if err := write(folder, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	notices, _ := os.ReadFile(filepath.Join(folder, "THIRD_PARTY_NOTICES.txt"))
	content, _ := os.ReadFile(filepath.Join(folder, "sbom.cdx.json"))
	var b bom
	if err := json.Unmarshal(content, &b); err != nil || b.Metadata.Component.Version != "1.2.3" {
		t.Errorf("%v %+v", err, b.Metadata)
	}
	for _, m := range all {
		if len(m.licences) == 0 {
			t.Errorf("%s states no licence", m.path)
		}
		for _, l := range m.licences {
			if !slices.Contains(allowed, l.id) {
				t.Errorf("%s: %s is %q: not allowed, or not known", m.path, l.file, l.id)
			}
			if !strings.Contains(string(notices), l.text) {
				t.Errorf("the notices lack %s of %s", l.file, m.path)
			}
		}
		if !slices.ContainsFunc(b.Components, func(c component) bool { return c.Name == m.path && c.Version == m.version }) {
			t.Errorf("the bill lacks %s", m.path)
		}
	}
	for _, want := range []string{"Inter", "DejaVu", "ClinVar", "CC BY-SA 4.0", "SQLite", "The Go Authors"} {
		if !strings.Contains(string(notices), want) {
			t.Errorf("the notices lack %s", want)
		}
	}
}

// TestDesktopFiles: the checkers of the desktop find nothing wrong. Who lacks them is told so.
func TestDesktopFiles(t *testing.T) {
	metainfo, err := os.ReadFile("files/org.allelens.desktop.metainfo.xml")
	if err != nil {
		t.Fatal(err)
	}
	filled := filepath.Join(t.TempDir(), "org.allelens.desktop.metainfo.xml")
	text := strings.NewReplacer("@VERSION@", "1.0.0", "@DATE@", "2026-11-29").Replace(string(metainfo))
	if err := os.WriteFile(filled, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, check := range [][]string{{"desktop-file-validate", "files/org.allelens.desktop.desktop"}, {"appstreamcli", "validate", "--no-net", filled}, {"xmllint", "--noout", "files/org.allelens.desktop.xml"}} {
		if _, err := exec.LookPath(check[0]); err != nil {
			t.Logf("%s is not installed: %s is not checked", check[0], check[len(check)-1])
			continue
		}
		if out, err := exec.Command(check[0], check[1:]...).CombinedOutput(); err != nil {
			t.Errorf("%v: %v\n%s", check, err, out)
		}
	}
}
