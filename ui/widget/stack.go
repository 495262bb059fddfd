package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Stack sets objects below one another, each as wide as the stack and as high as it needs, gap points apart.
func Stack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&stack{gap: gap, grow: -1}, objects...)
}

// GrowingStack is a Stack whose object with index grow takes the height that is left.
func GrowingStack(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&stack{gap: gap, grow: grow}, objects...)
}

type stack struct {
	gap  float32
	grow int // index of the object that takes what is left; -1 for none
}

func (s *stack) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := gaps(objects, s.gap)
	for _, o := range visible(objects) {
		height += HeightFor(o, width)
	}
	return height
}

// Layout implements fyne.Layout.
func (s *stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 {
		return // not shown yet
	}
	left := size.Height - s.heightFor(objects, size.Width)
	y := float32(0)
	for i, o := range objects {
		if o == nil || !o.Visible() {
			continue
		}
		height := HeightFor(o, size.Width)
		if i == s.grow {
			height = max(height+left, 0)
		}
		place(o, 0, y, size.Width, height)
		y += height + s.gap
	}
}

func (s *stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(0, gaps(objects, s.gap))
	for _, o := range visible(objects) {
		m := o.MinSize()
		least.Width = max(least.Width, m.Width)
		least.Height += m.Height
	}
	return least
}
