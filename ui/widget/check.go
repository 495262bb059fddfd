package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fyneui "fyne.io/fyne/v2/widget"

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
	return max(c.label.HeightFor(width-tickSide*themeScale(c)-tickGap-2*checkInset), c.label.line()) + 4
}

// Sizes of a choice in points: the box at text scale 1, the space behind it, and that at both sides.
const (
	tickSide   float32 = 15
	tickGap    float32 = 8
	checkInset float32 = 4
)

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	face, mark := NewSurface("", "", 4), newTick()
	paint := func() {
		fill := fyne.ThemeColorName("")
		if c.hovered {
			fill = theme.ColorHover
		}
		ring(face, c.focused, fill, "")
		mark.set(c.on)
	}
	paint()
	content := Layers(face, Inset(2, checkInset, 2, checkInset,
		GrowingRowFull(tickGap, 1, mark, container.New(&phrase{line: NewLine(Plain(c.text))}, c.label))))
	return (&rendering{objects: []fyne.CanvasObject{content}, layout: content.Resize, least: content.MinSize, refresh: paint}).laidOut(c)
}

// tick is a box beside the first line of a text, with a mark in it where it is on.
type tick struct {
	fyneui.BaseWidget
	on bool
}

func newTick() *tick {
	k := &tick{}
	k.ExtendBaseWidget(k)
	return k
}

func (k *tick) set(on bool) {
	if k.on != on {
		k.on = on
		k.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (k *tick) CreateRenderer() fyne.WidgetRenderer {
	box := NewSurface("", theme.ColorControl, 3)
	down, up := canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent)
	paint := func() {
		box.StrokeWidth = 1.5
		down.Hidden, up.Hidden = !k.on, !k.on
		down.StrokeColor, up.StrokeColor = colour(theme.ColorOnAccent, k), colour(theme.ColorOnAccent, k)
		if k.on {
			box.Set(theme.ColorAccent, theme.ColorAccent)
		} else {
			box.Set("", theme.ColorControl)
		}
	}
	r := &rendering{objects: []fyne.CanvasObject{box, down, up}, refresh: paint}
	r.least = func() fyne.Size { return fyne.NewSquareSize(tickSide * themeScale(k)) }
	r.layout = func(fyne.Size) {
		side := tickSide * themeScale(k)
		top := fyne.Position{Y: max((NewLine(Plain("x")).line()-side)/2, 0)}
		at := func(x, y float32) fyne.Position { return top.AddXY(x*side, y*side) }
		box.Move(top)
		box.Resize(fyne.NewSquareSize(side))
		down.Position1, down.Position2 = at(0.22, 0.52), at(0.42, 0.72)
		up.Position1, up.Position2 = at(0.42, 0.72), at(0.78, 0.3)
		down.StrokeWidth, up.StrokeWidth = side/8, side/8
	}
	paint()
	return r.laidOut(k)
}
