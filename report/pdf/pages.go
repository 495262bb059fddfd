// Package pdf lays a report out on pages and writes them as a PDF. The pages are scenes, so
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

// Pages lays out a report with the sections named; nil stands for all. Each page is of the report's paper.
func Pages(r *report.Report, sections []string) ([]figure.Scene, error) {
	return pagesOf(r, func(r *report.Report) (*document.Document, error) { return document.Of(r, sections) })
}

// ClinicianPages lays out the layer that is filed, on pages of the same size.
func ClinicianPages(r *report.Report) ([]figure.Scene, error) {
	return pagesOf(r, func(r *report.Report) (*document.Document, error) { return document.Clinician(r), nil })
}

// PatientPages lays out what is written for the patient, on pages of the same size.
func PatientPages(r *report.Report) ([]figure.Scene, error) {
	return pagesOf(r, func(r *report.Report) (*document.Document, error) { return document.Patient(r), nil })
}

// LetterPages lays out the letter for relatives, on pages of the same size. Without a disease-causing
// variant there is none, and the error is a *variants.Problem.
func LetterPages(r *report.Report, to document.Situation) ([]figure.Scene, error) {
	return pagesOf(r, func(r *report.Report) (*document.Document, error) { return document.Letter(r, to) })
}

// ClinicLetterPages lays out a page of the clinic for one reader, of the same size. The error of one that there is not is a
// *variants.Problem.
func ClinicLetterPages(r *report.Report, reader document.For) ([]figure.Scene, error) {
	return pagesOf(r, func(r *report.Report) (*document.Document, error) { return document.ClinicLetter(r, reader) })
}

// pagesOf are the pages of a document, for the eye alone.
func pagesOf(r *report.Report, of func(*report.Report) (*document.Document, error)) ([]figure.Scene, error) {
	measure, err := newRuler()
	if err != nil {
		return nil, err
	}
	pages, err := layOut(measure, r, of)
	return shapesOnly(pages), err
}

// layOut lays a document of a report out, with tags among the shapes.
func layOut(measure *ruler, r *report.Report, of func(*report.Report) (*document.Document, error)) ([]figure.Scene, error) {
	doc, err := of(prepared(measure, r))
	if err != nil {
		return nil, err
	}
	f := newFlow(measure, doc, sheetOf(r))
	if len(doc.Pages) > 0 {
		f.layPages()
		f.layerEdges()
		return f.pages, nil
	}
	f.newPage()
	f.as(roleTitle, func() {
		f.paragraph(f.left, f.atoms(doc.Title, setting{bold, f.look.title, figure.Ink}, f.wide))
	})
	f.add(figure.Polyline{Points: []figure.Point{{X: f.left, Y: f.y + 3}, {X: f.right(), Y: f.y + 3}}, Stroke: figure.Ink, Width: 1})
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
	small := f.setting(document.Muted)
	label := f.shorten(f.doc.Label, small, 0.4*f.wide)
	for i := range f.pages {
		page := &f.pages[i]
		page.Shapes = append(page.Shapes, tag{role: roleArtifact})
		number := f.doc.Words.Text("pdf.page", "n", i+1, "of", len(f.pages))
		line := func(y float64, left, right string) {
			end := small.text(right, figure.Point{X: f.right(), Y: y})
			end.Anchor = figure.End
			page.Shapes = append(page.Shapes, small.text(left, figure.Point{X: f.left, Y: y}), end)
		}
		if i > 0 {
			line(margin, label+" · "+f.heads[i], f.clean(f.doc.Date))
			page.Shapes = append(page.Shapes, figure.Polyline{Points: []figure.Point{{X: f.left, Y: margin + 7}, {X: f.right(), Y: margin + 7}}, Stroke: figure.Line, Width: 0.75})
		}
		line(f.sheet.height-36, label+" · "+f.shorten(f.doc.Program, small, 0.4*f.wide), number)
		page.Shapes = append(page.Shapes, tag{})
	}
}

// layerEdges writes the heads and feet of a document that has its pages fixed.
func (f *flow) layerEdges() {
	e, muted, strong := f.doc.Edges, setting{regular, f.look.head(), figure.Muted}, setting{bold, f.look.head(), figure.Ink}
	small, firm := setting{regular, f.look.label + 0.2, figure.Muted}, setting{bold, f.look.label + 0.2, figure.Ink}
	for i := range f.pages {
		page := &f.pages[i]
		page.Shapes = append(page.Shapes, tag{role: roleArtifact})
		add := func(s setting, words string, x, y float64, anchor figure.Anchor) float64 {
			t := s.text(words, figure.Point{X: x, Y: y})
			t.Anchor = anchor
			page.Shapes = append(page.Shapes, t)
			return f.width(words, s.face, s.size)
		}
		rule := func(y float64) {
			page.Shapes = append(page.Shapes, figure.Polyline{Points: []figure.Point{{X: f.left, Y: y}, {X: f.right(), Y: y}}, Stroke: figure.Muted, Width: 0.4})
		}
		if y := f.look.top - 24; i > 0 {
			who := f.shorten(e.Who, strong, 0.45*f.wide)
			w := add(strong, who, f.left, y, figure.Start)
			head := add(muted, f.shorten(f.heads[i], muted, 0.35*f.wide), f.right(), y, figure.End)
			add(muted, f.shorten(e.WhoNote, muted, max(40, f.wide-w-head-20)), f.left+w+6, y, figure.Start)
			rule(y + 8)
		}
		y := f.sheet.height - f.look.foot + 22
		rule(y - 12)
		number := f.doc.Words.Text("brief.page", "n", i+1, "of", len(f.pages))
		x := f.right() - add(small, number, f.right(), y, figure.End)
		x -= add(firm, f.clean(e.Status), x-3, y, figure.End) + 10
		room, at, natural := x-f.left, f.left, 0.0
		for _, words := range e.Foot {
			natural += f.width(f.clean(words), small.face, small.size) + 16
		}
		for j, words := range e.Foot {
			if words = f.clean(words); natural > room {
				words = f.shorten(words, small, room/float64(len(e.Foot)-j))
			}
			w := add(small, words, at, y, figure.Start) + 16
			at, room = at+w, room-w
		}
		page.Shapes = append(page.Shapes, tag{})
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
