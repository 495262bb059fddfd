package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// Chip is a small rounded choice: a filter, or a thing that can be taken off a list.
type Chip struct {
	pressable
	text     string
	tone     theme.Tone // of the sign behind the text
	selected bool
}

// NewChip makes a chip that is pressed to choose it.
func NewChip(text string, tapped func()) *Chip {
	c := &Chip{text: text}
	c.onTapped = tapped
	c.ExtendBaseWidget(c)
	return c
}

// NewRemovableChip makes a chip with a cross; pressing it, or Delete, calls remove.
func NewRemovableChip(text string, remove func()) *Chip {
	c := NewChip(text+"  ×", remove)
	c.selected = true
	return c
}

// Text is what the chip says.
func (c *Chip) Text() string { return c.text }

// SetText changes what the chip says.
func (c *Chip) SetText(text string) { c.text = text; c.Refresh() }

// SetTapped changes what the chip does.
func (c *Chip) SetTapped(tapped func()) { c.onTapped = tapped }

// SetSign shows the sign of a tone behind the text.
func (c *Chip) SetSign(tone theme.Tone) { c.tone = tone; c.Refresh() }

// SetSelected marks the chip as chosen or not.
func (c *Chip) SetSelected(on bool) { c.selected = on; c.Refresh() }

// Selected reports whether the chip is marked as chosen.
func (c *Chip) Selected() bool { return c.selected }

// TypedKey implements fyne.Focusable.
func (c *Chip) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyDelete || e.Name == fyne.KeyBackspace {
		c.press()
		return
	}
	c.pressable.TypedKey(e)
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	face := NewSurface("", "", 0)
	label, sign := NewLine().Aligned(fyne.TextAlignCenter), newSign()
	paint := func() {
		fill, stroke, ink := theme.ColorCard, theme.ColorLine, theme.ColorInk
		switch {
		case c.selected:
			fill, stroke, ink = theme.ColorAccentSoft, theme.ColorAccent, theme.ColorAccentInk
		case c.hovered:
			fill = theme.ColorHover
		}
		ring(face, c.focused, fill, stroke)
		label.Set(Span{Text: c.text, Bold: c.selected, Colour: ink, Size: theme.SizeSmall})
		sign.set(c.tone)
	}
	paint()
	content := Layers(face, Inset(4, 11, 4, 11, Row(6, label, sign)))
	return (&rendering{
		objects: []fyne.CanvasObject{content},
		layout: func(s fyne.Size) {
			face.Radius = s.Height / 2
			face.Refresh()
			content.Resize(s)
		},
		least:   content.MinSize,
		refresh: paint,
	}).laidOut(c)
}
