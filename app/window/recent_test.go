package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestRecentCases: no list is kept before it is asked for; then the newest stands first, each once, and what is forgotten
// is gone from the file.
func TestRecentCases(t *testing.T) {
	r := recentCases{path: filepath.Join(t.TempDir(), "allelens", "recent.json")}
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	do(r.Note("/cases/0001.allelens", "2026.11.2"))
	if _, err := os.Stat(r.path); err == nil || r.Kept() || len(r.List()) > 0 {
		t.Error("a list is kept unasked")
	}
	do(r.Keep(true))
	for i := range mostRecent + 2 {
		do(r.Note("/cases/"+strconv.Itoa(i)+".allelens", "2026.11.2"))
	}
	do(r.Note("/cases/7.allelens", "2026.11.3"))
	if list := r.List(); len(list) != mostRecent || list[0].File != "/cases/7.allelens" || list[0].Knowledge != "2026.11.3" || list[0].Opened == "" || list[1].File != "/cases/21.allelens" {
		t.Errorf("%+v", list)
	}
	if info, err := os.Stat(r.path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	do(r.Forget("/cases/7.allelens"))
	if content, err := os.ReadFile(r.path); err != nil || strings.Contains(string(content), "/7.allelens") || len(r.List()) != mostRecent-1 {
		t.Errorf("%v, %s", err, content)
	}
	do(r.Forget(""))
	if len(r.List()) > 0 || !r.Kept() {
		t.Error("the list is not empty, or no longer kept")
	}
	do(r.Keep(false))
	if _, err := os.Stat(r.path); err == nil {
		t.Error("the file stays")
	}
}
