// Package xlsx writes a report's tables as one workbook.
package xlsx

import (
	"errors"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"allelens/report"
	"allelens/report/table"
	"allelens/variants"
)

// Write writes each table as a sheet under a header that stays in sight, with filters. Texts are texts, whatever they begin with:
// a workbook tells them from formulas. The same report gives the same bytes.
func Write(w io.Writer, r *report.Report) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	if err := f.SetDocProps(&excelize.DocProperties{}); err != nil {
		return err
	}
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	for i, t := range table.All(r) {
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), t.Name)
		} else {
			_, err = f.NewSheet(t.Name)
		}
		if err == nil {
			err = sheet(f, t, head)
		}
		if err != nil {
			return err
		}
	}
	return f.Write(w)
}

// most is how many characters a cell holds; a longer text is cut there, with a sign of it.
const most = 32_767

// sheet fills one sheet. The library's writer of streams would be quicker, and leaves the order of sheets in the file to chance.
func sheet(f *excelize.File, t table.Table, head int) error {
	names := make([]any, len(t.Columns))
	for i, name := range t.Columns {
		names[i] = name
	}
	if err := f.SetSheetRow(t.Name, "A1", &names); err != nil {
		return err
	}
	for i, row := range t.Rows {
		for j, c := range row {
			at, err := excelize.CoordinatesToCellName(j+1, i+2)
			if err == nil && c != nil {
				err = f.SetCellValue(t.Name, at, value(c))
			}
			if err != nil {
				return err
			}
		}
	}
	return look(f, t, head)
}

// look keeps the header in sight, in bold, with filters.
func look(f *excelize.File, t table.Table, head int) error {
	last, err := excelize.ColumnNumberToName(len(t.Columns))
	if err != nil {
		return err
	}
	return errors.Join(
		f.SetCellStyle(t.Name, "A1", last+"1", head),
		f.SetColWidth(t.Name, "A", last, 16),
		f.SetPanes(t.Name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}),
		f.AutoFilter(t.Name, "A1:"+last+strconv.Itoa(len(t.Rows)+1), nil))
}

// value is a cell as the workbook takes it.
func value(c table.Cell) any {
	s, text := c.(string)
	if !text {
		return c
	}
	runes := []rune(variants.VisibleLines(s))
	if len(runes) > most {
		runes = append(runes[:most-1], '…')
	}
	return string(runes)
}
