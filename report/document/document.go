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
	Facts    Facts           // who and what the report is about; printed whichever sections are chosen
	Sections []Section

	Look  Look   // how it is set on paper
	Edges Edges  // heads and feet; where empty, label and program stand there
	Pages []Page // sections by page, of a document that has its pages fixed; Sections is empty then
}

// Look names how a document is set on paper.
type Look string

// Looks.
const (
	Plainly     Look = ""          // the annex: flows over as many pages as it needs
	ForClinic   Look = "clinician" // small type, full page
	ForPatients Look = "patient"   // large type
	ForFamily   Look = "family"    // letters to relatives: large type, a title
)

// Edges are the heads and feet of pages. What identifies the patient stands on each page.
type Edges struct {
	Stamp     string // word of the status: "DRAFT"
	StampNote string
	Above     string   // over the title: the clinic
	Logo      *Logo    // beside it; nil for none
	Who       string   // at the left of heads from page two on: name, birth date, number
	WhoNote   string   // beside it: sex, age, date
	Foot      []string // at the left of feet
	Status    string   // at the right of feet, before the page's number
}

// Page is what stands on a page, or on as many as Most says.
type Page struct {
	Head string // at the right of its head
	Most int    // pages that it may take
	// Build gives its sections: all at step 0, less with each step up to Steps. Faces without pages show step 0; on
	// paper the first step that fits is set.
	Build func(step int) []Section
	Steps int
}

// Contents is the name of the list of sections.
func (d *Document) Contents() string { return d.Words.Text("document.contents") }

// All are the document's sections in the order of reading, in full.
func (d *Document) All() []Section {
	all := d.Sections
	for _, p := range d.Pages {
		all = append(all[:len(all):len(all)], p.Build(0)...)
	}
	return all
}

// Section is one part of a document that can be left out.
type Section struct {
	Name    string // one of the section names
	Title   string // "" for a part without a heading
	Note    string // beside the title, muted
	Blocks  []Block
	OwnPage bool // stands on pages of its own, to be handed on alone
}

// Block is one element of a section: Heading, Paragraph, List, Facts, Callout, Table, Drawings, Signature, Grid, Box, Steps
// or Columns.
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
	Small        // smaller, in ink
	Large        // the lead is a figure that stands out
)

// Line is a paragraph of a cell, in one style: a badge, then a lead in bold, then the text, of which one at least is there.
type Line struct {
	Text  string
	Style Style
	Badge *report.Badge
	Lead  string
	To    string // name of the section that it leads to, on faces with links; "" for none
}

// Cell is the content of one field of a table, line under line.
type Cell []Line

// Heading opens a part of a section, with a badge beside it where there is one; a badge without a word is its sign.
type Heading struct {
	Text  string
	Badge *report.Badge
	Ruled bool // a line stands below it
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
	First bool // the first thing to be read of a patient's document: its title is the document's
}

// Column is a table's column; Share is its part of the width, relative to the other columns'.
type Column struct {
	Title string
	Share float64
	Right bool // set to the right: numbers
}

// Table is rows under a header. Without titles it has no header.
type Table struct {
	Columns []Column
	Rows    [][]Cell
	Dense   bool // small type, low rows

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

	// Apart, where set, are a drawing of people without words, and its words, for letters so large that both have no room
	// beside each other.
	Apart []Drawing
}

// Drawings are figures side by side.
type Drawings []Drawing

// Grid is names with values in columns, each over a line: an empty one is to be filled in with a pen.
type Grid struct {
	Shares []float64 // of the width, a column each
	Fields []Fact
}

// Box is a statement on a ground of its tone. Parts are divided by thin lines.
type Box struct {
	Tone  report.Tone
	Plain bool // a border alone, no ground
	Grave bool // the title stands out
	Title string
	Badge *report.Badge
	Note  string // beside the badge
	Parts [][]Block
}

// Step is one of numbered things to do.
type Step struct {
	Line
	Mark *report.Badge // at its right
}

// Steps are numbered.
type Steps []Step

// Columns are blocks side by side; they stand on one page.
type Columns struct {
	Shares []float64
	Parts  [][]Block
	Gap    float64 // in points; 0 is the usual
	Topped bool    // a thick line stands over each
}

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
func (Grid) block()      {}
func (Box) block()       {}
func (Steps) block()     {}
func (Columns) block()   {}
