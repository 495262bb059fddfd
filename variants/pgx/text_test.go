package pgx

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"allelens/variants/tabletest"
)

// notes lists the codes that the package's code makes, with the names of their values.
func noteCodes(t *testing.T) map[string]bool {
	t.Helper()
	codes := make(map[string]bool)
	plain := regexp.MustCompile(`^"[a-z0-9_]+"$`)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				fun := ""
				switch f := n.Fun.(type) {
				case *ast.Ident:
					fun = f.Name
				case *ast.SelectorExpr:
					fun = f.Sel.Name
				}
				if lit, ok := first(n.Args); ok && (fun == "newNote" || fun == "note" || fun == "noteSite") && plain.MatchString(lit) {
					codes[strings.Trim(lit, `"`)] = true
				}
			case *ast.AssignStmt:
				if id, ok := n.Lhs[0].(*ast.Ident); ok && id.Name == "code" {
					if lit, ok := first(n.Rhs); ok && !strings.HasPrefix(lit, `"outside_unreadable`) && !strings.HasPrefix(lit, `"outside_line`) {
						codes[strings.Trim(lit, `"`)] = true
					}
				}
			}
			return true
		})
	}
	for _, row := range tabletest.Rows(t, "../../assets/knowledge/exception.tsv") { // rows choose notes too
		if strings.HasPrefix(row["kind"], "note_") || row["kind"] == "fallback_position" {
			codes[row["effect"]] = true
		}
	}
	return codes
}

func first(es []ast.Expr) (string, bool) {
	if len(es) == 0 {
		return "", false
	}
	lit, ok := es[0].(*ast.BasicLit)
	if !ok {
		return "", false
	}
	return lit.Value, true
}

// TestNotesHaveSentences: every note has words for clinicians and for patients, and no
// sentence is left that no note asks for.
func TestNotesHaveSentences(t *testing.T) {
	data, err := fs.ReadFile(os.DirFS("../../assets/text/en"), "pgx.tsv")
	if err != nil {
		t.Fatal(err)
	}
	texts := make(map[string][]string)
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if code, ok := strings.CutPrefix(f[0], "pgx.note."); ok {
			texts[code] = f[1:]
		}
	}
	codes := noteCodes(t)
	if len(codes) < 20 {
		t.Fatalf("only %d codes found: has the way of making notes changed?", len(codes))
	}
	for code := range codes {
		if len(texts[code]) != 2 || texts[code][0] == "" || texts[code][1] == "" {
			t.Errorf("no two sentences under pgx.note.%s", code)
		}
	}
	for code := range texts {
		if !codes[code] {
			t.Errorf("pgx.note.%s: no note has this code", code)
		}
	}
	for _, code := range normalForbidden {
		if !codes[code] {
			t.Errorf("normalForbidden names %s, which no note has", code)
		}
	}
}
