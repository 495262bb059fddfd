package house

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
)

const (
	root            = "../.."
	maxFileLines    = 500
	maxFunctionSpan = 70
)

type source struct {
	path string // from the module's root
	file *ast.File
	fset *token.FileSet
}

// sources parses all Go files of the module that are not tests.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "build" || d.Name() == ".git") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		all = append(all, source{filepath.ToSlash(rel), file, fset})
		return err
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("%d sources: %v", len(all), err)
	}
	return all
}

func TestFilesAndFunctionsStaySmall(t *testing.T) {
	for _, s := range sources(t) {
		if n := s.fset.File(s.file.Pos()).LineCount(); n > maxFileLines {
			t.Errorf("%s has %d lines: does it hold two subjects?", s.path, n)
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := s.fset.Position(f.End()).Line - s.fset.Position(f.Pos()).Line + 1; n > maxFunctionSpan {
				t.Errorf("%s: %s spans %d lines", s.path, f.Name.Name, n)
			}
		}
	}
}

func TestExportedNamesAreDocumented(t *testing.T) {
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			for _, name := range undocumented(d) {
				t.Errorf("%s: exported %s has no documentation", s.path, name)
			}
		}
	}
}

// undocumented lists the exported names of a declaration that carry no comment. Methods that
// an interface of another package asks for (a renderer's, a canvas object's) explain themselves
// by that interface only if their receiver is not exported.
func undocumented(d ast.Decl) []string {
	var names []string
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc == nil && receiverExported(d) {
			names = append(names, d.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			names = append(names, undocumentedSpec(d, spec)...)
		}
	}
	return names
}

func undocumentedSpec(d *ast.GenDecl, spec ast.Spec) []string {
	var names []string
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
			names = append(names, spec.Name.Name)
		}
	case *ast.ValueSpec:
		for _, n := range spec.Names {
			if n.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
				names = append(names, n.Name)
			}
		}
	}
	return names
}

func receiverExported(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	t := f.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if generic, ok := t.(*ast.IndexExpr); ok {
		t = generic.X
	}
	id, ok := t.(*ast.Ident)
	return ok && id.IsExported()
}

// TestNothingPanicsBelowApp: an error must reach the user as a sentence.
func TestNothingPanicsBelowApp(t *testing.T) {
	for _, s := range sources(t) {
		if strings.HasPrefix(s.path, "app/") || strings.HasPrefix(s.path, "testdata/") || strings.Contains(s.path, "/cmd/") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok && isName(sel.X, "os") && sel.Sel.Name == "Exit" {
				t.Errorf("%s: os.Exit below app", s.fset.Position(n.Pos()))
			}
			if isName(call.Fun, "panic") && s.path != "report/text/text.go" {
				t.Errorf("%s: panic below app", s.fset.Position(n.Pos()))
			}
			return true
		})
	}
}

func isName(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

// TestTopLevel keeps the tree as the customer asked.
func TestTopLevel(t *testing.T) {
	allowed := map[string]bool{}
	for _, name := range strings.Fields("app ui report variants assets testdata go.mod go.sum FyneApp.toml README.md " +
		"Makefile LICENSE ARCHITECTURE.md CHANGELOG.md build dist allelens demonstration.pdf") {
		allowed[name] = true
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !allowed[e.Name()] && !strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s does not belong at the top level", e.Name())
		}
	}
}

// TestOraclesAreNotSkippedInSilence: whoever reads the facts and samples that lie beside the project asks
// tabletest for them, so that CI can require them.
func TestOraclesAreNotSkippedInSilence(t *testing.T) {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "house/source_test.go") {
			return err
		}
		content, err := os.ReadFile(path)
		if text := string(content); strings.Contains(text, "/shared/") && !strings.Contains(text, `"allelens/variants/tabletest"`) {
			t.Errorf("%s reads from beside the project without tabletest", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// drawnTest is the head of a test that make proof does not run.
var drawnTest = regexp.MustCompile(`^(Test(?:[^P]|P[^r]|Pr[^o])\w*)\(`)

// asksForProof is how a test asks whether the long checks run it.
var asksForProof = regexp.MustCompile(`tabletest\.(?:Draws|LongOnly)\(`)

// TestLongSamplesAreProven: a test that draws a long sample in the long checks is named so that they run it.
func TestLongSamplesAreProven(t *testing.T) {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		content, err := os.ReadFile(path)
		for f := range strings.SplitSeq(string(content), "\nfunc ") { // from the function's name
			if name := drawnTest.FindStringSubmatch(f); name != nil && asksForProof.MatchString(f) {
				t.Errorf("%s: %s draws a long sample, and is not named TestProof…", path, name[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
