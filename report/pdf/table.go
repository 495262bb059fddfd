package pdf

import (
	"allelens/report/document"
	"allelens/report/figure"
)

const (
	gutter = 8.0 // between columns
	rowPad = 3.5 // above and below a row
)

// table sets rows under a header that is repeated on each page. A row moves to the next page
// whole; only one taller than a page is broken.
func (f *flow) table(t document.Table) {
	if t.Dense {
		usual := f.look
		f.look.body, f.look.small, f.look.pad = f.look.dense, f.look.dense, f.look.pad*0.42
		defer func() { f.look = usual }()
	}
	columns := f.spread(t.Columns)
	header := f.header(t.Columns, columns)
	heads := func(i int) tag {
		if t.Columns[i].Title == "" {
			return tag{role: roleCell}
		}
		return tag{role: roleHead}
	}
	cells := func(i int) tag {
		if i == 0 && f.tall(header) == 0 && len(columns) > 1 {
			return tag{role: roleHead, rows: true}
		}
		return tag{role: roleCell}
	}
	f.add(tag{role: roleTable})
	f.need(f.tall(header) + minimum(f, t, columns))
	f.row(header, columns, figure.Muted, heads)
	left := 0
	for n, fields := range t.Rows {
		r := make(row, len(columns))
		for i := range columns {
			if i < len(fields) {
				r[i] = f.cellIn(fields[i], columns[i])
			}
		}
		if t.LeftOut != nil && n > 0 && !f.holds(r, t, n) {
			left = n
			break
		}
		f.place(r, header, columns, cells)
	}
	f.add(tag{})
	if left > 0 {
		f.as(roleParagraph, func() { f.paragraph(f.left, f.cell(document.Cell{t.LeftOut(left)}, f.wide)) })
	}
	f.space(6)
}

// holds reports whether the page has room for the row of a number and, where more follow, for the
// line that stands for them.
func (f *flow) holds(r row, t document.Table, n int) bool {
	needed := f.tall(r)
	if n+1 < len(t.Rows) {
		needed += height(f.cell(document.Cell{t.LeftOut(n + 1)}, f.wide))
	}
	return needed <= f.room()
}

// minimum is the height of the first row, as far as it is worth keeping with the header.
func minimum(f *flow, t document.Table, columns []span) float64 {
	if len(t.Rows) == 0 {
		return 0
	}
	r := make(row, len(columns))
	for i := range min(len(columns), len(t.Rows[0])) {
		r[i] = f.cell(t.Rows[0][i], columns[i].width)
	}
	return min(f.tall(r), 120)
}

// cellIn breaks a cell's content into atoms for its column; what fits one line of a column to the right stands there.
func (f *flow) cellIn(c document.Cell, column span) []atom {
	if !column.right {
		return f.cell(c, column.width)
	}
	var all []atom
	for _, l := range c {
		shift := max(0, column.width-f.widest(l))
		for _, a := range f.line(l, column.width+1) {
			all = append(all, atom{a.height, func(at figure.Point) []figure.Shape { return a.draw(figure.Point{X: at.X + shift, Y: at.Y}) }})
		}
	}
	return all
}

// span is a column's place.
type span struct {
	x, width float64
	right    bool // set to the right
}

func (f *flow) spread(columns []document.Column) []span {
	total := 0.0
	for _, c := range columns {
		total += c.Share
	}
	room := f.wide - gutter*float64(len(columns)-1)
	spans, x := make([]span, len(columns)), f.left
	for i, c := range columns {
		w := room * c.Share / total
		spans[i] = span{x, w, c.Right}
		x += w + gutter
	}
	return spans
}

// row is the atoms of each column.
type row [][]atom

func (f *flow) tall(r row) float64 {
	h := 0.0
	for _, c := range r {
		h = max(h, height(c))
	}
	if h == 0 {
		return 0
	}
	return h + 2*f.look.pad
}

func (f *flow) header(columns []document.Column, spans []span) row {
	r := make(row, len(columns))
	for i, c := range columns {
		if c.Title != "" {
			r[i] = f.atoms(c.Title, setting{bold, f.look.small, figure.Muted}, spans[i].width)
			if words := f.width(f.clean(c.Title), bold, f.look.small); c.Right && words < spans[i].width {
				a := r[i][0]
				r[i] = []atom{{a.height, func(at figure.Point) []figure.Shape {
					return a.draw(figure.Point{X: at.X + spans[i].width - words, Y: at.Y})
				}}}
			}
		}
	}
	return r
}

// place sets a row, on the next page if it fits there better, and in parts if it fits on none.
func (f *flow) place(r, header row, columns []span, as func(column int) tag) {
	whole := f.bottom - f.top - f.tall(header)
	for f.tall(r) > f.room() {
		if f.tall(r) > whole && f.room() > 100 {
			var head row
			head, r = r.cut(f.room() - 2*f.look.pad)
			f.row(head, columns, figure.Line, as)
		}
		f.newPage()
		f.as(roleArtifact, func() { f.row(header, columns, figure.Muted, as) })
	}
	f.row(r, columns, figure.Line, as)
}

// cut parts a row at a height: each column keeps the atoms that fit above it.
func (r row) cut(at float64) (head, tail row) {
	head, tail = make(row, len(r)), make(row, len(r))
	for i, c := range r {
		n, h := 0, 0.0
		for n < len(c) && h+c[n].height <= at {
			h += c[n].height
			n++
		}
		head[i], tail[i] = c[:n], c[n:]
	}
	return head, tail
}

// row draws a row and the rule below it, each of its fields as said.
func (f *flow) row(r row, columns []span, rule figure.Role, as func(column int) tag) {
	if f.tall(r) == 0 {
		return
	}
	f.as(roleRow, func() { f.bare(r, columns, as) })
	f.add(figure.Polyline{Points: []figure.Point{{X: f.left, Y: f.y}, {X: f.right(), Y: f.y}}, Stroke: rule, Width: 0.5})
}

// bare draws a row without a rule.
func (f *flow) bare(r row, columns []span, as func(column int) tag) {
	for i, c := range r {
		y := f.y + f.look.pad
		f.tagged(as(i), func() {
			for _, a := range c {
				f.add(a.draw(figure.Point{X: columns[i].x, Y: y})...)
				y += a.height
			}
		})
	}
	f.y += f.tall(r)
}
