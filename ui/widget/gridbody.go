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
	grid *grid
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

// CreateRenderer implements fyne.Widget.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer {
	r := &bodyRenderer{body: b}
	r.show()
	return r
}

type bodyRenderer struct {
	body    *gridBody
	pool    []*gridRow
	objects []fyne.CanvasObject
}

func (r *bodyRenderer) Layout(fyne.Size)             { r.show() }
func (r *bodyRenderer) MinSize() fyne.Size           { return r.body.MinSize() }
func (r *bodyRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *bodyRenderer) Destroy()                     {}
func (r *bodyRenderer) Refresh()                     { r.show(); canvas.Refresh(r.body) }

// show binds row objects to the rows in view.
func (r *bodyRenderer) show() {
	g := r.body.grid
	width := r.body.Size().Width
	if g.rows == 0 || width == 0 {
		r.objects = nil
		return
	}
	ends := g.ends(width)
	top, bottom := g.scroll.Offset.Y, g.scroll.Offset.Y+g.scroll.Size().Height
	first := sort.Search(len(ends), func(i int) bool { return ends[i] > top })
	objects := make([]fyne.CanvasObject, 0, len(r.objects))
	widths := g.widths(width)
	for i := first; i < len(ends); i++ {
		y := float32(0)
		if i > 0 {
			y = ends[i-1]
		}
		if y >= bottom {
			break
		}
		row := r.row(len(objects))
		row.bind(i, widths, ends[i]-y)
		place(row, 0, y, width, ends[i]-y)
		objects = append(objects, row)
	}
	r.objects = objects
}

func (r *bodyRenderer) row(n int) *gridRow {
	for n >= len(r.pool) {
		r.pool = append(r.pool, newGridRow(r.body.grid))
	}
	return r.pool[n]
}
