package house

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/image/font/sfnt"

	"allelens/assets"
	"allelens/report/text"
)

// problemMakers are the functions of package variants whose first argument is a problem's code.
var problemMakers = map[string]bool{"Fail": true, "Warn": true, "Note": true}

// TestProblemsHaveSentences: no problem reaches the user as a bare code.
func TestProblemsHaveSentences(t *testing.T) {
	found := 0
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || !isName(sel.X, "variants") || !problemMakers[sel.Sel.Name] {
				return true
			}
			if code, ok := literal(call.Args[0]); ok {
				found++
				if !text.English().Has("problem." + code) {
					t.Errorf("%s: no sentence under problem.%s", s.fset.Position(n.Pos()), code)
				}
			}
			return true
		})
	}
	if found == 0 {
		t.Error("no problem found: has the way of making them changed?")
	}
}

// TestTextsAskedForExist: keys given as literals stand in the catalogue.
func TestTextsAskedForExist(t *testing.T) {
	found := 0
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || sel.Sel.Name != "Text" {
				return true
			}
			if key, ok := literal(call.Args[0]); ok && strings.Contains(key, ".") {
				found++
				if !text.English().Has(key) {
					t.Errorf("%s: no text under %s", s.fset.Position(n.Pos()), key)
				}
			}
			return true
		})
	}
	if found == 0 {
		t.Error("no text is asked for: has the way of asking changed?")
	}
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// TestFontsCoverTheTexts: a sign that the fonts lack prints as an empty box, which no test of
// the PDF's text would see.
func TestFontsCoverTheTexts(t *testing.T) {
	for name, data := range map[string][]byte{"regular": assets.FontRegular, "bold": assets.FontBold} {
		font, err := sfnt.Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var buf sfnt.Buffer
		for _, key := range text.English().Keys() {
			words := text.English().Text(key) + text.English().For(text.Patient, key)
			for _, r := range words {
				if i, err := font.GlyphIndex(&buf, r); (err != nil || i == 0) && !unicode.IsControl(r) {
					t.Errorf("%s: the %s font has no %q", key, name, r)
				}
			}
		}
	}
}

// TestLanguagesHoldTheSameKeys: what English says, every language says.
func TestLanguagesHoldTheSameKeys(t *testing.T) {
	for _, language := range text.Languages() {
		c := text.Of(language)
		for _, key := range text.English().Keys() {
			if !c.Has(key) {
				t.Errorf("%s: no text under %s", language, key)
			}
		}
	}
}

// TestNobodySettlesTheLanguage: only the doorsteps choose a language; all else is handed a catalogue or a report in one.
func TestNobodySettlesTheLanguage(t *testing.T) {
	doorsteps := []string{"app/", "ui/", "report/text/"}
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok || !isName(sel.X, "text") {
				return true
			}
			door := slices.ContainsFunc(doorsteps, func(d string) bool { return strings.HasPrefix(s.path, d) })
			if sel.Sel.Name == "English" || sel.Sel.Name == "Default" && !door {
				t.Errorf("%s: text.%s: take the catalogue as an argument, or that of the report", s.fset.Position(n.Pos()), sel.Sel.Name)
			}
			return true
		})
	}
}
