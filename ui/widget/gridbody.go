package widget

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fyneui "fyne.io/fyne/v2/widget"
)

// gridBody is as high as all rows together and holds objects for those in view.
type gridBody struct {
	fyneui.BaseWidget
	grid  *grid
	shown *bodyRenderer // nil before it is shown
}

func newGridBody(g *grid) *gridBody {
	b := &gridBody{grid: g}
	b.ExtendBaseWidget(b)
	return b
}

// MinSize implements fyne.CanvasObject.
func (b *gridBody) MinSize() fyne.Size {
	return fyne.NewSize(0, b.grid.total(b.grid.scroll.Size().Width))
}

// scrolled fills the rows that came into view.
func (b *gridBody) scrolled() {
	if b.shown != nil {
		b.shown.show()
	}
}

// CreateRenderer implements fyne.Widget.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer {
	b.shown = &bodyRenderer{body: b, bound: map[int]*gridRow{}}
	b.shown.show()
	return b.shown
}

// bodyRenderer holds the objects of rows in view. A row that stays in view while the table scrolls keeps its object.
type bodyRenderer struct {
	body    *gridBody
	bound   map[int]*gridRow
	spare   []*gridRow
	width   float32 // for which the rows were laid out
	objects []fyne.CanvasObject
}

func (r *bodyRenderer) Layout(fyne.Size)             { r.show() }
func (r *bodyRenderer) MinSize() fyne.Size           { return r.body.MinSize() }
func (r *bodyRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *bodyRenderer) Destroy()                     {}

func (r *bodyRenderer) Refresh() {
	r.width, r.spare = 0, nil // spare rows may have the colours of before
	r.show()
	canvas.Refresh(r.body)
}

// show binds row objects to the rows in view: to those that were not there before, or to all where the data or the
// width are others.
func (r *bodyRenderer) show() {
	g := r.body.grid
	width := r.body.Size().Width
	if g.rows == 0 || width == 0 {
		r.objects = nil
		return
	}
	again := r.width != width
	r.width = width
	ends := g.ends(width)
	top, bottom := g.scroll.Offset.Y, g.scroll.Offset.Y+g.scroll.Size().Height
	first := sort.Search(len(ends), func(i int) bool { return ends[i] > top })
	last := first + sort.Search(len(ends)-first, func(i int) bool { return ends[first+i] >= bottom }) + 1
	last = min(last, len(ends))
	r.free(first, last)
	slots := g.slots(width)
	r.objects = r.objects[:0:0]
	for i := first; i < last; i++ {
		y := float32(0)
		if i > 0 {
			y = ends[i-1]
		}
		row, kept := r.bound[i]
		if !kept {
			row = r.row()
			r.bound[i] = row
		}
		if !kept || again {
			row.bind(i, slots, ends[i]-y)
		}
		place(row, 0, y, width, ends[i]-y)
		r.objects = append(r.objects, row)
	}
}

// free takes the objects of rows that are out of view.
func (r *bodyRenderer) free(first, last int) {
	for i, row := range r.bound {
		if i < first || i >= last {
			delete(r.bound, i)
			r.spare = append(r.spare, row)
		}
	}
}

// row is an object for a row.
func (r *bodyRenderer) row() *gridRow {
	if n := len(r.spare) - 1; n >= 0 {
		row := r.spare[n]
		r.spare = r.spare[:n]
		return row
	}
	return newGridRow(r.body.grid)
}
