package house

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// rooms says what each package may import of ours, besides package variants, which holds the
// vocabulary and is open to all. A name that ends in "/…" stands for a package and all below it.
// ARCHITECTURE.md draws the same table.
var rooms = map[string][]string{
	"app":                            {"…"},
	"app/engine":                     {"report", "report/format", "ui/workspace", "variants/…"},
	"app/house":                      {},
	"assets":                         {},
	"report":                         {"variants/…", "report/text"},
	"report/text":                    {"assets"},
	"report/figure":                  {},
	"report/document":                {"report", "report/text", "report/figure"},
	"report/pdf":                     {"report", "report/document", "report/text", "report/figure", "assets"},
	"report/format":                  {"report", "report/document", "report/pdf", "report/html", "report/json", "report/csv", "report/canrisk"},
	"report/json":                    {"report"},
	"report/html":                    {"report", "report/document", "report/text", "report/figure", "assets"},
	"report/canrisk":                 {"report"},
	"report/csv":                     {"report", "report/text"},
	"report/reporttest":              {"report", "report/figure"},
	"testdata/generate":              {"assets", "variants/…"},
	"ui":                             {"ui/…", "report", "report/text", "report/format", "assets", "variants/interpret"},
	"ui/screen":                      {"ui/workspace", "ui/widget", "ui/theme", "report", "report/text", "report/figure", "report/document", "report/pdf", "report/format", "variants/interpret"},
	"ui/storybook":                   {"ui/…", "report/…", "assets", "variants/interpret"},
	"ui/theme":                       {"assets", "report", "report/figure"},
	"ui/widget":                      {"ui/theme", "report/figure", "report/text"},
	"ui/workspace":                   {"report", "variants/interpret", "report/text"},
	"variants":                       {},
	"variants/acmg":                  {"variants/hgvs", "variants/ledger", "variants/knowledge"},
	"variants/bed":                   {},
	"variants/copynumber":            {},
	"variants/germline":              {"variants/acmg", "variants/hgvs", "variants/genome", "variants/ledger", "variants/knowledge"},
	"variants/drugs":                 {"variants/pgx", "variants/knowledge"},
	"variants/genome":                {},
	"variants/hgvs":                  {"variants/genome"},
	"variants/interpret":             {"variants/copynumber", "variants/acmg", "variants/germline", "variants/pgx", "variants/drugs", "variants/warfarin", "variants/risk", "variants/ledger", "variants/knowledge", "variants/genome"},
	"variants/knowledge":             {},
	"variants/knowledge/compile":     {"variants/knowledge"},
	"variants/knowledge/compile/cmd": {"variants/knowledge/compile"},
	"variants/knowledge/shelf":       {"variants/knowledge", "variants/knowledge/sqlite"},
	"variants/knowledge/sqlite":      {"variants/knowledge"},
	"variants/knowledge/update":      {"variants/knowledge", "variants/knowledge/sqlite", "variants/knowledge/compile", "variants/vcf", "variants/genome", "variants/hgvs", "variants/germline"},
	"variants/ledger":                {"variants/vcf", "variants/genome"},
	"variants/pgx":                   {"variants/ledger", "variants/knowledge"},
	"variants/risk":                  {"variants/germline", "variants/knowledge"},
	"variants/tabletest":             {},
	"variants/vcf":                   {},
	"variants/warfarin":              {"variants/knowledge"},
}

const module = "allelens"

type listed struct {
	ImportPath  string
	Imports     []string
	GoFiles     []string
	TestGoFiles []string
	Doc         string
}

// packages lists the module's packages as the go command sees them.
func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-tags", "ci", "-json=ImportPath,Imports,GoFiles,TestGoFiles,Doc", module+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImportsFollowTheTable(t *testing.T) {
	for _, p := range packages(t) {
		room := strings.TrimPrefix(p.ImportPath, module+"/")
		allowed, ok := rooms[room]
		if !ok {
			t.Errorf("%s is in no room of the table: add it there and to ARCHITECTURE.md, or move it", room)
			continue
		}
		for _, imported := range p.Imports {
			ours, isOurs := strings.CutPrefix(imported, module+"/")
			if isOurs && ours != "variants" && !permits(allowed, ours) {
				t.Errorf("%s must not import %s", room, ours)
			}
		}
	}
}

func permits(allowed []string, room string) bool {
	for _, a := range allowed {
		tree, whole := strings.CutSuffix(a, "…")
		if a == room || whole && (strings.HasPrefix(room, tree) || room+"/" == tree) {
			return true
		}
	}
	return false
}

// TestFyneStaysInTheWindow keeps the toolkit out of everything that reads, judges and prints,
// and its driver, which needs a display and a C compiler, in app.
func TestFyneStaysInTheWindow(t *testing.T) {
	for _, p := range packages(t) {
		room := strings.TrimPrefix(p.ImportPath, module+"/")
		for _, imported := range p.Imports {
			if imported == "fyne.io/fyne/v2/app" && room != "app" {
				t.Errorf("%s imports the window driver: only app may", room)
			}
			if strings.HasPrefix(imported, "fyne.io/") && room != "app" && (!strings.HasPrefix(room, "ui") || room == "ui/workspace") {
				t.Errorf("%s imports %s: the toolkit stays in ui", room, imported)
			}
		}
	}
}

// TestSQLiteStaysAtTheDoorstep keeps SQLite, and with it the C compiler, out of everything that
// judges, words and draws: who asks the knowledge base names what it asks in an interface.
func TestSQLiteStaysAtTheDoorstep(t *testing.T) {
	open := []string{"app", "app/engine", "variants/knowledge/sqlite", "variants/knowledge/shelf", "variants/knowledge/update", "variants/knowledge/compile", "variants/knowledge/compile/cmd"}
	out, err := exec.Command("go", "list", "-tags", "ci", "-f", "{{.ImportPath}} {{join .Deps \" \"}}", module+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		room, deps, _ := strings.Cut(strings.TrimPrefix(line, module+"/"), " ")
		if strings.Contains(deps, "github.com/mattn/go-sqlite3") && !slices.Contains(open, room) {
			t.Errorf("%s links SQLite: ask through an interface, as interpret.Base does", room)
		}
	}
}

// TestNoNetwork keeps the patient's data on the machine: nothing of ours can speak to a network.
func TestNoNetwork(t *testing.T) {
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			if imported == "net" || strings.HasPrefix(imported, "net/http") || imported == "log" || imported == "log/slog" {
				t.Errorf("%s imports %s: no network and no logs", p.ImportPath, imported)
			}
		}
	}
}

func TestPackagesAreDocumented(t *testing.T) {
	for _, p := range packages(t) {
		if len(p.GoFiles) > 0 && p.Doc == "" {
			t.Errorf("%s has no package documentation", p.ImportPath)
		}
	}
}
