package csv

import (
	"encoding/csv"
	"io"

	"allelens/report"
	"allelens/variants"
)

// WriteMessages writes what needs to be known about the file, and the lines that were not used,
// as tab-separated rows under a header: the problem's code, its severity ("error" for what was
// not used, "warning", "info"), where it is, and what it says. They stand in the report's order.
func WriteMessages(w io.Writer, r *report.Report) error {
	out := csv.NewWriter(w)
	out.Comma = '\t'
	_ = out.Write([]string{"code", "severity", "where", "text"}) // kept by the writer until Error
	for _, m := range r.Quality.Messages {
		fields := []string{m.Code, m.Severity, m.Where, m.Text}
		for i, f := range fields {
			fields[i] = inert(variants.VisibleLines(f))
		}
		_ = out.Write(fields)
	}
	out.Flush()
	return out.Error()
}
