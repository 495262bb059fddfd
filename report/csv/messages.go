package csv

import (
	"encoding/csv"
	"io"

	"allelens/report"
)

// WriteMessages writes what needs to be known about the file, and the lines that were not used,
// as tab-separated rows under a header: the problem's code, its severity ("error" for what was
// not used, "warning", "info"), where it is, and what it says. They stand in the report's order.
func WriteMessages(w io.Writer, r *report.Report) error {
	out := csv.NewWriter(w)
	out.Comma = '\t'
	rows := &rows{out: out}
	rows.put("code", "severity", "where", "text")
	for _, m := range r.Quality.Messages {
		rows.put(m.Code, m.Severity, m.Where, m.Text)
	}
	out.Flush()
	return out.Error()
}
