package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Chain sets steps on one line with arrows between them. Where their own widths are too much together, each gets its share
// of the room, and its words wrap; where that leaves them less than a word, they stand below one another.
func Chain(gap float32, steps ...fyne.CanvasObject) *fyne.Container {
	var objects []fyne.CanvasObject
	for i, s := range steps {
		if i > 0 {
			objects = append(objects, NewLine(Muted("→")))
		}
		objects = append(objects, s)
	}
	return container.New(&chain{gap}, objects...)
}

type chain struct{ gap float32 }

// leastStep is the least width of a step on one line, in points at text scale 1.
const leastStep float32 = 96

// widths are those of the objects on one line; nil where there is no room for one.
func (c *chain) widths(objects []fyne.CanvasObject, width float32) []float32 {
	widths := make([]float32, len(objects))
	room, own := width-gaps(objects, c.gap), float32(0)
	for i, o := range objects {
		widths[i] = o.MinSize().Width
		if i%2 == 1 {
			room -= widths[i]
			continue
		}
		own += widths[i]
	}
	if own <= room {
		return widths
	}
	steps := float32((len(objects) + 1) / 2)
	if tooNarrow(room, leastStep*steps) {
		return nil
	}
	return c.shared(widths, room, steps)
}

// shared gives narrow steps their own width and the others equal parts of what is left.
func (c *chain) shared(widths []float32, room, steps float32) []float32 {
	part := room / steps
	for range widths {
		left, wide := room, float32(0)
		for i := 0; i < len(widths); i += 2 {
			if widths[i] <= part {
				left -= widths[i]
			} else {
				wide++
			}
		}
		if wide == 0 || left/wide <= part {
			break
		}
		part = left / wide
	}
	for i := 0; i < len(widths); i += 2 {
		widths[i] = min(widths[i], part)
	}
	return widths
}

func (c *chain) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	widths := c.widths(objects, width)
	if widths == nil {
		return (&flow{c.gap}).heightFor(objects, width)
	}
	height := float32(0)
	for i, w := range widths {
		height = max(height, HeightFor(objects[i], w))
	}
	return height
}

// Layout implements fyne.Layout.
func (c *chain) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := c.widths(objects, size.Width)
	if widths == nil {
		(&flow{c.gap}).Layout(objects, size)
		return
	}
	x := float32(0)
	for i, w := range widths {
		height := HeightFor(objects[i], w)
		place(objects[i], x, (size.Height-height)/2, w, height)
		x += w + c.gap
	}
}

// MinSize implements fyne.Layout.
func (c *chain) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return (&flow{c.gap}).MinSize(objects)
}
