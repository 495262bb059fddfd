package house

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"
	"testing"
)

// faces are the packages that lay a report out.
var faces = []string{"report/document", "report/pdf", "report/html", "report/json", "report/csv", "report/canrisk", "ui/screen", "ui/widget"}

// judgements are the fields of a report that a conclusion about the patient could be drawn from.
var judgements = []string{"Conclusion", "Action", "GenesAction", "Classification", "Withheld", "Zygosity", "Phase", "Depth", "Filter", "State", "Beside"}

// judgedByFaces are the files of faces that may compare such fields, with what for. A comparison that decides what is
// true of the patient belongs into report/compose; one that chooses a layout or a filter's rows may stand here.
var judgedByFaces = map[string]string{
	"ui/screen/cancer.go Conclusion":       "lays a probable finding out with other cards; what oncology may consider stands with the carrier's gene",
	"ui/screen/variantcards.go Conclusion": "a probable finding's evidence is laid out in full",
	"ui/screen/drugdetail.go Action":       "guidance that changes nothing takes one line",
	"ui/screen/drugrows.go Action":         "filters by the action that the user chose",
	"ui/screen/drugdetail.go State":        "the way from the file names the sites with a variant",
	"ui/screen/genedetail.go State":        "colour of a state",
	"ui/screen/variantrows.go State":       "colour of a state, and a filter that the user chose",
}

// TestFacesDecideNothing: no face compares what was concluded, but for the layouts that judgedByFaces lists.
func TestFacesDecideNothing(t *testing.T) {
	used := map[string]bool{}
	for _, s := range sources(t) {
		if !slices.Contains(faces, path.Dir(s.path)) || strings.HasSuffix(s.path, "_test.go") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			for _, e := range compared(n) {
				field := fieldOf(e)
				if !slices.Contains(judgements, field) {
					continue
				}
				at := s.path + " " + field
				if _, ok := judgedByFaces[at]; !ok {
					t.Errorf("%s judges by %s: report/compose decides, a face lays out (or list %q with its reason)", s.fset.Position(n.Pos()), field, at)
				}
				used[at] = true
			}
			return true
		})
	}
	for at := range judgedByFaces {
		if !used[at] {
			t.Errorf("%s is not compared any more: take it off the list", at)
		}
	}
}

// compared are the values that a node compares, switches on or looks up: not whether one is there,
// nor whether two bear the same.
func compared(n ast.Node) (all []ast.Expr) {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		switch n.Op {
		case token.EQL, token.NEQ, token.LSS, token.GTR, token.LEQ, token.GEQ:
			if !isName(n.Y, "nil") && (fieldOf(n.X) == "" || fieldOf(n.X) != fieldOf(n.Y)) {
				all = []ast.Expr{n.X, n.Y}
			}
		}
	case *ast.SwitchStmt:
		all = []ast.Expr{n.Tag}
	case *ast.IndexExpr:
		all = []ast.Expr{n.Index}
	}
	return all
}

// fieldOf is the name of the field that an expression reads, through a pointer too; "" of other expressions.
func fieldOf(e ast.Expr) string {
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	if field, ok := e.(*ast.SelectorExpr); ok {
		return field.Sel.Name
	}
	return ""
}
