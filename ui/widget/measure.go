// Package widget holds the window's own widgets: text that wraps, cards, badges, chips,
// tables, figures. They show what they are given and call back; they decide nothing.
//
// Fyne asks an object for one smallest size, but wrapped text has a height for each width.
// Objects that know it implement Measured, and the layouts here ask for it, so that a
// screen is laid out in one pass and nothing jumps.
package widget

import "fyne.io/fyne/v2"

// Measured is an object whose height depends on its width.
type Measured interface {
	fyne.CanvasObject
	// HeightFor is the height, in points, that the object needs at a width.
	HeightFor(width float32) float32
}

// measuredLayout is a layout of objects whose height depends on their width.
type measuredLayout interface {
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// HeightFor is the height that an object needs at a width: asked of it or of its layout
// where they can tell, its smallest height otherwise. A hidden object needs none.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	if o == nil || !o.Visible() {
		return 0
	}
	switch o := o.(type) {
	case Measured:
		return o.HeightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(measuredLayout); ok {
			return l.heightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// visible lists the objects that are shown.
func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	shown := make([]fyne.CanvasObject, 0, len(objects))
	for _, o := range objects {
		if o != nil && o.Visible() {
			shown = append(shown, o)
		}
	}
	return shown
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
