package house

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

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

// rooms reads the table of ARCHITECTURE.md: what each package may import of ours, besides package
// variants, which holds the vocabulary. A name that ends in "…" stands for all below it.
func rooms(t *testing.T) map[string][]string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(root, "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "\n## Rooms\n")
	table, _, _ = strings.Cut(table, "\n## ")
	rooms := map[string][]string{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		room := strings.Trim(cells[0], " `")
		if len(cells) != 3 || !strings.HasPrefix(strings.TrimSpace(cells[0]), "`") {
			continue
		}
		rooms[room] = []string{}
		for name := range strings.SplitSeq(cells[2], ",") {
			if name = strings.Trim(name, " `"); name != "–" {
				rooms[room] = append(rooms[room], fromTop(t, room, name))
			}
		}
	}
	if len(rooms) < 20 {
		t.Fatalf("%d rooms: the table of ARCHITECTURE.md was not found", len(rooms))
	}
	return rooms
}

// fromTop is the package that a cell of the table names, which may leave out the row's first folder.
func fromTop(t *testing.T, room, name string) string {
	t.Helper()
	first, _, _ := strings.Cut(room, "/")
	for _, from := range []string{name, first + "/" + name} {
		if _, err := os.Stat(filepath.Join(root, strings.TrimSuffix(from, "…"))); err == nil {
			return from
		}
	}
	t.Errorf("ARCHITECTURE.md lets %s import %q, which is no package", room, name)
	return name
}

