package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// Card frames objects under a title; the last takes the height that is left. title and
// subtitle may be "".
func Card(title, subtitle string, body ...fyne.CanvasObject) *fyne.Container {
	var parts []fyne.CanvasObject
	if title != "" {
		parts = append(parts, CardTitle(title, subtitle))
	}
	parts = append(parts, body...)
	return Frame(Padded(theme.CardInset, GrowingStack(2*theme.Gap, len(parts)-1, parts...)))
}

// stripe is the width of the edge that a striped card shows in its tone, in points.
const stripe float32 = 5

// Striped is a card with an edge in a tone at its left: the one that the screen begins with.
func Striped(tone theme.Tone, body ...fyne.CanvasObject) *fyne.Container {
	return Layers(NewSurface(tone.Ink, "", theme.CardRadius),
		Inset(0, 0, 0, stripe, Frame(Padded(theme.CardInset, Stack(2*theme.Gap, body...)))))
}

// Frame puts an object on a card's surface, edge to edge.
func Frame(o fyne.CanvasObject) *fyne.Container {
	return Layers(NewSurface(theme.ColorCard, theme.ColorLine, theme.CardRadius), o)
}

// CardTitle is the first line of a card.
func CardTitle(title, subtitle string) *Text {
	spans := []Span{{Text: title, Bold: true, Size: fyneText}}
	if subtitle != "" {
		spans = append(spans, Small("   "+subtitle))
	}
	return NewText(spans...)
}

// Headline is a large statement with explanations, a bar in its tone at the left.
func Headline(tone theme.Tone, size fyne.ThemeSizeName, headline string, below ...fyne.CanvasObject) fyne.CanvasObject {
	bar := Fixed(4, NewSurface(tone.Ink, "", 0))
	words := NewText(Span{Text: headline, Bold: true, Colour: tone.Ink, Size: size})
	return stretchRow(12, bar, Stack(theme.Gap, append([]fyne.CanvasObject{words}, below...)...))
}
