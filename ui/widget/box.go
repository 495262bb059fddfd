package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// Box frames words on one line: a step of a chain.
func Box(spans ...Span) fyne.CanvasObject {
	return Layers(NewSurface(theme.ColorCard, theme.ColorLine, 6), Inset(5, 10, 5, 10, NewLine(spans...)))
}

// Sheet sets an object on a pale background: lines of a file, remarks.
func Sheet(tone theme.Tone, o fyne.CanvasObject) fyne.CanvasObject {
	return Layers(NewSurface(tone.Soft, "", 6), Inset(8, 10, 8, 10, o))
}
