package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/jung-kurt/gofpdf"

	"allelens/assets"
	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/text"
)

// Write writes the clinician's layer as PDF. The same report gives the same bytes: the only clock is the report's date.
// What a person typed in letters that no font has is a *variants.Problem, here and below.
func Write(w io.Writer, r *report.Report) error {
	return write(w, r, "pdf.title", func(r *report.Report) (*document.Document, error) { return document.Clinician(r), nil })
}

// WriteAnnex writes the technical annex as PDF with the sections named; nil stands for all.
func WriteAnnex(w io.Writer, r *report.Report, sections []string) error {
	return write(w, r, "pdf.title", func(r *report.Report) (*document.Document, error) { return document.Of(r, sections) })
}

// WritePatient writes what is written for the patient as PDF.
func WritePatient(w io.Writer, r *report.Report) error {
	return write(w, r, "patient.title", func(r *report.Report) (*document.Document, error) { return document.Patient(r), nil })
}

// WriteLetter writes the letter for relatives of a situation as PDF; without a disease-causing variant there is none, and
// the error is a *variants.Problem.
func WriteLetter(to document.Situation) func(io.Writer, *report.Report) error {
	return func(w io.Writer, r *report.Report) error {
		return write(w, r, "letter.title", func(r *report.Report) (*document.Document, error) { return document.Letter(r, to) })
	}
}

// WritePedigree writes the family alone as PDF; without one there is none, and the error is a *variants.Problem.
func WritePedigree(w io.Writer, r *report.Report) error {
	return write(w, r, "pedigree.title", document.Pedigree)
}

// WriteClinicLetter writes a page of the clinic for one reader as PDF. The error of one that there is not is a
// *variants.Problem.
func WriteClinicLetter(reader document.For) func(io.Writer, *report.Report) error {
	return func(w io.Writer, r *report.Report) error {
		return write(w, r, string(reader)+".title", func(r *report.Report) (*document.Document, error) { return document.ClinicLetter(r, reader) })
	}
}

// write lays out and writes a document under the title with a key.
func write(w io.Writer, r *report.Report, title string, of func(*report.Report) (*document.Document, error)) error {
	measure, err := newRuler()
	if err != nil {
		return err
	}
	if err := printable(measure, r); err != nil {
		return err
	}
	pages, err := layOut(measure, r, of)
	if err != nil {
		return err
	}
	return writePages(w, measure, r, pages, title)
}

// attachedName is what the report file attached to a document is called.
const attachedName = "report.json"

