// Package widget holds the window's own widgets: text that wraps, cards, badges, chips,
// tables, figures. They show what they are given and call back; they decide nothing.
//
// Fyne asks an object for one smallest size, but wrapped text has a height for each width.
// Objects that know it implement Measured, and the layouts here ask for it, so that a
// screen is laid out in one pass and nothing jumps.
package widget

import (
	"iter"

	"fyne.io/fyne/v2"
)

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

// visible goes through the objects that are shown. It makes no list: layouts are asked for their sizes on each step of the
// wheel.
func visible(objects []fyne.CanvasObject) iter.Seq2[int, fyne.CanvasObject] {
	return func(yield func(int, fyne.CanvasObject) bool) {
		for i, o := range objects {
			if o != nil && o.Visible() && !yield(i, o) {
				return
			}
		}
	}
}

// gaps is the space between the objects that are shown, of gap points each.
func gaps(objects []fyne.CanvasObject, gap float32) float32 {
	n := 0
	for range visible(objects) {
		n++
	}
	return gap * float32(max(n-1, 0))
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
