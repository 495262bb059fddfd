package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Columns sets objects side by side, widths in proportion to the weights, gap points apart,
// all as high as the highest.
func Columns(gap float32, weights []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{gap: gap, weights: weights}, objects...)
}

type columns struct {
	gap     float32
	weights []float32
}

func (c *columns) widths(n int, width float32) []float32 {
	total := float32(0)
	for i := range n {
		total += c.weights[i]
	}
	free := max(width-c.gap*float32(max(n-1, 0)), 0)
	widths := make([]float32, n)
	for i := range widths {
		widths[i] = free * c.weights[i] / total
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
