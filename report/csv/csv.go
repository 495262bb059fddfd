// Package csv writes a report's tables for spreadsheets, and its messages for programs.
package csv

import (
	"encoding/csv"
	"io"
	"strings"

	"allelens/report/table"
	"allelens/variants"
)

// mark is the byte order mark: without it spreadsheets read UTF-8 as an older code page.
const mark = "\ufeff"

// Write writes a table as comma-separated rows (RFC 4180, UTF-8 with a byte order mark) under a header. Numbers have a
// point and no grouping; what is not known is empty. The same table gives the same bytes.
func Write(w io.Writer, t table.Table) error {
	if _, err := io.WriteString(w, mark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	_ = out.Write(t.Columns) // kept by the writer until Error
	for _, row := range t.Rows {
		fields := make([]string, len(row))
		for i, c := range row {
			fields[i] = table.Text(c)
			if s, text := c.(string); text {
				fields[i] = inert(variants.VisibleLines(s))
			}
		}
		_ = out.Write(fields)
	}
	out.Flush()
	return out.Error()
}

// inert keeps a spreadsheet from running a value as a formula: what begins like one, after blanks or not, and could call, compare or
// fetch anything is led by an apostrophe. Names such as "-1639 G/-1639 A", numbers, and dates keep their bytes: no letter, figure,
// blank, point, comma, dash, slash or asterisk calls anything.
func inert(s string) string {
	lead := strings.TrimLeft(s, " \u00a0\ufeff")
	if lead == "" || !strings.ContainsRune("=+-@\t\r\n|%＝＋－＠", []rune(lead)[0]) {
		return s
	}
	if (lead[0] == '-' || lead[0] == '+') && len(lead) > 1 && strings.ContainsAny(lead[1:2], "0123456789.") && !strings.ContainsFunc(lead[1:], active) {
		return s
	}
	return "'" + s
}

// active is what a formula needs to do more than name a value.
func active(r rune) bool {
	switch {
	case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return false
	}
	return !strings.ContainsRune(" .,/-*_>", r)
}
