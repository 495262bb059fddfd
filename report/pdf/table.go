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
	columns := spread(t.Columns)
	header := f.header(t.Columns, columns)
	f.need(header.height() + minimum(f, t, columns))
	f.row(header, columns, figure.Muted)
	for n, cells := range t.Rows {
		r := make(row, len(columns))
		for i := range columns {
			if i < len(cells) {
				r[i] = f.cell(cells[i], columns[i].width)
			}
		}
		if t.LeftOut != nil && n > 0 && !f.holds(r, t, n) {
			f.paragraph(margin, f.cell(document.Cell{t.LeftOut(n)}, bodyWidth))
			break
		}
		f.place(r, header, columns)
	}
	f.space(6)
}

// holds reports whether the page has room for the row of a number and, where more follow, for the
// line that stands for them.
func (f *flow) holds(r row, t document.Table, n int) bool {
	needed := r.height()
	if n+1 < len(t.Rows) {
		needed += height(f.cell(document.Cell{t.LeftOut(n + 1)}, bodyWidth))
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
	return min(r.height(), 120)
}

// span is a column's place.
type span struct{ x, width float64 }

func spread(columns []document.Column) []span {
	total := 0.0
	for _, c := range columns {
		total += c.Share
	}
	room := bodyWidth - gutter*float64(len(columns)-1)
	spans, x := make([]span, len(columns)), margin
	for i, c := range columns {
		w := room * c.Share / total
		spans[i] = span{x, w}
		x += w + gutter
	}
	return spans
}

// row is the atoms of each column.
type row [][]atom

func (r row) height() float64 {
	h := 0.0
	for _, c := range r {
		h = max(h, height(c))
	}
	if h == 0 {
		return 0
	}
	return h + 2*rowPad
}

func (f *flow) header(columns []document.Column, spans []span) row {
	r := make(row, len(columns))
	for i, c := range columns {
		if c.Title != "" {
			r[i] = f.atoms(c.Title, setting{bold, smallSize, figure.Muted}, spans[i].width)
		}
	}
	return r
}

// place sets a row, on the next page if it fits there better, and in parts if it fits on none.
func (f *flow) place(r, header row, columns []span) {
	whole := bodyBottom - bodyTop - header.height()
	for r.height() > f.room() {
		if r.height() > whole && f.room() > 100 {
			var head row
			head, r = r.cut(f.room() - 2*rowPad)
			f.row(head, columns, figure.Line)
		}
		f.newPage()
		f.row(header, columns, figure.Muted)
	}
	f.row(r, columns, figure.Line)
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

// row draws a row and the rule below it.
func (f *flow) row(r row, columns []span, rule figure.Role) {
	if r.height() == 0 {
		return
	}
	f.bare(r, columns)
	f.add(figure.Polyline{Points: []figure.Point{{X: margin, Y: f.y}, {X: pageWidth - margin, Y: f.y}}, Stroke: rule, Width: 0.5})
}

// bare draws a row without a rule.
func (f *flow) bare(r row, columns []span) {
	for i, c := range r {
		y := f.y + rowPad
		for _, a := range c {
			f.add(a.draw(figure.Point{X: columns[i].x, Y: y})...)
			y += a.height
		}
	}
	f.y += r.height()
}
