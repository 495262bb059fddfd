package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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

// Sized holds an object at a size, as popups ask for.
func Sized(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(sized(fyne.NewSize(width, height)), o)
}

type sized fyne.Size

func (s sized) heightFor([]fyne.CanvasObject, float32) float32 { return s.Height }

func (s sized) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
}

func (s sized) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size(s) }