// writePages writes pages of one size under the title with a key.
func writePages(w io.Writer, measure *ruler, r *report.Report, pages []figure.Scene, title string) error {
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
	if err := addFonts(doc, measure, pages); err != nil {
		return err
	}
	doc.SetLineCapStyle("round")
	doc.SetLineJoinStyle("round")
	b := brush{doc, measure, newStructure(doc)}
	for i, page := range pages {
		doc.AddPage()
		b.page(page)
		if err := doc.Error(); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	var plain bytes.Buffer
	if err := doc.Output(&plain); err != nil {
		return err
	}
	whole, err := takeApart(plain.Bytes())
	if err != nil {
		return err
	}
	said := text.Of(r.Language)
	if err := whole.describe(b.structure, pages[0].Height, said.Text(title), said.Language()); err != nil {
		return err
	}
	return whole.write(w)
}

// addFonts adds the fonts that pages are set in.
func addFonts(doc *gofpdf.Fpdf, measure *ruler, pages []figure.Scene) error {
	// The library writes into the bytes that it is given.
	doc.AddUTF8FontFromBytes("body", "", bytes.Clone(assets.FontRegular))
	doc.AddUTF8FontFromBytes("body", "B", bytes.Clone(assets.FontBold))
	doc.AddUTF8FontFromBytes("mono", "", bytes.Clone(assets.FontMono))
	for _, f := range eastIn(measure, pages) {
		data, err := east[f].data()
		if err != nil {
			return err
		}
		doc.AddUTF8FontFromBytes(fontNames[f].family, "", bytes.Clone(data))
	}
	return nil
}

// eastIn are the East Asian fonts that pages need.
func eastIn(measure *ruler, pages []figure.Scene) (needed []face) {
	for _, p := range pages {
		for _, s := range p.Shapes {
			t, ok := s.(figure.Text)
			if !ok {
				continue
			}
			for _, p := range measure.parts(t.Text, faceOf(t)) {
				if _, is := east[p.face]; is && !slices.Contains(needed, p.face) {
					needed = append(needed, p.face)
				}
			}
		}
	}
	slices.Sort(needed)
	return needed
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

// brush paints shapes on the page at hand, each as content of its element.
type brush struct {
	doc       *gofpdf.Fpdf
	ruler     *ruler
	structure *structure
}

func (b brush) page(p figure.Scene) {
	b.structure.beginPage()
	for _, shape := range p.Shapes {
		if t, is := shape.(tag); is {
			b.structure.follow(t)
			continue
		}
		b.paint(shape)
	}
	b.structure.endPage()
}

func (b brush) paint(shape figure.Shape) {
	owner := b.structure.owner(shape)
	b.structure.mark(owner)
	b.structure.note(owner, shape)
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
		b.text(s, owner)
	case figure.Picture:
		options := gofpdf.ImageOptions{ImageType: "PNG"}
		name := fmt.Sprintf("%x", sha256.Sum256(s.PNG))
		b.doc.RegisterImageOptionsReader(name, options, bytes.NewReader(s.PNG))
		b.doc.ImageOptions(name, s.Min.X, s.Min.Y, s.Max.X-s.Min.X, s.Max.Y-s.Min.Y, false, options, 0, "")
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

// text writes a text: links in it, which are elements of their own, and signs of another font each apart.
func (b brush) text(s figure.Text, owner *element) {
	face := faceOf(s)
	x := s.At.X
	switch s.Anchor {
	case figure.Middle:
		x -= b.ruler.width(s.Text, face, s.Size) / 2
	case figure.End:
		x -= b.ruler.width(s.Text, face, s.Size)
	}
	b.doc.SetTextColor(rgb(s.Colour))
	if owner == nil || owner.role == roleFigure {
		b.words(s.Text, face, s.Size, x, s.At.Y)
		return
	}
	for _, p := range document.Pieces(s.Text + " ") { // the space keeps the next line's first word from being read as part of this one's last
		if p.Target == "" {
			b.structure.mark(owner)
			x = b.words(p.Text, face, s.Size, x, s.At.Y)
			continue
		}
		box := figure.Bounds{Min: figure.Point{X: x, Y: s.At.Y - 0.8*s.Size}, Max: figure.Point{X: x + b.ruler.width(p.Text, face, s.Size), Y: s.At.Y + 0.25*s.Size}}
		b.structure.mark(b.structure.linkIn(owner, p.Target, box))
		b.doc.SetTextColor(rgb(figure.Accent))
		x = b.words(p.Text, face, s.Size, x, s.At.Y)
		b.doc.SetTextColor(rgb(s.Colour))
	}
}

// words writes words from a place on, and gives where they end.
func (b brush) words(s string, f face, size, x, y float64) float64 {
	for _, part := range b.ruler.parts(s, f) {
		font := fontNames[part.face]
		b.doc.SetFont(font.family, font.style, size)
		b.doc.Text(x, y, part.words)
		x += b.ruler.width(part.words, f, size)
	}
	return x
}

// faceOf is the font of a text.
func faceOf(s figure.Text) face {
	switch {
	case s.Mono:
		return mono
	case s.Bold:
		return bold
	}
	return regular
}

// fontNames are the fonts as the file's writer knows them.
var fontNames = map[face]struct{ family, style string }{regular: {"body", ""}, bold: {"body", "B"}, mono: {"mono", ""}, han: {"han", ""}, hangul: {"hangul", ""}}
