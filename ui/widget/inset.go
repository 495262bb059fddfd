package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Inset keeps an object away from the edges.
func Inset(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{top, right, bottom, left}, o)
}

// Padded is an Inset by the same distance on all sides.
func Padded(by float32, o fyne.CanvasObject) *fyne.Container { return Inset(by, by, by, by, o) }

type inset struct{ top, right, bottom, left float32 }

func (i *inset) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[0], width-i.left-i.right) + i.top + i.bottom
}

func (i *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], i.left, i.top, max(size.Width-i.left-i.right, 0), max(size.Height-i.top-i.bottom, 0))
}

func (i *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(i.left+i.right, i.top+i.bottom)
}

// Layers lays objects over one another, all of the same size; the first is at the back.
func Layers(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layers{}, objects...)
}

type layers struct{}

func (layers) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for _, o := range objects {
		height = max(height, HeightFor(o, width))
	}
	return height
}

func (layers) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, 0, 0, size.Width, size.Height)
	}
}

func (layers) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.Size{}
	for _, o := range visible(objects) {
		least = least.Max(o.MinSize())
	}
	return least
}

// Fixed gives an object a width and leaves its height free.
func Fixed(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(fixed(width), o)
}

type fixed float32

func (f fixed) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[0], width)
}

func (f fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
}

func (f fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(f), objects[0].MinSize().Height)
}
