package xlsx

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/report/table"
	"allelens/variants"
)

func workbook(t *testing.T, r *report.Report) *excelize.File {
	t.Helper()
	var out, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&out, &again} {
		if err := Write(w, r); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("two runs differ")
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// TestReadBack: every cell of every table comes back with its value and its kind.
func TestReadBack(t *testing.T) {
	r := reporttest.Sample()
	f := workbook(t, r)
	for _, tab := range table.All(r) {
		for i, row := range tab.Rows {
			for j, c := range row {
				at, err := excelize.CoordinatesToCellName(j+1, i+2)
				if err != nil {
					t.Fatal(err)
				}
				got, err := f.GetCellValue(tab.Name, at, excelize.Options{RawCellValue: true})
				if err != nil {
					t.Fatal(err)
				}
				want := table.Text(c)
				switch v := c.(type) {
				case string:
					want = variants.VisibleLines(v)
				case bool:
					want = map[bool]string{true: "1", false: "0"}[v]
				}
				if got != want {
					t.Errorf("%s %s row %d: %q, want %q", tab.Name, tab.Columns[j], i, got, want)
				}
				if formula, _ := f.GetCellFormula(tab.Name, at); formula != "" {
					t.Errorf("%s %s: formula %q", tab.Name, at, formula)
				}
			}
		}
	}
	if props, err := f.GetDocProps(); err != nil || props.Creator != "" || props.LastModifiedBy != "" {
		t.Errorf("%+v: %v", props, err)
	}
}

// TestHostile: no text is a formula, and none breaks the workbook.
func TestHostile(t *testing.T) {
	for name, r := range reporttest.Hostile() {
		t.Run(name, func(t *testing.T) {
			f := workbook(t, r)
			for _, sheet := range f.GetSheetList() {
				if rows, err := f.GetRows(sheet); err != nil || len(rows) == 0 {
					t.Errorf("%s: %d rows: %v", sheet, len(rows), err)
				}
			}
		})
	}
}
