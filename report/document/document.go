// Package document sets a report in order for reading: sections of headings, paragraphs,
// tables and drawings, with all words in place. The faces that people read (paper, HTML) lay
// the same document out, so that neither can leave out what the other says.
package document

import (
	"allelens/report"
	"allelens/report/figure"
	"allelens/report/text"
)

// Document is a report in reading order.
type Document struct {
	Title    string
	Label    string          // the case's label, for every page
	Program  string          // program and knowledge base with their versions, for every page
	Date     string          // YYYY-MM-DD
	Words    *text.Catalogue // of the language that it is written in
	Scale    float64         // factor on the size of text; 0 is the usual
	Facts    Facts           // who and what the report is about; printed whichever sections are chosen
	Sections []Section
}

// Section is one part of a document that can be left out.
type Section struct {
	Name    string // one of the section names
	Title   string
	Blocks  []Block
	OwnPage bool // stands on pages of its own, to be handed on alone
}

// Block is one element of a section: Heading, Paragraph, List, Facts, Callout, Table, Drawings or Signature.
type Block interface{ block() }

// Style is how a line is set.
type Style uint8

// Styles.
const (
	Plain  Style = iota
	Strong       // bold
	Muted        // smaller and grey
	Code         // fixed width: names of variants, lines of a file
	Mark         // a caution that must be seen: to be verified, assumed
)

// Line is a paragraph of a cell, in one style; a line with a badge has no other text.
type Line struct {
	Text  string
	Style Style
	Badge *report.Badge
	To    string // name of the section that it leads to, on faces with links; "" for none
}

// Cell is the content of one field of a table, line under line.
type Cell []Line

// Heading opens a part of a section, with a badge beside it where there is one.
type Heading struct {
	Text  string
	Badge *report.Badge
}

// Paragraph is running text.
type Paragraph struct{ Line }

// List is items with a bullet, or with a box to tick. The first ones may bear a badge.
type List struct {
	Items  []string
	Boxes  bool
	Badged int // how many items, from the first, bear the badge
	Badge  report.Badge
}

// Fact is a name and its value.
type Fact struct{ Name, Value string }

// Facts are names with their values, in a number of columns.
type Facts struct {
	Columns int
	Pairs   []Fact
}

// Callout is a statement that stands out, in a tone.
type Callout struct {
	Tone  report.Tone
	Title string
	Lines []string
}

// Column is a table's column; Share is its part of the width, relative to the other columns'.
type Column struct {
	Title string
	Share float64
}

// Table is rows under a header. Without titles it has no header.
type Table struct {
	Columns []Column
	Rows    [][]Cell

	// LeftOut, where set, keeps the table to one page: a row for which it has no room is left out
	// with those after it, and the line, which counts them, stands instead. Faces without pages
	// show all rows.
	LeftOut func(from int) Line
}

// Drawing is a figure with words that say what it shows.
type Drawing struct {
	Alt   string
	Build func(width float64) figure.Scene

	// Parts, where set, draws it in parts no taller than first and, after that, than rest, for
	// paper: the whole may be taller than a page.
	Parts func(width, first, rest float64) []figure.Scene
}

// Drawings are figures side by side.
type Drawings []Drawing

// Signature is a line to sign on.
type Signature struct{ By, Place string }

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Facts) block()     {}
func (Callout) block()   {}
func (Table) block()     {}
func (Drawings) block()  {}
func (Signature) block() {}
