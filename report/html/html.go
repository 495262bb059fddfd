// Package html writes a report as one self-contained HTML file: no script, nothing loaded
// from elsewhere, set for screen and paper.
package html

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"allelens/report"
	"allelens/report/document"
	"allelens/variants"
)

//go:embed report.html
var page string

//go:embed report.css
var style string

// parsed is the page's template. It is wrong only if the embedded file is, which a test rules out.
var parsed = sync.OnceValues(func() (*template.Template, error) {
	return template.New("report").Funcs(template.FuncMap{
		"kind": kind, "css": func() template.CSS { return template.CSS(style) }, "draw": draw, "class": class, "headed": headed, "glyph": glyph, "shares": shares, "pieces": document.Pieces, "widths": widths, "picture": picture,
	}).Parse(page)
})

// Write writes the clinician's layer as HTML. The same report gives the same bytes.
func Write(w io.Writer, r *report.Report) error { return execute(w, document.Clinician(r)) }

// WriteAnnex writes the technical annex with the sections named as HTML; nil stands for all.
func WriteAnnex(w io.Writer, r *report.Report, sections []string) error {
	doc, err := document.Of(r, sections)
	if err != nil {
		return err
	}
	return execute(w, doc)
}

// WritePatient writes what is written for the patient as HTML.
func WritePatient(w io.Writer, r *report.Report) error { return execute(w, document.Patient(r)) }

// WriteLetter writes the letter for relatives of a situation as HTML; without a disease-causing variant there is none, and
// the error is a *variants.Problem.
func WriteLetter(to document.Situation) func(io.Writer, *report.Report) error {
	return func(w io.Writer, r *report.Report) error {
		doc, err := document.Letter(r, to)
		if err != nil {
			return err
		}
		return execute(w, doc)
	}
}

// WriteClinicLetter writes a page of the clinic for one reader as HTML. The error of one that there is not is a
// *variants.Problem.
func WriteClinicLetter(reader document.For) func(io.Writer, *report.Report) error {
	return func(w io.Writer, r *report.Report) error {
		doc, err := document.ClinicLetter(r, reader)
		if err != nil {
			return err
		}
		return execute(w, doc)
	}
}

func execute(w io.Writer, doc *document.Document) error {
	t, err := parsed()
	if err != nil {
		return err
	}
	var page strings.Builder
	if err := t.Execute(&page, doc); err != nil {
		return err
	}
	_, err = io.WriteString(w, variants.VisibleLines(page.String()))
	return err
}

// kind names a block for the template.
func kind(b document.Block) string {
	switch b.(type) {
	case document.Heading:
		return "heading"
	case document.Paragraph:
		return "paragraph"
	case document.List:
		return "list"
	case document.Facts:
		return "facts"
	case document.Callout:
		return "callout"
	case document.Table:
		return "table"
	case document.Drawings:
		return "drawings"
	case document.Signature:
		return "signature"
	case document.Grid:
		return "grid"
	case document.Box:
		return "box"
	case document.Steps:
		return "steps"
	case document.Columns:
		return "columns"
	}
	return ""
}

// class is the style sheet's name of a style.
func class(s document.Style) string {
	return [...]string{document.Plain: "plain", document.Strong: "strong", document.Muted: "muted", document.Code: "code", document.Mark: "mark", document.Small: "small", document.Large: "large"}[s]
}

// headed reports whether a table has titles.
func headed(t document.Table) bool {
	for _, c := range t.Columns {
		if c.Title != "" {
			return true
		}
	}
	return false
}

// shares are the widths of columns side by side; on narrow screens the style sheet puts them under each other.
func shares(all []float64) template.CSS {
	var parts []string
	for _, s := range all {
		parts = append(parts, fmt.Sprintf("minmax(0, %.2ffr)", s))
	}
	return template.CSS("grid-template-columns: " + strings.Join(parts, " "))
}

// widths are the widths of a table's columns.
func widths(columns []document.Column) (all []template.CSS) {
	total := 0.0
	for _, c := range columns {
		total += c.Share
	}
	for _, c := range columns {
		all = append(all, template.CSS(fmt.Sprintf("width: %.1f%%", 100*c.Share/max(total, c.Share))))
	}
	return all
}

// picture is a logo as an address that holds it.
func picture(l *document.Logo) template.URL {
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(l.PNG))
}

// glyphs are the signs of badges, as letters.
var glyphs = map[report.Sign]string{
	"triangle": "▲", "diamond": "◆", "disc": "●", "square": "■", "bar": "–", report.OpenTriangle: "△", report.OpenSquare: "□",
}

// glyph is the sign of a badge.
func glyph(b report.Badge) string { return glyphs[b.Shape()] }
