package pdf

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/jung-kurt/gofpdf"

	"allelens/assets"
	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/text"
)

// Write writes the clinician's layer as PDF. The same report gives the same bytes: the only clock is the report's date.
func Write(w io.Writer, r *report.Report) error {
	pages, err := ClinicianPages(r)
	if err != nil {
		return err
	}
	return writePages(w, r, pages, "pdf.title")
}

// WriteAnnex writes the technical annex as PDF with the sections named; nil stands for all.
func WriteAnnex(w io.Writer, r *report.Report, sections []string) error {
	pages, err := Pages(r, sections)
	if err != nil {
		return err
	}
	return writePages(w, r, pages, "pdf.title")
}

// WritePatient writes what is written for the patient as PDF.
func WritePatient(w io.Writer, r *report.Report) error {
	pages, err := PatientPages(r)
	if err != nil {
		return err
	}
	return writePages(w, r, pages, "patient.title")
}

// WriteLetter writes the letter for relatives of a situation as PDF; without a disease-causing variant there is none, and
// the error is a *variants.Problem.
func WriteLetter(to document.Situation) func(io.Writer, *report.Report) error {
	return func(w io.Writer, r *report.Report) error {
		pages, err := LetterPages(r, to)
		if err != nil {
			return err
		}
		return writePages(w, r, pages, "letter.title")
	}
}

// WriteClinicLetter writes a page of the clinic for one reader as PDF. The error of one that there is not is a
// *variants.Problem.
func WriteClinicLetter(reader document.For) func(io.Writer, *report.Report) error {
	return func(w io.Writer, r *report.Report) error {
		pages, err := ClinicLetterPages(r, reader)
		if err != nil {
			return err
		}
		return writePages(w, r, pages, string(reader)+".title")
	}
}

// attachedName is what the report file attached to a document is called.
const attachedName = "report.json"

// writePages writes pages of one size under the title with a key.
func writePages(w io.Writer, r *report.Report, pages []figure.Scene, title string) error {
	doc := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: pages[0].Width, Ht: pages[0].Height}})
	date, err := time.Parse(time.DateOnly, r.Case.Date)
	if err != nil {
		date = time.Unix(0, 0).UTC()
	}
	doc.SetCreationDate(date)
	doc.SetModificationDate(date)
	doc.SetCatalogSort(true)
	doc.SetTitle(text.Of(r.Language).Text(title), true)
	doc.SetCreator(r.Software.Name+" "+r.Software.Version, true)
	if p := r.Proof; p != nil {
		doc.SetKeywords(p.Mark, true)
		if p.File != nil {
			doc.SetAttachments([]gofpdf.Attachment{{Content: p.File, Filename: attachedName}})
		}
	}
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	// The library writes into the bytes that it is given.
	doc.AddUTF8FontFromBytes("body", "", bytes.Clone(assets.FontRegular))
	doc.AddUTF8FontFromBytes("body", "B", bytes.Clone(assets.FontBold))
	doc.AddUTF8FontFromBytes("mono", "", bytes.Clone(assets.FontMono))
	doc.SetLineCapStyle("round")
	doc.SetLineJoinStyle("round")
	for i, page := range pages {
		doc.AddPage()
		brush := brush{doc}
		for _, shape := range page.Shapes {
			brush.paint(shape)
		}
		if err := doc.Error(); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	return doc.Output(w)
}

// paper is the colour of each role in print.
var paper = map[figure.Role]uint32{
	figure.Ink: 0x1B2430, figure.Muted: 0x5C6B7D, figure.Line: 0xDFE5EC, figure.Card: 0xFFFFFF, figure.Accent: 0x1F6F8B,
	figure.Act: 0xB3261E, figure.Change: 0x9A5B00, figure.Standard: 0x1E7145, figure.Unknown: 0x5B4A9E,
	figure.ActSoft: 0xFBEAE9, figure.ChangeSoft: 0xFFF3DD, figure.StandardSoft: 0xE5F4EB, figure.UnknownSoft: 0xEEEBF8,
	figure.DomainA: 0x93B9C9, figure.DomainB: 0xCFD6E1, figure.DomainC: 0xB9C6A5, figure.DomainD: 0xC7A6B6,
}

