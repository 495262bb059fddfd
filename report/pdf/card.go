package pdf

import (
	"io"
	"strings"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
)

// The card: A6 portrait, in points.
const (
	cardWidth  = 297.64
	cardHeight = 419.53
	cardMargin = 20.0
	// cardLetters is the smallest size of letters that everybody can still read.
	cardLetters = 6.5
)

// WriteCard writes the report's card for a pharmacy as PDF in A6. The same report gives the
// same bytes.
func WriteCard(w io.Writer, r *report.Report) error {
	measure, err := newRuler()
	if err != nil {
		return err
	}
	if err := printable(measure, r); err != nil {
		return err
	}
	return writePages(w, measure, r, cardPages(measure, r), "card.title")
}

// CardPages lays the card out on one page, in smaller letters where it has to. Its code stands on the back where the front has
// no room for it; what does not fit then goes on on further pages of the same size.
func CardPages(r *report.Report) ([]figure.Scene, error) {
	measure, err := newRuler()
	if err != nil {
		return nil, err
	}
	return shapesOnly(cardPages(measure, r)), nil
}

func cardPages(measure *ruler, r *report.Report) []figure.Scene {
	c := document.CardOf(prepared(measure, r))
	for _, most := range []int{1, 2} {
		for size := smallSize; size > cardLetters; size -= 0.25 {
			if pages, front := layCard(measure, c, size); front == 1 && len(pages) <= most {
				return pages
			}
		}
	}
	pages, _ := layCard(measure, c, cardLetters)
	return pages
}

// layCard lays the card out in letters of a size in points; front is how many pages it has without its code.
func layCard(measure *ruler, c document.Card, size float64) (pages []figure.Scene, front int) {
	f := &card{flow: flow{ruler: measure, look: looks[document.Plainly]}}
	f.turn()
	f.as(roleTitle, func() { f.lines(f.atoms(c.Title, setting{bold, headingSize + 2, figure.Ink}, cardWidth-2*cardMargin)) })
	f.set(c.Label+" · "+c.Date, f.setting(document.Muted))
	f.set(c.Status, f.setting(document.Muted))
	f.rule()
	for _, g := range c.Genes {
		f.set(g, setting{regular, size, figure.Ink})
	}
	for _, g := range c.Groups {
		f.y += 3
		f.as(roleChapter, func() { f.lines(f.badge(g.Badge, cardWidth-2*cardMargin)) })
		f.set(strings.Join(g.Drugs, ", "), setting{regular, size, figure.Ink})
	}
	f.rule()
	notes := setting{regular, size, figure.Muted}
	for _, n := range c.Notes {
		f.set(n, notes)
	}
	for _, n := range []string{c.Base, c.Clinic} {
		if n != "" {
			f.set(n, notes)
		}
	}
	front = len(f.pages)
	if c.Code != "" {
		f.code(c, notes)
	}
	return f.pages, front
}

// A module of a code on a card is so large, in points, that the camera of a telephone tells it apart: 0.36 mm. A code takes no
// less than codeLeast and no more than codeMost. On the back there is room for larger ones.
const codeModule, backModule, codeLeast, codeMost = 1.02, 1.7, 80.0, cardWidth - 2*cardMargin

// code draws the card's text as a code with its note beside or below it; on the back where the front has no room.
func (f *card) code(c document.Card, notes setting) {
	size := max(codeLeast, min(codeMost, codeModule*figure.CodeModules(c.Code)))
	beside := cardWidth - 2*cardMargin - size - 10
	below := beside < 60
	words := f.atoms(c.CodeNote, notes, cardWidth-2*cardMargin)
	if !below {
		words = f.atoms(c.CodeNote, notes, beside)
	}
	tall := size + 4
	if below {
		tall += height(words)
	}
	if f.y+tall > cardHeight-cardMargin {
		f.turn()
		size = min(codeMost, backModule*figure.CodeModules(c.Code))
		words, below, tall = f.atoms(c.CodeNote, notes, cardWidth-2*cardMargin), true, size+4
		f.set(c.Title+" · "+c.Label+" · "+c.Date, notes)
	}
	f.y += 4
	f.tagged(tag{role: roleFigure, alt: c.CodeNote}, func() {
		f.add(figure.Place(figure.Code(c.Code, size), figure.Point{X: cardMargin, Y: f.y})...)
	})
	x, y := cardMargin+size+10, f.y
	if below {
		x, y = cardMargin, f.y+size
	}
	f.as(roleParagraph, func() {
		for _, a := range words {
			f.add(a.draw(figure.Point{X: x, Y: y})...)
			y += a.height
		}
	})
	f.y += tall
}

// card fills small pages from top to bottom.
type card struct{ flow }

func (f *card) turn() {
	f.pages = append(f.pages, figure.Scene{Width: cardWidth, Height: cardHeight})
	f.y = cardMargin
}

func (f *card) set(s string, how setting) {
	f.as(roleParagraph, func() { f.lines(f.atoms(s, how, cardWidth-2*cardMargin)) })
}

func (f *card) lines(all []atom) {
	for _, a := range all {
		if f.y+a.height > cardHeight-cardMargin {
			f.turn()
		}
		f.add(a.draw(figure.Point{X: cardMargin, Y: f.y})...)
		f.y += a.height
	}
}

func (f *card) rule() {
	f.y += 3
	f.add(figure.Polyline{Points: []figure.Point{{X: cardMargin, Y: f.y}, {X: cardWidth - cardMargin, Y: f.y}}, Stroke: figure.Line, Width: 0.75})
	f.y += 5
}
