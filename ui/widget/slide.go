package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Slide sets a list and what is told of its row side by side. Where there is not a least width for both, one is shown at a
// time: the list, or, once it is opened, what is told, with the way back above it.
type Slide struct {
	*fyne.Container
	layout *slide
}

// NewSlide makes a slide; least is in points at text scale 1. back stands above what is told where that hides the list.
func NewSlide(least, gap float32, spans []float32, list, told, back fyne.CanvasObject) *Slide {
	l := &slide{least: least, wide: columns{gap, spans}}
	return &Slide{container.New(l, list, told, back), l}
}

// SetOpen shows what is told of the row, or the list, where there is room for one of them.
func (s *Slide) SetOpen(open bool) {
	if s.layout.open != open {
		s.layout.open = open
		s.Refresh()
	}
}

// Over reports whether what is told hides the list.
func (s *Slide) Over() bool { return s.layout.open && s.layout.narrow(s.Size().Width) }

type slide struct {
	least float32
	wide  columns
	open  bool
}

func (s *slide) narrow(width float32) bool { return tooNarrow(width, s.least) }

// Layout implements fyne.Layout.
func (s *slide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, told, back := objects[0], objects[1], objects[2]
	over := s.open && s.narrow(size.Width)
	shows(list, !over)
	shows(told, over || !s.narrow(size.Width))
	shows(back, over)
	switch {
	case over:
		high := back.MinSize()
		place(back, 0, 0, min(high.Width, size.Width), high.Height)
		place(told, 0, high.Height+s.wide.gap, size.Width, max(size.Height-high.Height-s.wide.gap, 0))
	case s.narrow(size.Width):
		list.Move(fyne.Position{})
		list.Resize(size)
	default:
		s.wide.Layout(objects[:2], size)
	}
}

func shows(o fyne.CanvasObject, on bool) {
	if o.Visible() == on {
		return
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// MinSize implements fyne.Layout.
func (s *slide) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Footed sets an object below another one, as high as it needs but no higher than a third of the room.
func Footed(gap float32, main, foot fyne.CanvasObject) *fyne.Container {
	return container.New(footed(gap), main, foot)
}

type footed float32

// Layout implements fyne.Layout.
func (f footed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	main, foot := objects[0], objects[1]
	if !foot.Visible() {
		place(main, 0, 0, size.Width, size.Height)
		return
	}
	high := min(HeightFor(foot, size.Width), size.Height/3)
	place(main, 0, 0, size.Width, max(size.Height-high-float32(f), 0))
	place(foot, 0, size.Height-high, size.Width, high)
}

// MinSize implements fyne.Layout.
func (f footed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
