package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// rendering is a widget's renderer made of functions, for widgets whose objects are few.
type rendering struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	least   func() fyne.Size
	refresh func()
}

// laidOut places the objects in a widget that has a size already. Fyne forgets the renderers of
// widgets that were out of sight for a minute, and does not lay out those that follow.
func (r *rendering) laidOut(w fyne.Widget) *rendering {
	if s := w.Size(); !s.IsZero() {
		r.layout(s)
	}
	return r
}

func (r *rendering) Layout(s fyne.Size)           { r.layout(s) }
func (r *rendering) MinSize() fyne.Size           { return r.least() }
func (r *rendering) Objects() []fyne.CanvasObject { return r.objects }
func (r *rendering) Destroy()                     {}

func (r *rendering) Refresh() {
	r.refresh()
	for _, o := range r.objects {
		canvas.Refresh(o)
	}
}
