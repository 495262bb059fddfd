package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"
)

// Centred puts an object in the middle, at most width points wide and as high as it needs.
func Centred(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(centred(width), o)
}

type centred float32

func (c centred) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[0], min(float32(c), width))
}

func (c centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(float32(c), size.Width)
	height := min(HeightFor(objects[0], width), size.Height)
	place(objects[0], (size.Width-width)/2, (size.Height-height)/2, width, height)
}

func (c centred) MinSize(objects []fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// amid puts an object of its own size in the middle of the width.
func amid(o fyne.CanvasObject) *fyne.Container { return container.New(middle{}, o) }

type middle struct{}

func (middle) heightFor(objects []fyne.CanvasObject, _ float32) float32 {
	if !objects[0].Visible() {
		return 0
	}
	return objects[0].MinSize().Height
}

// Layout implements fyne.Layout.
func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	m := objects[0].MinSize()
	place(objects[0], max((size.Width-m.Width)/2, 0), 0, min(m.Width, size.Width), m.Height)
}

// MinSize implements fyne.Layout.
func (l middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.heightFor(objects, 0))
}

// Sized holds an object at a size, as popups ask for.
func Sized(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(sized(fyne.NewSize(width, height)), o)
}

// High holds an object at a height in points at text scale 1, as wide as there is room.
func High(height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(high(height), o)
}

type high float32

func (h high) points() float32 { return float32(h) * base.TextSize() / textAtOne }

func (h high) heightFor([]fyne.CanvasObject, float32) float32 { return h.points() }

// Layout implements fyne.Layout.
func (h high) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
}

// MinSize implements fyne.Layout.
func (h high) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, h.points()) }

// Widened is a width, in points at text scale 1, that grows half as much as the text.
func Widened(width float32) float32 { return width * (1 + base.TextSize()/textAtOne) / 2 }

// textAtOne is the size of running text at scale 1, in points.
const textAtOne = 14

type sized fyne.Size

func (s sized) heightFor([]fyne.CanvasObject, float32) float32 { return s.Height }

func (s sized) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
}

func (s sized) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size(s) }
