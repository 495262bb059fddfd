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
	pages, err := CardPages(r)
	if err != nil {
		return err
	}
	return writePages(w, r, pages, "card.title")
}

// CardPages lays the card out on one page, in smaller letters where it has to; what does not fit then
// goes on on further pages of the same size.
func CardPages(r *report.Report) ([]figure.Scene, error) {
	measure, err := newRuler()
	if err != nil {
		return nil, err
	}
	c := document.CardOf(r)
	for size := smallSize; size > cardLetters; size -= 0.25 {
		if pages := layCard(measure, c, size); len(pages) == 1 {
			return pages, nil
		}
	}
	return layCard(measure, c, cardLetters), nil
}

// layCard lays the card out in letters of a size in points.
func layCard(measure *ruler, c document.Card, size float64) []figure.Scene {
	f := &card{flow: flow{ruler: measure, look: looks[document.Plainly]}}
	f.turn()
	f.set(c.Title, setting{bold, headingSize + 2, figure.Ink})
	f.set(c.Label+" · "+c.Date, f.setting(document.Muted))
	f.rule()
	for _, g := range c.Genes {
		f.set(g, setting{regular, size, figure.Ink})
	}
	for _, g := range c.Groups {
		f.y += 3
		f.lines(f.badge(g.Badge, cardWidth-2*cardMargin))
		f.set(strings.Join(g.Drugs, ", "), setting{regular, size, figure.Ink})
	}
	f.rule()
	for _, n := range append(c.Notes, c.Base) {
		f.set(n, setting{regular, size, figure.Muted})
	}
	return f.pages
}

// card fills small pages from top to bottom.
type card struct{ flow }

func (f *card) turn() {
	f.pages = append(f.pages, figure.Scene{Width: cardWidth, Height: cardHeight})
	f.y = cardMargin
}

func (f *card) set(s string, how setting) { f.lines(f.atoms(s, how, cardWidth-2*cardMargin)) }

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
