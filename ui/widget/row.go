package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Row sets objects side by side at their own widths, centred on one line, gap points apart.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap, grow: -1}, objects...)
}

// GrowingRow is a Row whose object with index grow takes the width that is left.
func GrowingRow(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap, grow: grow}, objects...)
}

// GrowingRowFull is a GrowingRow whose objects are all as high as the row.
func GrowingRowFull(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap, grow: grow, full: true}, objects...)
}

type row struct {
	gap  float32
	grow int
	full bool
}

func (r *row) widths(objects []fyne.CanvasObject, width float32) []float32 {
	widths := make([]float32, len(objects))
	left := width - gaps(objects, r.gap)
	for i, o := range objects {
		if o.Visible() {
			widths[i] = o.MinSize().Width
			left -= widths[i]
		}
	}
	if r.grow >= 0 {
		widths[r.grow] = max(widths[r.grow]+left, 0)
	}
	return widths
}

func (r *row) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for i, w := range r.widths(objects, width) {
		height = max(height, HeightFor(objects[i], w))
	}
	return height
}

func (r *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, w := range r.widths(objects, size.Width) {
		if !objects[i].Visible() {
			continue
		}
		height := size.Height
		if !r.full {
			height = HeightFor(objects[i], w)
		}
		place(objects[i], x, (size.Height-height)/2, w, height)
		x += w + r.gap
	}
}

func (r *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(gaps(objects, r.gap), 0)
	for _, o := range visible(objects) {
		m := o.MinSize()
		least.Width += m.Width
		least.Height = max(least.Height, m.Height)
	}
	return least
}
