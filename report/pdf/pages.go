// Package pdf lays a report out on A4 pages and writes them as a PDF. The pages are scenes, so
// that the window shows as preview what will be printed.
package pdf

import (
	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
)

// Names of the sections that can be left out.
const (
	SectionSummary    = document.SectionSummary
	SectionNote       = document.SectionNote
	SectionCancer     = document.SectionCancer
	SectionRisk       = document.SectionRisk
	SectionManagement = document.SectionManagement
	SectionDrugs      = document.SectionDrugs
	SectionDrugDetail = document.SectionDrugDetail
	SectionGenes      = document.SectionGenes
	SectionLimits     = document.SectionLimits
	SectionQuality    = document.SectionQuality
	SectionSources    = document.SectionSources
	SectionSignature  = document.SectionSignature
)

// Sections lists the names of all sections in the order of print.
func Sections() []string { return document.Sections() }

// Pages lays out a report with the sections named; nil stands for all. Each page is 595.28 by
// 841.89 points (A4 portrait).
func Pages(r *report.Report, sections []string) ([]figure.Scene, error) {
	doc, err := document.Of(r, sections)
	if err != nil {
		return nil, err
	}
	return layOut(doc)
}

// PatientPages lays out what is written for the patient, on pages of the same size.
func PatientPages(r *report.Report) ([]figure.Scene, error) { return layOut(document.Patient(r)) }

// LetterPages lays out the letter for relatives, on pages of the same size. Without a disease-causing
// variant there is none, and the error is a *variants.Problem.
func LetterPages(r *report.Report) ([]figure.Scene, error) {
	doc, err := document.Letter(r)
	if err != nil {
		return nil, err
	}
	return layOut(doc)
}

func layOut(doc *document.Document) ([]figure.Scene, error) {
	measure, err := newRuler()
	if err != nil {
		return nil, err
	}
	f := &flow{ruler: measure, doc: doc}
	f.newPage()
	f.paragraph(margin, f.atoms(doc.Title, setting{bold, titleSize, figure.Ink}, bodyWidth))
	f.add(figure.Polyline{Points: []figure.Point{{X: margin, Y: f.y + 3}, {X: pageWidth - margin, Y: f.y + 3}}, Stroke: figure.Ink, Width: 1})
	f.y += 10
	f.facts(doc.Facts)
	for i, s := range doc.Sections {
		f.section = s.Title
		if i > 0 && (s.OwnPage || doc.Sections[i-1].OwnPage) && !f.fresh() {
			f.newPage()
		}
		f.title(s.Title, f.lead(s.Blocks))
		f.blocks(s.Blocks)
	}
	f.edges()
	return f.pages, nil
}

// edges writes the heads and feet, when the number of pages is known.
func (f *flow) edges() {
	small := settingOf(document.Muted)
	label := f.shorten(f.doc.Label, small, 0.4*bodyWidth)
	for i := range f.pages {
		page := &f.pages[i]
		number := f.doc.Words.Text("pdf.page", "n", i+1, "of", len(f.pages))
		line := func(y float64, left, right string) {
			end := small.text(right, figure.Point{X: pageWidth - margin, Y: y})
			end.Anchor = figure.End
			page.Shapes = append(page.Shapes, small.text(left, figure.Point{X: margin, Y: y}), end)
		}
		if i > 0 {
			line(margin, label+" · "+f.heads[i], f.clean(f.doc.Date))
			page.Shapes = append(page.Shapes, figure.Polyline{Points: []figure.Point{{X: margin, Y: margin + 7}, {X: pageWidth - margin, Y: margin + 7}}, Stroke: figure.Line, Width: 0.75})
		}
		line(pageHeight-36, label+" · "+f.shorten(f.doc.Program, small, 0.4*bodyWidth), number)
	}
}

// shorten cuts a text to a width, with an ellipsis.
func (f *flow) shorten(s string, set setting, width float64) string {
	lines := f.split(s, set.face, set.size, width-2*set.size)
	if len(lines) > 1 {
		return lines[0] + "…"
	}
	return lines[0]
}
