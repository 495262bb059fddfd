package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"allelens/ui/theme"
)

// Check is a choice that is on or off.
type Check struct {
	pressable
	text    string
	label   *Text
	on      bool
	changed func(bool)
}

// NewCheck makes a choice that is off; changed is called when it is pressed.
func NewCheck(text string, changed func(on bool)) *Check {
	c := &Check{text: text, changed: changed, label: NewText(Plain(text))}
	c.onTapped = func() { c.Set(!c.on); c.changed(c.on) }
	c.ExtendBaseWidget(c)
	return c
}

// Set turns the choice on or off without calling back.
func (c *Check) Set(on bool) { c.on = on; c.Refresh() }

// On reports whether the choice is on.
func (c *Check) On() bool { return c.on }

// Text is what the choice says.
func (c *Check) Text() string { return c.text }

// HeightFor implements Measured.
func (c *Check) HeightFor(width float32) float32 {
	return max(c.label.HeightFor(width-checkBox-8), c.label.line()) + 4
}

// checkBox is the width of the box with the space behind it, in points.
const checkBox float32 = 22

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	face := NewSurface("", "", 4)
	mark := NewLine()
	paint := func() {
		fill := fyne.ThemeColorName("")
		if c.hovered {
			fill = theme.ColorHover
		}
		ring(face, c.focused, fill, "")
		// The mono font has the ballot boxes that the other lacks.
		box := Span{Text: "☐", Mono: true, Colour: theme.ColorMuted, Size: fyneText}
		if c.on {
			box = Span{Text: "☑", Mono: true, Colour: theme.ColorAccent, Size: fyneText}
		}
		mark.Set(box)
	}
	paint()
	content := Layers(face, Inset(2, 4, 2, 4, GrowingRowFull(0, 1, Fixed(checkBox, mark), container.New(&phrase{line: NewLine(Plain(c.text))}, c.label))))
	return (&rendering{objects: []fyne.CanvasObject{content}, layout: content.Resize, least: content.MinSize, refresh: paint}).laidOut(c)
}
