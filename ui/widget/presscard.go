package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// PressCard is a small frame that can be pressed.
type PressCard struct {
	pressable
	content fyne.CanvasObject
	inset   float32 // on all sides, in points
}

// NewPressCard frames an object.
func NewPressCard(content fyne.CanvasObject, tapped func()) *PressCard {
	c := &PressCard{content: content, inset: pressInset}
	c.onTapped = tapped
	c.ExtendBaseWidget(c)
	return c
}

func (c *PressCard) held() []fyne.CanvasObject { return []fyne.CanvasObject{c.content} }

// SetTight leaves little room around the content, or the usual room.
func (c *PressCard) SetTight(on bool) {
	c.inset = pressInset
	if on {
		c.inset = tightInset
	}
	c.Refresh()
}

// Room around the content in points: the usual, and where there is little.
const (
	pressInset float32 = 10
	tightInset float32 = 4
)

// HeightFor implements Measured.
func (c *PressCard) HeightFor(width float32) float32 {
	return HeightFor(c.content, width-2*c.inset) + 2*c.inset
}

// CreateRenderer implements fyne.Widget.
func (c *PressCard) CreateRenderer() fyne.WidgetRenderer {
	face := NewSurface("", "", 8)
	inner := Padded(c.inset, c.content)
	content := Layers(face, inner)
	paint := func() {
		fill := theme.ColorCard
		if c.hovered && !c.disabled {
			fill = theme.ColorHover
		}
		ring(face, c.focused, fill, theme.ColorLine)
	}
	paint()
	return (&rendering{
		objects: []fyne.CanvasObject{content},
		layout:  content.Resize,
		least:   func() fyne.Size { return fyne.Size{} },
		refresh: func() { paint(); inner.Layout = Padded(c.inset, c.content).Layout; content.Refresh() },
	}).laidOut(c)
}
