package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"

	"allelens/ui/theme"
)

// Pair is a name with what stands beside it.
type Pair struct {
	Name  string
	Value fyne.CanvasObject
	name  []Span // the name's own style, if any
}

// Named gives the name a style of its own.
func (p Pair) Named(spans ...Span) Pair { p.name = spans; return p }

// Pairs lists names in a left column of the given width and their values at the right.
func Pairs(nameWidth float32, pairs ...Pair) fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, len(pairs))
	for i, p := range pairs {
		name := p.name
		if name == nil {
			name = []Span{Muted(p.Name)}
		}
		rows[i] = container.New(pairLine(nameWidth), NewText(name...), p.Value)
	}
	return Stack(6, rows...)
}

// pairLine sets a name of fixed width, which grows with the text, beside its value; above it where that would take half of
// the width.
type pairLine float32

func (p pairLine) nameWidth() float32 { return float32(p) * base.Size(theme.SizeCell) / sizeAtOne }

func (p pairLine) above(width float32) bool { return width < 2*p.nameWidth() }

func (p pairLine) valueWidth(width float32) float32 { return max(width-p.nameWidth(), 1) }

func (p pairLine) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	if p.above(width) {
		return HeightFor(objects[0], width) + HeightFor(objects[1], width)
	}
	return max(HeightFor(objects[0], p.nameWidth()-8), HeightFor(objects[1], p.valueWidth(width)))
}

// Layout implements fyne.Layout.
func (p pairLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if p.above(size.Width) {
		top := HeightFor(objects[0], size.Width)
		place(objects[0], 0, 0, size.Width, top)
		place(objects[1], 0, top, size.Width, HeightFor(objects[1], size.Width))
		return
	}
	place(objects[0], 0, 0, p.nameWidth()-8, size.Height)
	place(objects[1], p.nameWidth(), 0, p.valueWidth(size.Width), HeightFor(objects[1], p.valueWidth(size.Width)))
}

func (p pairLine) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(float32(p)+40, 0) }
