package widget

import (
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/theme"
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
	b.shown = &bodyRenderer{body: b}
	b.shown.show()
	return b.shown
}

// bodyRenderer holds the objects of rows in view. A row that stays in view while the table scrolls keeps its object, and each
// object its place among the others: behind one whose place is another the toolkit lays out and measures everything anew.
type bodyRenderer struct {
	body    *gridBody
	rows    []*gridRow     // all are bound to a row
	rules   []*canvas.Line // below the rows, drawn together: what is drawn in turn with other kinds takes twice as long
	width   float32        // for which the rows were laid out
	objects []fyne.CanvasObject
}

func (r *bodyRenderer) Layout(fyne.Size)             { r.show() }
func (r *bodyRenderer) MinSize() fyne.Size           { return r.body.MinSize() }
func (r *bodyRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *bodyRenderer) Destroy()                     {}

func (r *bodyRenderer) Refresh() {
	r.width, r.rules, r.objects = 0, nil, nil // lines may have another colour now
	r.show()
	canvas.Refresh(r.body)
}

// show binds row objects to the rows in view: to those that were not there before, or to all where the data or the
// width are others.
func (r *bodyRenderer) show() {
	g := r.body.grid
	width := r.body.Size().Width
	if g.rows == 0 || width == 0 {
		r.objects, r.rows, r.rules = nil, nil, nil
		return
	}
	again := r.width != width
	r.width = width
	ends, slots := g.ends(width), g.slots(width)
	first, last := r.inView(ends)
	bound, free := r.bound(first, last)
	for i := first; i < last; i++ {
		y := float32(0)
		if i > 0 {
			y = ends[i-1]
		}
		row, kept := bound[i]
		if !kept {
			row, free = r.row(free)
		}
		if !kept || again {
			row.bind(i, slots, ends[i]-y)
		}
		place(row, 0, y, width, ends[i]-y)
	}
	if len(free) > 0 {
		r.rows = slices.DeleteFunc(r.rows, func(row *gridRow) bool { return slices.Contains(free, row) })
	}
	r.list()
	r.rule()
}

// mostBeyond is how many rows out of view keep their objects.
const mostBeyond = 2

// inView are the rows in view, from the first to before the last; and some beyond, for which there are objects: rows that are
// only in part in view come and go.
func (r *bodyRenderer) inView(ends []float32) (first, last int) {
	scroll := r.body.grid.scroll
	top, bottom := scroll.Offset.Y, scroll.Offset.Y+scroll.Size().Height
	first = sort.Search(len(ends), func(i int) bool { return ends[i] > top })
	last = first + sort.Search(len(ends)-first, func(i int) bool { return ends[first+i] >= bottom }) + 1
	last = min(last, len(ends))
	for wanted := min(len(r.rows), last-first+mostBeyond); last-first < wanted; {
		switch {
		case last < len(ends):
			last++
		case first > 0:
			first--
		default:
			return first, last
		}
	}
	return first, last
}

// bound are the objects by the rows from first to before last that they are bound to, and those that are free.
func (r *bodyRenderer) bound(first, last int) (bound map[int]*gridRow, free []*gridRow) {
	bound = map[int]*gridRow{}
	for _, row := range r.rows {
		if row.index >= first && row.index < last {
			bound[row.index] = row
		} else {
			free = append(free, row)
		}
	}
	return bound, free
}

// row is an object for a row, one that is free where there is one.
func (r *bodyRenderer) row(free []*gridRow) (row *gridRow, left []*gridRow) {
	if len(free) > 0 {
		return free[0], free[1:]
	}
	row = newGridRow(r.body.grid)
	r.rows = append(r.rows, row)
	return row, nil
}

// list hands the objects to the toolkit.
func (r *bodyRenderer) list() {
	rows := r.objects[len(r.rules):]
	same := len(rows) == len(r.rows)
	for i := 0; same && i < len(rows); i++ {
		same = rows[i] == fyne.CanvasObject(r.rows[i])
	}
	if same {
		return
	}
	for len(r.rules) < len(r.rows) {
		r.rules = append(r.rules, &canvas.Line{StrokeColor: colour(theme.ColorLine, r.body), StrokeWidth: theme.Hairline})
	}
	r.rules = r.rules[:len(r.rows)]
	r.objects = make([]fyne.CanvasObject, 0, 2*len(r.rows))
	for _, rule := range r.rules {
		r.objects = append(r.objects, rule)
	}
	for _, row := range r.rows {
		r.objects = append(r.objects, row)
	}
}

// rule draws the line below each row.
func (r *bodyRenderer) rule() {
	for i, row := range r.rows {
		y := row.Position().Y + row.Size().Height
		r.rules[i].Position1, r.rules[i].Position2 = fyne.NewPos(0, y), fyne.NewPos(row.Size().Width, y)
	}
}
