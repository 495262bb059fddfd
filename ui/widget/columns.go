package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Columns sets objects side by side, gap points apart, all as high as the highest. Each spans a
// number of equal columns and the gaps between them, so that rows of cards line up: {1, 1, 1}
// above {2, 1}. Parts of columns are allowed.
func Columns(gap float32, spans []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{gap: gap, spans: spans}, objects...)
}

type columns struct {
	gap   float32
	spans []float32
}

func (c *columns) widths(n int, width float32) []float32 {
	total := float32(0)
	for i := range n {
		total += c.spans[i]
	}
	one := (width - c.gap*(total-1)) / total
	widths := make([]float32, n)
	for i := range widths {
		widths[i] = max(c.spans[i]*one+(c.spans[i]-1)*c.gap, 0)
	}
	return widths
}

func (c *columns) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for i, w := range c.widths(len(objects), width) {
		height = max(height, HeightFor(objects[i], w))
	}
	return height
}

func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, w := range c.widths(len(objects), size.Width) {
		place(objects[i], x, 0, w, size.Height)
		x += w + c.gap
	}
}

func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(c.gap*float32(max(len(objects)-1, 0)), 0)
	for _, o := range objects {
		m := o.MinSize()
		least.Width += m.Width
		least.Height = max(least.Height, m.Height)
	}
	return least
}
