package widget

import (
	"fyne.io/fyne/v2"
	fyneui "fyne.io/fyne/v2/widget"
)

// DragArea is a transparent layer over a figure that hears pointer and arrow keys.
type DragArea struct {
	fyneui.BaseWidget
	// OnMove is called with the pointer's place while it is dragged, and where it is tapped.
	OnMove func(at fyne.Position)
	// OnEnd is called when the pointer is let go.
	OnEnd func()
	// OnStep is called with -1 or 1 for the arrow keys.
	OnStep  func(by int)
	focused bool
}

var (
	_ fyne.Draggable = (*DragArea)(nil)
	_ fyne.Focusable = (*DragArea)(nil)
)

// NewDragArea makes an area that hears nothing yet.
func NewDragArea() *DragArea {
	d := &DragArea{}
	d.ExtendBaseWidget(d)
	return d
}

// Dragged implements fyne.Draggable.
func (d *DragArea) Dragged(e *fyne.DragEvent) { d.OnMove(e.Position) }

// DragEnd implements fyne.Draggable.
func (d *DragArea) DragEnd() { d.OnEnd() }

// Tapped implements fyne.Tappable.
func (d *DragArea) Tapped(e *fyne.PointEvent) {
	d.OnMove(e.Position)
	d.OnEnd()
}

// FocusGained implements fyne.Focusable.
func (d *DragArea) FocusGained() { d.focused = true; d.Refresh(); reveal(d) }

// FocusLost implements fyne.Focusable.
func (d *DragArea) FocusLost() { d.focused = false; d.Refresh() }

// Focused reports whether the area has the keyboard.
func (d *DragArea) Focused() bool { return d.focused }

// TypedRune implements fyne.Focusable.
func (d *DragArea) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (d *DragArea) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		d.OnStep(-1)
	case fyne.KeyRight:
		d.OnStep(1)
	default:
		passOn(d, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (d *DragArea) CreateRenderer() fyne.WidgetRenderer {
	return ringed(d, &d.focused)
}
