package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"

	"allelens/ui/theme"
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

// Adaptive is Columns where there is a least width, in points at text scale 1, and a stack where there is not.
func Adaptive(least, gap float32, spans []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&adaptive{least, columns{gap, spans}, stack{gap, len(objects) - 1}}, objects...)
}

// Split is Columns of two where there is a least width, in points at text scale 1, and of two equal ones where there is not.
func Split(least, gap float32, spans []float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(&split{least, columns{gap, spans}, columns{gap, []float32{1, 1}}}, left, right)
}

type split struct {
	least      float32
	wide, even columns
}

func (s *split) at(width float32) *columns {
	if tooNarrow(width, s.least) {
		return &s.even
	}
	return &s.wide
}

func (s *split) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return s.at(width).heightFor(objects, width)
}

// Layout implements fyne.Layout.
func (s *split) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s.at(size.Width).Layout(objects, size)
}

// MinSize implements fyne.Layout.
func (s *split) MinSize(objects []fyne.CanvasObject) fyne.Size { return s.wide.MinSize(objects) }

// tooNarrow reports whether a width is less than one at text scale 1, in points.
func tooNarrow(width, least float32) bool {
	return width < least*base.Size(theme.SizeCell)/sizeAtOne
}

type adaptive struct {
	least float32
	wide  columns
	tall  stack
}

func (a *adaptive) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	if tooNarrow(width, a.least) {
		return a.tall.heightFor(objects, width)
	}
	return a.wide.heightFor(objects, width)
}

// Layout implements fyne.Layout.
func (a *adaptive) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if tooNarrow(size.Width, a.least) {
		a.tall.Layout(objects, size)
		return
	}
	a.wide.Layout(objects, size)
}

// MinSize implements fyne.Layout.
func (a *adaptive) MinSize(objects []fyne.CanvasObject) fyne.Size { return a.tall.MinSize(objects) }
