package pdf

import (
	"math"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
)

// sheet is a page's size in points.
type sheet struct{ width, height float64 }

// sheets are the sizes of paper, portrait.
var sheets = map[report.Paper]sheet{report.A4: {595.28, 841.89}, report.Letter: {612, 792}}

// sheetOf is the size of a report's paper: A4 where none is asked for.
func sheetOf(r *report.Report) sheet {
	if s, ok := sheets[r.Paper]; ok {
		return s
	}
	return sheets[report.A4]
}

// Margins of documents that flow over as many pages as they need, in points.
const (
	margin  = 48.0
	bodyTop = 74.0
)

// Sizes of text on paper, in points; a line takes leading times its size.
const (
	titleSize   = 15.0
	sectionSize = 12.5
	headingSize = 10.0
	bodySize    = 8.5
	smallSize   = 7.5
	leading     = 1.38
)

// flow fills pages from top to bottom.
type flow struct {
	*ruler
	doc     *document.Document
	section string // title of the section at hand, for the pages' heads
	sheet   sheet
	before  int // pages that stand before those here
	pages   []figure.Scene
	heads   []string // section that each page begins in
	y       float64
	look    look

	left, wide  float64 // of what is set
	top, bottom float64 // of the page's body
	leastBox    float64 // height that a box has at least
}

// newFlow begins a document, without a page yet.
func newFlow(measure *ruler, doc *document.Document, on sheet) *flow {
	f := &flow{ruler: measure, doc: doc, sheet: on}
	f.dress(looks[doc.Look])
	return f
}

// dress sets what follows in a look.
func (f *flow) dress(l look) {
	f.look, f.left, f.wide, f.top, f.bottom = l, l.margin, f.sheet.width-2*l.margin, l.top, f.sheet.height-l.foot
}

// right is the right edge of what is set.
func (f *flow) right() float64 { return f.left + f.wide }

// apart sets blocks in a column of their own, from its top left; the height follows.
func (f *flow) apart(blocks []document.Block, width float64) (shapes []figure.Shape, tall float64) {
	column := f.column(width)
	column.blocks(blocks)
	return column.pages[0].Shapes, column.y
}

// column is a place of its own as wide as said, of any height, with its top left at zero.
func (f *flow) column(width float64) *flow {
	c := *f
	c.pages, c.heads, c.left, c.wide, c.top, c.bottom, c.y = []figure.Scene{{}}, []string{""}, 0, width, 0, math.Inf(1), 0
	return &c
}

// newPage begins a page.
func (f *flow) newPage() {
	f.pages = append(f.pages, figure.Scene{Width: f.sheet.width, Height: f.sheet.height})
	f.heads = append(f.heads, f.section)
	f.y = f.top
	if f.first() {
		f.y = f.look.first
	}
}

// page is the page at hand.
func (f *flow) page() *figure.Scene { return &f.pages[len(f.pages)-1] }

func (f *flow) add(shapes ...figure.Shape) { f.page().Shapes = append(f.page().Shapes, shapes...) }

func (f *flow) room() float64 { return f.bottom - f.y }

// fresh reports whether nothing stands on the page yet.
func (f *flow) fresh() bool { return f.y <= f.top && !f.first() }

// first reports whether the page at hand is the document's first.
func (f *flow) first() bool { return f.before+len(f.pages) == 1 }

// need begins a page unless the page at hand has room for a height.
func (f *flow) need(height float64) {
	if f.room() < height && !f.fresh() {
		f.newPage()
	}
}

// space leaves a gap, except at the head of a page.
func (f *flow) space(height float64) {
	if !f.fresh() {
		f.y += height
	}
}

// atom is the smallest piece of content: a line of text or a badge.
type atom struct {
	height float64
	draw   func(at figure.Point) []figure.Shape // at is its top left
}

// setting is how a style is set.
type setting struct {
	face   face
	size   float64
	colour figure.Role
}

func (f *flow) setting(s document.Style) setting {
	switch s {
	case document.Strong:
		return setting{bold, f.look.body, figure.Ink}
	case document.Muted:
		return setting{regular, f.look.small, figure.Muted}
	case document.Code:
		return setting{mono, f.look.small, figure.Ink}
	case document.Mark:
		return setting{bold, f.look.small, figure.Change}
	case document.Small:
		return setting{regular, f.look.small, figure.Ink}
	default:
		return setting{regular, f.look.body, figure.Ink}
	}
}

// atoms breaks a text into lines of a width.
func (f *flow) atoms(s string, set setting, width float64) []atom {
	var all []atom
	for _, line := range f.split(s, set.face, set.size, width) {
		all = append(all, atom{leading * set.size, func(at figure.Point) []figure.Shape {
			return []figure.Shape{set.text(line, figure.Point{X: at.X, Y: at.Y + set.size})}
		}})
	}
	return all
}

// text is a line of text whose baseline begins at a point.
func (s setting) text(words string, at figure.Point) figure.Text {
	return figure.Text{At: at, Text: words, Size: s.size, Bold: s.face == bold, Mono: s.face == mono, Colour: s.colour}
}

// cell breaks the content of a field into atoms.
func (f *flow) cell(c document.Cell, width float64) []atom {
	var all []atom
	for _, l := range c {
		all = append(all, f.line(l, width)...)
	}
	return all
}

func height(all []atom) float64 {
	h := 0.0
	for _, a := range all {
		h += a.height
	}
	return h
}

// paragraph sets atoms under each other, over pages if need be.
func (f *flow) paragraph(x float64, all []atom) {
	for _, a := range all {
		f.need(a.height)
		f.add(a.draw(figure.Point{X: x, Y: f.y})...)
		f.y += a.height
	}
}
