package pdf

import (
	"fmt"
	"math"

	"github.com/jung-kurt/gofpdf"

	"allelens/report/figure"
)

// element is one element of a document's structure.
type element struct {
	tag
	parent *element
	kids   []kid
	begun  bool          // it has content of its own
	page   int           // that it begins on, from 0
	bounds figure.Bounds // of what is drawn of it on that page
	words  string        // of a heading
	link   *annotation
}

// kid is an element, or else marked content by its number on a page.
type kid struct {
	element       *element
	page, content int
}

// annotation is where a link can be pressed.
type annotation struct {
	page   int
	box    figure.Bounds
	target string
	owner  *element
	number int // of its object
}

// structure marks what is painted as the content of elements.
type structure struct {
	doc      *gofpdf.Fpdf
	root     *element
	stack    []*element
	contents [][]*element // by page and number: the element whose content it is
	open     bool         // something is marked now,
	current  *element     // as this one's, or as decoration where it is nil
	links    []*annotation
	level    int // of the heading before
}

func newStructure(doc *gofpdf.Fpdf) *structure {
	root := &element{tag: tag{role: "Document"}, page: -1}
	return &structure{doc: doc, root: root, stack: []*element{root}}
}

// beginPage and endPage stand around what is painted on a page.
func (s *structure) beginPage() { s.contents = append(s.contents, nil) }

func (s *structure) endPage() {
	if s.open {
		s.doc.RawWriteStr("EMC")
	}
	s.open, s.current = false, nil
}

// page is the number of the page at hand, from 0.
func (s *structure) page() int { return len(s.contents) - 1 }

// follow opens or closes an element. No level of headings is left out.
func (s *structure) follow(t tag) {
	top := s.stack[len(s.stack)-1]
	if t.role == "" {
		s.stack = s.stack[:len(s.stack)-1]
		return
	}
	if n := levelOf(t.role); n > 0 {
		s.level = min(n, s.level+1)
		t.role = []role{roleTitle, roleChapter, roleHeading}[s.level-1]
	}
	s.stack = append(s.stack, s.child(top, t))
}

// child is a new element in another.
func (s *structure) child(of *element, t tag) *element {
	e := &element{tag: t, parent: of, page: s.page(), bounds: nowhere}
	if t.role != roleArtifact {
		of.kids = append(of.kids, kid{element: e})
	}
	return e
}

// levelOf is that of a heading's role, from 1; 0 for others.
func levelOf(r role) int {
	switch r {
	case roleTitle:
		return 1
	case roleChapter:
		return 2
	case roleHeading:
		return 3
	}
	return 0
}

// owner is the element whose content a shape is: the drawing's, or a text's innermost; nil for decoration.
func (s *structure) owner(shape figure.Shape) *element {
	for _, e := range s.stack {
		switch e.role {
		case roleArtifact:
			return nil
		case roleFigure:
			return e
		}
	}
	top := s.stack[len(s.stack)-1]
	if _, words := shape.(figure.Text); !words || top == s.root {
		return nil
	}
	return top
}

// mark marks what is painted next, up to the next mark, as an element's, or as decoration where it is nil.
func (s *structure) mark(e *element) {
	if s.open && s.current == e {
		return
	}
	s.endPage()
	s.open, s.current = true, e
	if e == nil {
		s.doc.RawWriteStr("/Artifact BMC")
		return
	}
	if !e.begun {
		e.begun, e.page = true, s.page()
	}
	n := len(s.contents[s.page()])
	s.contents[s.page()] = append(s.contents[s.page()], e)
	e.kids = append(e.kids, kid{page: s.page(), content: n})
	s.doc.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", e.role, n))
}

// note remembers where a shape of an element stands, and the words of headings.
func (s *structure) note(e *element, shape figure.Shape) {
	if e == nil {
		return
	}
	if t, ok := shape.(figure.Text); ok && levelOf(e.role) > 0 {
		if e.words != "" {
			e.words += " "
		}
		e.words += t.Text
	}
	if e.page == s.page() {
		e.bounds = e.bounds.Union(figure.Around(shape))
	}
}

// nowhere are the bounds of nothing.
var nowhere = figure.Bounds{Min: figure.Point{X: math.Inf(1), Y: math.Inf(1)}, Max: figure.Point{X: math.Inf(-1), Y: math.Inf(-1)}}

// linkIn is an element for a link in another, and where it is pressed.
func (s *structure) linkIn(e *element, target string, box figure.Bounds) *element {
	l := s.child(e, tag{role: roleLink, alt: target})
	l.link = &annotation{page: s.page(), box: box, target: target, owner: l}
	s.links = append(s.links, l.link)
	return l
}
