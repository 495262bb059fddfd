package house

import (
	"go/ast"
	"regexp"
	"strings"
	"testing"

	"allelens/variants/tabletest"
)

// genesInGo are the files, and folders by their ending in "/", that may write a gene's symbol, with the reason.
var genesInGo = map[string]string{
	"report/canrisk/canrisk.go":      "the columns of CanRisk's format bear the genes' names",
	"variants/pgx/dialect.go":        "Cyrius and OptiType tell of one gene each, and do not name it in their files",
	"variants/interpret/warfarin.go": "the published equations of warfarin's dose are written in three genes",
	"variants/warfarin/dose.go":      "as above",
	"variants/warfarin/model.go":     "as above",
	"report/reporttest/":             "ready reports for tests",
	"ui/storybook/":                  "canned data for pictures",
	"testdata/generate/":             "people of the demonstration",
}

// TestGenesAreRows: a gene is rows of the knowledge base, so that another one needs no code. No string of Go outside
// tests holds a gene's symbol, but where genesInGo says why.
func TestGenesAreRows(t *testing.T) {
	var symbols []string
	for _, table := range []string{"gene", "pharmacogene"} {
		for _, row := range tabletest.Rows(t, root+"/assets/knowledge/"+table+".tsv") {
			symbols = append(symbols, regexp.QuoteMeta(row["gene"]))
		}
	}
	symbol := regexp.MustCompile(`\b(` + strings.Join(symbols, "|") + `)\b`)
	used := map[string]bool{}
	for _, s := range sources(t) {
		allowed := ""
		for where := range genesInGo {
			if s.path == where || strings.HasSuffix(where, "/") && strings.HasPrefix(s.path, where) {
				allowed = where
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			words, ok := literal(e)
			switch found := symbol.FindString(words); {
			case !ok || found == "":
			case allowed == "":
				t.Errorf("%s writes %s: a gene is rows of the knowledge base, not code", s.fset.Position(n.Pos()), found)
			default:
				used[allowed] = true
			}
			return true
		})
	}
	for where := range genesInGo {
		if !used[where] {
			t.Errorf("%s writes no gene's symbol any more: take it off the list", where)
		}
	}
}
