package main

import (
	"encoding/csv"
	"go/version"
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/mod/semver"
)

// TestNoKnownHoles: whatever is linked was looked at in the version that is linked, and is not older than the version that
// mends what was found. So a module in another version is looked at again: in holes.tsv, by hand.
func TestNoKnownHoles(t *testing.T) {
	t.Chdir("../..")
	looked := lookedAt(t)
	all, err := linked("linux", "windows")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		if len(looked[m.path]) == 0 {
			t.Errorf("nobody looked at %s %s", m.path, m.version)
		}
		for _, h := range looked[m.path] {
			switch {
			case h.version != m.version:
				t.Errorf("%s is linked in %s, looked at was %s", m.path, m.version, h.version)
			case h.mended != "-" && (!semver.IsValid(h.mended) || semver.Compare(m.version, h.mended) < 0):
				t.Errorf("%s %s has %s, mended in %q", m.path, m.version, h.advisory, h.mended)
			}
		}
		delete(looked, m.path)
	}
	packages, err := os.ReadFile(".ci/packages")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`(?m)^toolchain=(go\S+)$`).FindStringSubmatch(string(packages))
	if named == nil {
		t.Fatal(".ci/packages names no toolchain")
	}
	for _, h := range looked["go"] {
		if h.version != named[1] || version.Compare(named[1], h.mended) < 0 {
			t.Errorf("packages are built by %s, looked at was %s; %s is mended in %s", named[1], h.version, h.advisory, h.mended)
		}
	}
	if len(looked["go"]) == 0 || len(looked) > 1 {
		t.Errorf("looked at, but not linked: %v", looked)
	}
}

// hole is a line of holes.tsv; advisory and mended are "-" where none was found.
type hole struct{ version, advisory, mended string }

// lookedAt are the lines of holes.tsv by module.
func lookedAt(t *testing.T) map[string][]hole {
	t.Helper()
	f, err := os.Open("app/packaging/files/holes.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.Comment, r.LazyQuotes = '\t', '#', true
	rows, err := r.ReadAll()
	if err != nil || len(rows) < 20 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	looked := map[string][]hole{}
	for _, row := range rows[1:] {
		looked[row[0]] = append(looked[row[0]], hole{row[1], row[2], row[3]})
		if (row[2] == "-") != (row[3] == "-") || row[2] != "-" && !strings.HasPrefix(row[5], "https://") {
			t.Errorf("%v: an advisory has what mends it, and a source", row)
		}
	}
	return looked
}
