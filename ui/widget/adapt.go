package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Titled sets a mark right behind a text, or at the right edge where the text wraps.
func Titled(gap float32, text *Text, mark fyne.CanvasObject) *fyne.Container {
	return container.New(titled(gap), text, mark)
}

type titled float32

// textWidth is what the text gets, and how much of it the words take.
func (t titled) textWidth(objects []fyne.CanvasObject, width float32) (given, used float32) {
	given = max(width-objects[1].MinSize().Width-float32(t), 1)
	return given, min(objects[0].(*Text).natural()+1, given)
}

func (t titled) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	given, _ := t.textWidth(objects, width)
	return max(HeightFor(objects[0], given), objects[1].MinSize().Height)
}

// Layout implements fyne.Layout.
func (t titled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	given, used := t.textWidth(objects, size.Width)
	place(objects[0], 0, 0, given, HeightFor(objects[0], given))
	mark := objects[1].MinSize()
	line := objects[0].MinSize().Height
	place(objects[1], used+float32(t), max((line-mark.Height)/2, 0), mark.Width, mark.Height)
}

// MinSize implements fyne.Layout.
func (t titled) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[1].MinSize().Width+float32(t), objects[0].MinSize().Height)
}

// Adaptive is Columns where there is a least width, and a stack where there is not.
func Adaptive(least, gap float32, spans []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&adaptive{least, columns{gap, spans}, stack{gap, len(objects) - 1}}, objects...)
}

type adaptive struct {
	least float32
	wide  columns
	tall  stack
}

func (a *adaptive) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	if width < a.least {
		return a.tall.heightFor(objects, width)
	}
	return a.wide.heightFor(objects, width)
}

// Layout implements fyne.Layout.
func (a *adaptive) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width < a.least {
		a.tall.Layout(objects, size)
		return
	}
	a.wide.Layout(objects, size)
}

// MinSize implements fyne.Layout.
func (a *adaptive) MinSize(objects []fyne.CanvasObject) fyne.Size { return a.tall.MinSize(objects) }