func rgb(r figure.Role) (red, green, blue int) {
	c := paper[r]
	return int(c >> 16), int(c >> 8 & 0xFF), int(c & 0xFF)
}

// brush paints shapes on the page at hand.
type brush struct{ doc *gofpdf.Fpdf }

func (b brush) paint(shape figure.Shape) {
	switch s := shape.(type) {
	case figure.Polyline:
		b.polyline(s)
	case figure.Polygon:
		b.polygon(s)
	case figure.Rect:
		style := b.colours(s.Fill, s.Stroke)
		if s.Radius > 0 {
			radius := min(s.Radius, (s.Max.X-s.Min.X)/2, (s.Max.Y-s.Min.Y)/2)
			b.doc.RoundedRect(s.Min.X, s.Min.Y, s.Max.X-s.Min.X, s.Max.Y-s.Min.Y, radius, "1234", style)
			return
		}
		b.doc.Rect(s.Min.X, s.Min.Y, s.Max.X-s.Min.X, s.Max.Y-s.Min.Y, style)
	case figure.Circle:
		b.circle(s)
	case figure.Text:
		b.text(s)
	}
}

// circle fades the fill alone, not the outline.
func (b brush) circle(s figure.Circle) {
	if s.Shade() < 1 {
		b.doc.SetAlpha(s.Shade(), "Normal")
		b.doc.Circle(s.Centre.X, s.Centre.Y, s.Radius, b.colours(s.Fill, ""))
		b.doc.SetAlpha(1, "Normal")
		s.Fill = ""
	}
	if style := b.colours(s.Fill, s.Stroke); style != "" {
		b.doc.Circle(s.Centre.X, s.Centre.Y, s.Radius, style)
	}
}

// colours sets fill and stroke and gives the style that draws what is set.
func (b brush) colours(fill, stroke figure.Role) (style string) {
	if fill != "" {
		b.doc.SetFillColor(rgb(fill))
		style = "F"
	}
	if stroke != "" {
		b.doc.SetDrawColor(rgb(stroke))
		b.doc.SetLineWidth(0.5)
		style += "D"
	}
	return style
}

func (b brush) polyline(s figure.Polyline) {
	if len(s.Points) < 2 {
		return
	}
	b.doc.SetDrawColor(rgb(s.Stroke))
	b.doc.SetLineWidth(s.Width)
	if s.Dash != nil {
		b.doc.SetDashPattern(s.Dash, 0)
		defer b.doc.SetDashPattern(nil, 0)
	}
	b.doc.MoveTo(s.Points[0].X, s.Points[0].Y)
	for _, p := range s.Points[1:] {
		b.doc.LineTo(p.X, p.Y)
	}
	b.doc.DrawPath("D")
}

func (b brush) polygon(s figure.Polygon) {
	points := make([]gofpdf.PointType, len(s.Points))
	for i, p := range s.Points {
		points[i] = gofpdf.PointType{X: p.X, Y: p.Y}
	}
	b.doc.SetFillColor(rgb(s.Fill))
	if s.Opacity < 1 {
		b.doc.SetAlpha(s.Opacity, "Normal")
		defer b.doc.SetAlpha(1, "Normal")
	}
	b.doc.Polygon(points, "F")
}

func (b brush) text(s figure.Text) {
	family, style := "body", ""
	switch {
	case s.Mono:
		family = "mono"
	case s.Bold:
		style = "B"
	}
	b.doc.SetFont(family, style, s.Size)
	b.doc.SetTextColor(rgb(s.Colour))
	x := s.At.X
	switch s.Anchor {
	case figure.Middle:
		x -= b.doc.GetStringWidth(s.Text) / 2
	case figure.End:
		x -= b.doc.GetStringWidth(s.Text)
	}
	b.doc.Text(x, s.At.Y, s.Text)
}
