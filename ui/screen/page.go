package screen

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
	"allelens/ui/widget"
)

const (
	gutter  float32 = 14 // between cards
	edge    float32 = 22 // left and right of the cards
	overTop float32 = 18 // above and below

	// sideBelow is the width in points from which what stands beside the page's main column does not go below it.
	sideBelow float32 = 960
)

// page keeps a screen's content off the window's edges.
func page(content fyne.CanvasObject) fyne.CanvasObject {
	return widget.Inset(overTop, edge, overTop, edge, content)
}

// section is a heading inside a card.
func section(title string) fyne.CanvasObject { return widget.CardTitle(title, "") }

// bullets lists sentences, one paragraph each.
func bullets(sentences []string, span func(string) widget.Span) fyne.CanvasObject {
	lines := make([]fyne.CanvasObject, len(sentences))
	for i, s := range sentences {
		lines[i] = widget.Bullet(widget.NewText(span(s)))
	}
	return widget.Stack(theme.Gap, lines...)
}
