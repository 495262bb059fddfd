// Package csv writes a report as flat rows for a spreadsheet: section, key, field, value.
package csv

import (
	"encoding/csv"
	"io"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
)

// Write writes a report as comma-separated rows (RFC 4180) under a header. A row says one
// thing: the section, what it is about (a gene, a variant, a medicine), the field and its
// value; the fields of one subject stand together. The same report gives the same bytes.
func Write(w io.Writer, r *report.Report) error {
	rows := &rows{out: csv.NewWriter(w), words: text.Of(r.Language)}
	rows.put("section", "key", "field", "value")
	rows.about(r)
	rows.summary(r.Summary)
	rows.cancer(r.Cancer)
	rows.risks(r.Risks, r.Management)
	rows.afterFirst(r)
	rows.drugs(r.Drugs)
	rows.oncology(r.Oncology)
	rows.genes(r.Pharmacogenes)
	rows.quality(r)
	for _, v := range r.Verification {
		rows.field("verification", v.Section, "text", v.Text)
	}
	rows.out.Flush()
	return rows.out.Error()
}

// rows writes lines; the writer below remembers the first error.
type rows struct {
	out   *csv.Writer
	words *text.Catalogue
}

func (w *rows) put(fields ...string) {
	for i, f := range fields {
		fields[i] = inert(variants.VisibleLines(f))
	}
	_ = w.out.Write(fields) // kept by the writer until Error
}

// field writes a row unless its value is empty.
func (w *rows) field(section, key, name, value string) {
	if value != "" {
		w.put(section, key, name, value)
	}
}

// mark writes the caution that a statement was not checked against its source.
func (w *rows) mark(section, key string, verified bool) {
	if !verified {
		w.put(section, key, "verified", w.words.Text("pdf.unverified"))
	}
}

func (w *rows) assumed(section, key string, assumed bool) {
	if assumed {
		w.put(section, key, "assumed", w.words.Text("pdf.assumed"))
	}
}

// inert keeps a spreadsheet from taking a value for a formula: one that begins like a formula,
// after blanks or not, is led by an apostrophe. A plain number keeps its sign.
func inert(s string) string {
	lead := strings.TrimLeft(s, " \u00a0\ufeff")
	if lead == "" || !strings.ContainsRune("=+-@\t\r\n|%＝＋－＠", []rune(lead)[0]) {
		return s
	}
	if strings.Trim(s, "0123456789.-") == "" && strings.LastIndexByte(s, '-') == 0 && len(s) > 1 {
		return s
	}
	return "'" + s
}
