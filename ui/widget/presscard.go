package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// PressCard is a small frame that can be pressed.
type PressCard struct {
	pressable
	content fyne.CanvasObject
}

// NewPressCard frames an object.
func NewPressCard(content fyne.CanvasObject, tapped func()) *PressCard {
	c := &PressCard{content: content}
	c.onTapped = tapped
	c.ExtendBaseWidget(c)
	return c
}

func (c *PressCard) held() []fyne.CanvasObject { return []fyne.CanvasObject{c.content} }

const pressInset float32 = 10

// HeightFor implements Measured.
func (c *PressCard) HeightFor(width float32) float32 {
	return HeightFor(c.content, width-2*pressInset) + 2*pressInset
}

// CreateRenderer implements fyne.Widget.
func (c *PressCard) CreateRenderer() fyne.WidgetRenderer {
	face := NewSurface("", "", 8)
	content := Layers(face, Padded(pressInset, c.content))
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
		refresh: func() { paint(); content.Refresh() },
	}).laidOut(c)
}
