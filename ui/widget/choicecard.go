package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// ChoiceCard is one of several answers that are important enough for a card each, with a word of explanation.
type ChoiceCard struct {
	pressable
	title, hint string
	words       *Text
	on          bool
}

// NewChoiceCard makes a card that is not chosen.
func NewChoiceCard(title, hint string, tapped func()) *ChoiceCard {
	c := &ChoiceCard{title: title, hint: hint, words: NewText(Strong(title), Small("\n"+hint))}
	c.onTapped = tapped
	c.ExtendBaseWidget(c)
	return c
}

// SetHint changes the explanation.
func (c *ChoiceCard) SetHint(hint string) {
	if c.hint != hint {
		c.hint = hint
		c.words.Set(Strong(c.title), Small("\n"+c.hint))
		c.Refresh()
	}
}

// Set marks the card as chosen or not.
func (c *ChoiceCard) Set(on bool) { c.on = on; c.Refresh() }

// Chosen reports whether the card is marked as chosen.
func (c *ChoiceCard) Chosen() bool { return c.on }

// HeightFor implements Measured.
func (c *ChoiceCard) HeightFor(width float32) float32 {
	return HeightFor(c.words, width-2*pressInset-radio*themeScale(c)) + 2*pressInset
}

// Widths of the circle with the space behind it, of the circle, and of the dot in it, in points at text scale 1.
const radio, radioCircle, radioDot float32 = 26, 16, 8

// CreateRenderer implements fyne.Widget.
func (c *ChoiceCard) CreateRenderer() fyne.WidgetRenderer {
	face, circle, dot := NewSurface("", "", 8), NewSurface("", "", radioCircle), NewSurface("", "", radioDot)
	paint := func() {
		fill, stroke, ink := theme.ColorCard, theme.ColorLine, theme.ColorInk
		switch {
		case c.on:
			fill, stroke, ink = theme.ColorAccentSoft, theme.ColorAccent, theme.ColorAccentInk
		case c.hovered && !c.disabled:
			fill = theme.ColorHover
		}
		ring(face, c.focused, fill, stroke)
		circle.StrokeWidth = theme.Hairline
		circle.Set(theme.ColorCard, theme.ColorControl)
		if c.on {
			circle.Set(theme.ColorAccent, theme.ColorAccent)
		}
		dot.Set(theme.ColorCard, "")
		dot.Hidden = !c.on
		c.words.Set(Strong(c.title).In(ink), Small("\n"+c.hint))
	}
	paint()
	return (&rendering{
		objects: []fyne.CanvasObject{face, circle, dot, c.words},
		layout: func(s fyne.Size) {
			face.Resize(s)
			text := themeScale(c)
			across, within := radioCircle*text, radioDot*text
			inset := (across - within) / 2
			place(circle, pressInset, pressInset+text, across, across)
			place(dot, pressInset+inset, pressInset+text+inset, within, within)
			place(c.words, pressInset+radio*text, pressInset, s.Width-2*pressInset-radio*text, s.Height-2*pressInset)
		},
		least:   func() fyne.Size { return fyne.Size{} },
		refresh: paint,
	}).laidOut(c)
}
