package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fyneui "fyne.io/fyne/v2/widget"
)

// ZoomArea is a transparent layer over a map that is pointed at, moved and zoomed by pointer, wheel with Control,
// and keys. All functions have to be set.
type ZoomArea struct {
	fyneui.BaseWidget
	// OnPoint is called with the pointer's place while it is over the area, and where it is tapped.
	OnPoint func(at fyne.Position)
	// OnLeave is called when the pointer leaves.
	OnLeave func()
	// OnZoom is called with a place and the number of steps, positive for closer.
	OnZoom func(at fyne.Position, steps int)
	// OnPan is called with the part of the width by which the map is moved, positive towards its end.
	OnPan func(part float64)
	// OnReset is called when the whole is asked for.
	OnReset func()
	focused bool
}

var (
	_ fyne.Draggable    = (*ZoomArea)(nil)
	_ fyne.Focusable    = (*ZoomArea)(nil)
	_ fyne.Scrollable   = (*ZoomArea)(nil)
	_ fyne.Tappable     = (*ZoomArea)(nil)
	_ desktop.Hoverable = (*ZoomArea)(nil)
)

// NewZoomArea makes an area.
func NewZoomArea() *ZoomArea {
	z := &ZoomArea{}
	z.ExtendBaseWidget(z)
	return z
}

// MouseIn implements desktop.Hoverable.
func (z *ZoomArea) MouseIn(e *desktop.MouseEvent) { z.OnPoint(e.Position) }

// MouseMoved implements desktop.Hoverable.
func (z *ZoomArea) MouseMoved(e *desktop.MouseEvent) { z.OnPoint(e.Position) }

// MouseOut implements desktop.Hoverable.
func (z *ZoomArea) MouseOut() { z.OnLeave() }

// Tapped implements fyne.Tappable: the map has the keyboard from then on.
func (z *ZoomArea) Tapped(e *fyne.PointEvent) {
	z.OnPoint(e.Position)
	if c := canvasOf(z); c != nil {
		c.Focus(z)
	}
}

// Scrolled implements fyne.Scrollable: the wheel with Control zooms, without it scrolls what is around; a sideways swipe
// moves.
func (z *ZoomArea) Scrolled(e *fyne.ScrollEvent) {
	switch {
	case e.Scrolled.DY != 0 && !controlled():
		outwards(z, wheeled(e))
	case e.Scrolled.DY > 0:
		z.OnZoom(e.Position, 1)
	case e.Scrolled.DY < 0:
		z.OnZoom(e.Position, -1)
	case e.Scrolled.DX != 0:
		z.OnPan(-float64(e.Scrolled.DX) / float64(max(1, z.Size().Width)))
	}
}

// controlled reports whether Control, or what the system has in its place, is held down.
func controlled() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShortcutDefault != 0
}

// Dragged implements fyne.Draggable.
func (z *ZoomArea) Dragged(e *fyne.DragEvent) {
	z.OnPan(-float64(e.Dragged.DX) / float64(max(1, z.Size().Width)))
}

// DragEnd implements fyne.Draggable.
func (z *ZoomArea) DragEnd() {}

// FocusGained implements fyne.Focusable.
func (z *ZoomArea) FocusGained() { z.focused = true; z.Refresh(); reveal(z) }

// FocusLost implements fyne.Focusable.
func (z *ZoomArea) FocusLost() { z.focused = false; z.Refresh() }

// TypedRune implements fyne.Focusable: "+" and "-" zoom around the middle, "0" shows the whole.
func (z *ZoomArea) TypedRune(r rune) {
	middle := fyne.NewPos(z.Size().Width/2, 0)
	switch r {
	case '+', '=':
		z.OnZoom(middle, 1)
	case '-':
		z.OnZoom(middle, -1)
	case '0':
		z.OnReset()
	}
}

// panStep is the part of the map that an arrow key moves it by.
const panStep = 0.2

// TypedKey implements fyne.Focusable.
func (z *ZoomArea) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		z.OnPan(-panStep)
	case fyne.KeyRight:
		z.OnPan(panStep)
	default:
		passOn(z, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (z *ZoomArea) CreateRenderer() fyne.WidgetRenderer {
	return ringed(z, &z.focused)
}
