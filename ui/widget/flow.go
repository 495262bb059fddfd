package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Flow sets objects side by side at their own sizes and breaks into lines like words.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

type flow struct{ gap float32 }

// arrange calls put for each visible object and returns the height used.
func (f *flow) arrange(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y float32, s fyne.Size)) float32 {
	var x, y, line float32
	for _, o := range visible(objects) {
		s := o.MinSize()
		if s.Width > width {
			s = fyne.NewSize(width, HeightFor(o, width))
		}
		if x > 0 && x+s.Width > width {
			x, y, line = 0, y+line+f.gap, 0
		}
		put(o, x, y, s)
		x += s.Width + f.gap
		line = max(line, s.Height)
	}
	return y + line
}

func (f *flow) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return f.arrange(objects, width, func(fyne.CanvasObject, float32, float32, fyne.Size) {})
}

// Layout implements fyne.Layout. Without a width there is nothing to lay out: so adding many objects one by one, before
// they are shown, costs no more than adding them at once.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	f.arrange(objects, size.Width, func(o fyne.CanvasObject, x, y float32, s fyne.Size) {
		place(o, x, y, s.Width, s.Height)
	})
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.Size{}
	for _, o := range visible(objects) {
		least = least.Max(o.MinSize())
	}
	return least
}
