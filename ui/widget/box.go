package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"allelens/ui/theme"
)

// Box frames words, on one line where there is room: a step of a chain.
func Box(spans ...Span) fyne.CanvasObject {
	return Layers(NewSurface(theme.ColorCard, theme.ColorLine, 6), Inset(5, 10, 5, 10, NewPhrase(spans...)))
}

// NewPhrase is text on one line, and on several where it is given less room than one line takes.
func NewPhrase(spans ...Span) fyne.CanvasObject {
	return container.New(&phrase{line: NewLine(spans...)}, NewText(spans...))
}

// phrase lays a text out; line measures it on one line.
type phrase struct{ line fyne.CanvasObject }

func (p *phrase) MinSize([]fyne.CanvasObject) fyne.Size {
	return p.line.MinSize().AddWidthHeight(1, 0) // so that rounding breaks no line
}

func (p *phrase) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[0], width)
}

func (p *phrase) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// reserve keeps an object's room while it is hidden.
type reserve struct{ of fyne.CanvasObject }

func (r reserve) MinSize([]fyne.CanvasObject) fyne.Size { return r.of.MinSize() }

func (r reserve) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// Reserved keeps the room of an object that comes and goes.
func Reserved(o fyne.CanvasObject) *fyne.Container { return container.New(reserve{o}, o) }

// Sheet sets an object on a pale background: lines of a file, remarks.
func Sheet(tone theme.Tone, o fyne.CanvasObject) fyne.CanvasObject {
	return Layers(NewSurface(tone.Soft, "", 6), Inset(8, 10, 8, 10, o))
}
