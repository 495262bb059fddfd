package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// Kind is a button's weight.
type Kind uint8

// Kinds of buttons.
const (
	PlainButton   Kind = iota // framed
	PrimaryButton             // filled with the accent; one on a screen
	QuietButton               // words in the accent's colour
	LinkButton                // the same within a row, no higher than its text
)

// Button is a word that can be pressed.
type Button struct {
	pressable
	text string
	kind Kind
}

// NewButton makes a button.
func NewButton(text string, kind Kind, tapped func()) *Button {
	b := &Button{text: text, kind: kind}
	b.onTapped = tapped
	b.ExtendBaseWidget(b)
	return b
}

// Text is the button's word.
func (b *Button) Text() string { return b.text }

// SetText changes the button's word.
func (b *Button) SetText(text string) { b.text = text; b.Refresh() }

// SetTapped changes what the button does.
func (b *Button) SetTapped(tapped func()) { b.onTapped = tapped }

func (b *Button) colours() (fill, stroke, ink fyne.ThemeColorName) {
	fill, stroke, ink = theme.ColorCard, theme.ColorLine, theme.ColorInk
	switch {
	case b.disabled:
		return theme.ColorOff, "", theme.ColorMuted
	case b.kind == PrimaryButton:
		return theme.ColorAccent, "", theme.ColorOnAccent
	case b.kind == QuietButton || b.kind == LinkButton:
		fill, stroke, ink = "", "", theme.ColorAccent
	}
	if b.hovered {
		fill = theme.ColorHover
	}
	return fill, stroke, ink
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	face := NewSurface("", "", theme.ControlRadius)
	label := NewLine().Aligned(fyne.TextAlignCenter)
	paint := func() {
		fill, stroke, ink := b.colours()
		ring(face, b.focused, fill, stroke)
		if b.focused && b.kind == PrimaryButton && !b.disabled {
			face.Set(fill, theme.ColorInk)
		}
		label.Set(Span{Text: b.text, Bold: b.kind == PrimaryButton, Colour: ink, Size: theme.SizeCell, Link: ink == theme.ColorAccent})
	}
	paint()
	rise, side := float32(9), float32(14)
	if b.kind == LinkButton {
		rise, side = 3, 6
	}
	content := Layers(face, Inset(rise, side, rise, side, label))
	return (&rendering{
		objects: []fyne.CanvasObject{content},
		layout:  content.Resize,
		least:   content.MinSize,
		refresh: paint,
	}).laidOut(b)
}
