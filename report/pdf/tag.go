package pdf

import "allelens/report/figure"

// role is the kind of an element of a document's structure, as PDF calls it.
type role string

// Roles. What is drawn in an artifact, or in no element, is decoration to those who listen to a document.
const (
	roleArtifact  role = "Artifact"
	roleTitle     role = "H1"
	roleChapter   role = "H2"
	roleHeading   role = "H3"
	roleParagraph role = "P"
	roleList      role = "L"
	roleItem      role = "LI"
	roleLabel     role = "Lbl"
	roleBody      role = "LBody"
	roleTable     role = "Table"
	roleRow       role = "TR"
	roleHead      role = "TH"
	roleCell      role = "TD"
	roleFigure    role = "Figure"
	roleLink      role = "Link"
)

// tag opens an element of the document's structure among the shapes of pages, or closes the one opened last. An element may
// go on over pages.
type tag struct {
	figure.Shape
	role role   // "" closes
	alt  string // what a drawing shows
	says string // the words of what is set letter by letter
	rows bool   // the head cell is a row's, not a column's
}

// as draws what set draws as an element.
func (f *flow) as(r role, set func()) { f.tagged(tag{role: r}, set) }

func (f *flow) tagged(t tag, set func()) {
	f.add(t)
	set()
	f.add(tag{})
}

// shapesOnly are pages without the tags among their shapes.
func shapesOnly(pages []figure.Scene) []figure.Scene {
	for i, p := range pages {
		var kept []figure.Shape
		for _, s := range p.Shapes {
			if _, is := s.(tag); !is {
				kept = append(kept, s)
			}
		}
		pages[i].Shapes = kept
	}
	return pages
}
