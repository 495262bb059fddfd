package main

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"allelens/ui/widget"
)

// box is a rectangle on the canvas, in points.
type box struct{ left, top, right, bottom float32 }

func boxOf(at fyne.Position, size fyne.Size) box {
	return box{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

func (b box) within(c box) box {
	return box{max(b.left, c.left), max(b.top, c.top), min(b.right, c.right), min(b.bottom, c.bottom)}
}

func (b box) empty() bool { return b.right <= b.left || b.bottom <= b.top }

// words is a text where it is seen.
type words struct {
	text string
	box  box
}

// checker gathers what is wrong with the texts below an object.
type checker struct {
	faults []string
	seen   []words
}

// slack is how many points texts may leave their place or reach into another's: letters are lower than their line.
const slack float32 = 2

// check lists the texts on a canvas that are cut, broken inside a word, or lie over one another; of a dialog in front
// only its own.
func check(c fyne.Canvas) []string {
	k := &checker{}
	all := boxOf(fyne.NewPos(0, 0), c.Size())
	if top := c.Overlays().Top(); top != nil {
		k.walk(top, fyne.NewPos(0, 0), all)
	} else {
		k.walk(c.Content(), fyne.NewPos(0, 0), all)
	}
	for i, a := range k.seen {
		for _, b := range k.seen[:i] {
			over := a.box.within(b.box)
			if over.right-over.left > slack && over.bottom-over.top > slack+2 {
				k.add("%q lies over %q", a.text, b.text)
			}
		}
	}
	return k.faults
}

func (k *checker) add(format string, values ...any) {
	k.faults = append(k.faults, fmt.Sprintf(format, values...))
}

// walk visits what is seen of an object at a place, of which a part shows.
func (k *checker) walk(o fyne.CanvasObject, at fyne.Position, part box) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *canvas.Text:
		k.line(o, at, part)
		return
	case *fyne.Container:
		for _, child := range o.Objects {
			k.walk(child, at, part)
		}
		return
	case interface{ ScrollToOffset(fyne.Position) }, *widget.Pane:
		part = part.within(boxOf(at, o.Size()))
	case interface {
		Pictured() (string, fyne.Position, fyne.Size)
	}:
		if word, begin, size := o.Pictured(); word != "" {
			k.letters(word, boxOf(at.Add(begin), size), part)
		}
	case *widget.Text:
		if fault := o.Fault(); fault != "" && !part.within(boxOf(at, o.Size())).empty() {
			k.add("%s: %q at %.0f points", fault, o.String(), o.Size().Width)
		}
	case *widget.Figure, *widget.Paper:
		return // drawings have a check of their own
	}
	if w, ok := o.(fyne.Widget); ok {
		for _, child := range test.WidgetRenderer(w).Objects() {
			k.walk(child, at, part)
		}
	}
}

// line checks a text of the canvas, which is as wide as its letters.
func (k *checker) line(o *canvas.Text, at fyne.Position, part box) {
	box := boxOf(at, o.Size())
	if o.Alignment == fyne.TextAlignLeading {
		box.right = max(box.right, box.left+o.MinSize().Width)
	}
	k.letters(o.Text, box, part)
}

// letters checks one line of letters.
func (k *checker) letters(text string, b, part box) {
	if strings.TrimSpace(text) == "" {
		return
	}
	shown := b.within(part)
	if shown.empty() {
		return
	}
	if b.left < part.left-slack || b.right > part.right+slack {
		k.add("cut at the side: %q", text)
	}
	k.seen = append(k.seen, words{text, shown})
}
