package table

import (
	"encoding/json"
	"slices"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
)

// TestOneRowAThing: each finding, gene, medicine and site has one row, numbers are numbers, and making them changes no report.
func TestOneRowAThing(t *testing.T) {
	r := reporttest.Sample()
	before := encoded(t, r)
	findings, sites := 0, 0
	for _, g := range r.Cancer.Genes {
		findings += len(g.Variants) + len(g.Structural) + len(g.Faint)
	}
	for _, g := range r.Pharmacogenes {
		sites += len(g.Sites)
	}
	want := map[string]int{"variants": findings, "genes": len(r.Cancer.Genes) + len(r.Pharmacogenes), "medicines": len(r.Drugs), "sites": sites}
	for _, tab := range All(r) {
		if len(tab.Rows) != want[tab.Name] || len(tab.Rows) == 0 {
			t.Errorf("%s: %d rows, want %d", tab.Name, len(tab.Rows), want[tab.Name])
		}
		named := slices.Sorted(slices.Values(tab.Columns))
		if len(slices.Compact(named)) != len(tab.Columns) {
			t.Errorf("%s: a column stands twice in %q", tab.Name, tab.Columns)
		}
		for _, row := range tab.Rows {
			if len(row) != len(tab.Columns) {
				t.Fatalf("%s: %d cells under %d columns", tab.Name, len(row), len(tab.Columns))
			}
			for i, c := range row {
				switch c.(type) {
				case nil, string, int64, float64, bool:
				default:
					t.Errorf("%s %s: a %T", tab.Name, tab.Columns[i], c)
				}
			}
		}
	}
	if encoded(t, r) != before {
		t.Error("the report was changed")
	}
}

// TestVariantsSayWhatTheReportSays holds cells against the report's own values.
func TestVariantsSayWhatTheReportSays(t *testing.T) {
	r := reporttest.Sample()
	tab := Variants(r)
	at := func(row []Cell, name string) Cell { return row[slices.Index(tab.Columns, name)] }
	row := 0
	for _, g := range r.Cancer.Genes {
		row += len(g.Structural)
		for _, v := range g.Variants {
			got := tab.Rows[row]
			if at(got, "gene") != g.Gene || at(got, "kind") != "sequence" || at(got, "pos") != int64(v.Pos) || at(got, "classification") != v.Classification || at(got, "reportable") != v.Reportable {
				t.Errorf("%s: %v", v.HGVSC, got)
			}
			if depth := at(got, "depth"); (depth == nil) != (v.Depth == nil) {
				t.Errorf("%s: depth %v", v.HGVSC, depth)
			}
			row++
		}
		row += len(g.Faint)
	}
}

// TestNothingKnownIsEmpty: an empty report makes tables with headers alone, and no zero for what is not known.
func TestNothingKnownIsEmpty(t *testing.T) {
	for _, tab := range All(reporttest.Empty()) {
		if len(tab.Columns) < 10 {
			t.Errorf("%s: columns %q", tab.Name, tab.Columns)
		}
	}
	if c := known[int](nil); c != nil {
		t.Errorf("%v", c)
	}
	if got := Text(fraction(nil)); got != "" {
		t.Errorf("%q", got)
	}
	if got := Text(0.00002); got != "0.00002" {
		t.Errorf("%q", got)
	}
}

func encoded(t *testing.T, r *report.Report) string {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