func TestImportsFollowTheTable(t *testing.T) {
	rooms := rooms(t)
	found := map[string]bool{}
	for _, p := range packages(t) {
		room := strings.TrimPrefix(p.ImportPath, module+"/")
		found[room] = true
		allowed, ok := rooms[room]
		if !ok {
			t.Errorf("%s is in no room of ARCHITECTURE.md: add it there, or move it", room)
			continue
		}
		for _, imported := range p.Imports {
			ours, isOurs := strings.CutPrefix(imported, module+"/")
			if isOurs && ours != "variants" && !permits(allowed, ours) {
				t.Errorf("%s must not import %s", room, ours)
			}
		}
	}
	for room := range rooms {
		if !found[room] && !strings.HasPrefix(room, "testdata/") {
			t.Errorf("ARCHITECTURE.md draws %s, which is no package", room)
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
// and its driver, which needs a display and a C compiler, in app/window.
func TestFyneStaysInTheWindow(t *testing.T) {
	for _, p := range packages(t) {
		room := strings.TrimPrefix(p.ImportPath, module+"/")
		for _, imported := range p.Imports {
			if imported == "fyne.io/fyne/v2/app" && room != "app/window" {
				t.Errorf("%s imports the window driver: only app/window may", room)
			}
			if strings.HasPrefix(imported, "fyne.io/") && room != "app/window" && (!strings.HasPrefix(room, "ui") || room == "ui/workspace") {
				t.Errorf("%s imports %s: the toolkit stays in ui", room, imported)
			}
		}
	}
}

// TestCommandLineNeedsNoDisplay: the program of the command line links no window library, with its tags or without.
func TestCommandLineNeedsNoDisplay(t *testing.T) {
	for _, tags := range []string{"", "ci"} {
		out, err := exec.Command("go", "list", "-tags", tags, "-deps", module+"/app").Output()
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		for linked := range strings.FieldsSeq(string(out)) {
			for _, library := range []string{"fyne.io/", "github.com/go-gl/", "github.com/godbus/", "allelens/ui/widget", "allelens/ui/theme"} {
				if strings.HasPrefix(linked, library) {
					t.Errorf("app links %s: the window is a program of its own", linked)
				}
			}
		}
	}
}

// TestCgoStaysAtTheDoorstep keeps SQLite, and with it the C compiler, out of everything that judges, words and
// draws: who asks the knowledge base names what it asks in an interface.
func TestCgoStaysAtTheDoorstep(t *testing.T) {
	open := []string{"app", "app/bases", "app/window", "app/engine", "variants/knowledge/sqlite", "variants/knowledge/store", "variants/knowledge/update", "variants/knowledge/knowledgetest", "variants/knowledge/compile", "variants/knowledge/compile/cmd"}
	list := []string{"list", "-tags", "ci", "-deps", "-f", "{{if and (not .Standard) .CgoFiles}}{{.ImportPath}}{{end}}"}
	for _, p := range packages(t) {
		if !slices.Contains(open, strings.TrimPrefix(p.ImportPath, module+"/")) {
			list = append(list, p.ImportPath)
		}
	}
	out, err := exec.Command("go", list...).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for needs := range strings.FieldsSeq(string(out)) {
		t.Errorf("%s needs a C compiler, and is linked beyond %v: ask through an interface, as interpret.Base does", needs, open)
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

// workbooks is why the writer of workbooks may link net/http.
const workbooks = "names the kind of a picture by its first bytes (DetectContentType), and is given none"

// linkers are the packages of others that link a way to a network into a program, with the reason why they may. The
// command line links one, for its workbooks, which opens nothing.
var linkers = map[string]map[string]string{
	"app": {
		"github.com/xuri/excelize/v2 net/http": workbooks,
	},
	"app/packaging/runtime": {
		"github.com/hanwen/go-fuse/v2/fuse net": "takes what is mounted from its helper, by a pair of Unix sockets",
	},
	"app/window": {
		"github.com/xuri/excelize/v2 net/http":         workbooks,
		"github.com/godbus/dbus/v5 net":                "speaks to the desktop: by Unix sockets only, other addresses are dropped at the start (app/offline)",
		"fyne.io/fyne/v2 net/http":                     "reads an icon from a URL for who asks for it: nobody does (TestNoURLs)",
		"fyne.io/fyne/v2/storage/repository net":       "takes names of hosts apart; connects to nothing",
		"fyne.io/fyne/v2/internal/repository net/http": "opens URLs for who asks for it: nobody does (TestNoURLs)",
	},
}

// TestNetworkIsLinkedForAReason: of what a program links, only the packages above import a way to a network.
func TestNetworkIsLinkedForAReason(t *testing.T) {
	const ways = `{{$p := .ImportPath}}{{if not .Standard}}{{range .Imports}}{{if or (eq . "net") (eq . "net/http") (eq . "net/smtp") (eq . "net/rpc") (eq . "crypto/tls")}}{{$p}} {{.}}{{"\n"}}{{end}}{{end}}{{end}}`
	for program, reasons := range linkers {
		out, err := exec.Command("go", "list", "-deps", "-f", ways, module+"/"+program).Output()
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		found := map[string]bool{}
		for line := range strings.Lines(string(out)) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			found[line] = true
			if reasons[line] == "" {
				t.Errorf("%s links %s: say here why it may, or take it out", program, line)
			}
		}
		for line := range reasons {
			if !found[line] {
				t.Errorf("%s does not link %s: take it from the list", program, line)
			}
		}
		all, err := exec.Command("go", "list", "-deps", module+"/"+program).Output()
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		if linked := slices.Contains(strings.Fields(string(all)), "net"); linked != (len(reasons) > 0) {
			t.Errorf("%s links net: %v", program, linked)
		}
	}
}

// TestNoURLs: nothing of ours asks the toolkit for what lies behind a URL.
func TestNoURLs(t *testing.T) {
	for _, p := range packages(t) {
		for _, name := range p.GoFiles {
			content, err := os.ReadFile(filepath.Join(root, strings.TrimPrefix(p.ImportPath, module), name))
			if err != nil {
				t.Fatal(err)
			}
			for _, word := range []string{"LoadResourceFromURL", "OpenURL", "NewHyperlink", "storage.ParseURI"} {
				if strings.Contains(string(content), word) {
					t.Errorf("%s/%s: %s", p.ImportPath, name, word)
				}
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
