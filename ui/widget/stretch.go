package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// stretchRow sets a narrow object left of a wide one, both as high as the wide one needs.
func stretchRow(gap float32, narrow, wide fyne.CanvasObject) *fyne.Container {
	return container.New(stretch(gap), narrow, wide)
}

type stretch float32

func (s stretch) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[1], width-objects[0].MinSize().Width-float32(s))
}

func (s stretch) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := objects[0].MinSize().Width
	x := left + float32(s)
	height := min(HeightFor(objects[1], size.Width-x), size.Height)
	place(objects[0], 0, 0, left, height)
	place(objects[1], x, 0, size.Width-x, height)
}

func (s stretch) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(a.Width+float32(s)+b.Width, b.Height)
}
