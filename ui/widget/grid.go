package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/theme"
)

// Fyne's own table lays a separator object for every row of the data on its first pass and
// walks them on each frame; with uniform rows it also cannot wrap. This grid keeps row
// objects for what is in view only, whatever the number of rows.

const (
	cellInset  float32 = 8 // left and right of a cell's text
	rowInset   float32 = 8 // above and below
	noRow              = -1
	sizeAtOne  float32 = 13 // theme.SizeCell at scale 1, in which column widths are given
	headerRise float32 = 6
	lineGap    float32 = 4 // between the lines of a row
	bandInset  float32 = 5 // above and below the words over a part of the rows
)

// gridColumn is the shape of a column: width in points at scale 1, its share of the width
// that is left over, and its rank among those that go first where there is not enough.
type gridColumn struct {
	width, grow float32
	drop        int
	off         bool // left out until it is asked for
	stacks      bool // begins a line of its own where the text is large
}

// stacked is the text scale from which rows become cards of several lines, where their columns ask for it.
const stacked float32 = 1.5

// grid shows rows of cells under a header. It knows rows by number only.
type grid struct {
	fyneui.BaseWidget
	columns  []gridColumn
	heads    []*gridHead
	rows     int
	cell     func(row, column int) Cell
	wraps    bool
	bare     bool // without heads
	selected int
	waiting  bool // the selected row is to be brought into view when there is one
	onSelect func(row int)
	onGo     func(row int)
	onDelete func(row int) bool
	onPress  func(row, column int) bool
	band     func(row int) string // what stands above a row over all columns; nil for nothing

	focused bool
	header  *fyne.Container
	scroll  *roller
	body    *gridBody
	frame   *Surface
	heights map[breaking][]float32 // ends of rows, by width and text size
}

func newGrid(columns []gridColumn, heads []*gridHead, wraps bool) *grid {
	g := &grid{columns: columns, heads: heads, wraps: wraps, selected: noRow}
	g.body = newGridBody(g)
	g.scroll = newRoller(g, g.body)
	g.scroll.OnScrolled = func(fyne.Position) { g.body.scrolled() }
	g.frame = NewSurface("", "", 6)
	objects := make([]fyne.CanvasObject, len(heads))
	for i, h := range heads {
		objects[i] = h
	}
	g.header = container.New(gridLine{g}, objects...)
	g.ExtendBaseWidget(g)
	return g
}

// setRows replaces the data; the place scrolled to is kept where it still exists.
func (g *grid) setRows(n int, cell func(row, column int) Cell) {
	g.rows, g.cell, g.heights = n, cell, nil
	if g.selected >= n {
		g.selected = noRow
	}
	g.Refresh()
}

// choose selects a row, brings it into view and tells the owner.
func (g *grid) choose(row int) {
	if g.mark(row) && g.onSelect != nil {
		g.onSelect(row)
	}
}

// press chooses a row and goes where it leads.
func (g *grid) press(row int) {
	g.choose(row)
	if row >= 0 && row < g.rows && g.onGo != nil {
		g.onGo(row)
	}
}

// mark selects a row without telling; false when there is no such row.
func (g *grid) mark(row int) bool {
	if row < 0 || row >= g.rows {
		return false
	}
	g.selected = row
	g.reveal(row)
	g.body.Refresh()
	return true
}

func (g *grid) reveal(row int) {
	if g.scroll.Size().Height <= 0 {
		g.waiting = true
		return
	}
	ends := g.ends(g.body.Size().Width)
	top, bottom := float32(0), ends[row]
	if row > 0 {
		top = ends[row-1]
	}
	offset, height := g.scroll.Offset.Y, g.scroll.Size().Height
	switch {
	case top < offset:
		offset = top
	case bottom > offset+height:
		offset = bottom - height
	}
	g.scroll.ScrollToOffset(fyne.NewPos(0, max(offset, 0)))
}

// slot is where a column stands in a row: its place and width in points, 0 where it is left out, and its line.
type slot struct {
	x, width float32
	line     int
}

// slots are the columns' places: on one line with their own widths and a share of what is left. Where there is not enough,
// columns that may go are left out, then the others go on below.
func (g *grid) slots(width float32) []slot {
	scale := base.SizeForWidget(theme.SizeCell, g) / sizeAtOne
	shown, own := g.fitting(width, scale)
	slots := make([]slot, len(g.columns))
	var open []int // columns of the line
	var used float32
	line := 0
	for i, c := range g.columns {
		if !shown[i] {
			continue
		}
		w := min(c.width*scale, width)
		if len(open) > 0 && (own > width && used+w > width || c.stacks && scale >= stacked) {
			g.share(slots, open, width-used)
			open, used = nil, 0
			line++
		}
		slots[i] = slot{width: w, line: line}
		open, used = append(open, i), used+w
	}
	g.share(slots, open, width-used)
	return slots
}

// share gives the columns of a line what is left of it, and their places.
func (g *grid) share(slots []slot, line []int, left float32) {
	grow, x := float32(0), float32(0)
	for _, i := range line {
		grow += g.columns[i].grow
	}
	if len(line) == 1 && g.columns[line[0]].stacks && left > 0 {
		slots[line[0]].width += left
		return
	}
	for _, i := range line {
		if grow > 0 {
			slots[i].width += max(left, 0) * g.columns[i].grow / grow
		}
		slots[i].x = x
		x += slots[i].width
	}
}

// lineHeights are the heights of a row's lines, by the height of each column's cell.
func lineHeights(slots []slot, height func(column int, width float32) float32) []float32 {
	var lines []float32
	for i, s := range slots {
		if s.width == 0 {
			continue
		}
		for len(lines) <= s.line {
			lines = append(lines, 0)
		}
		lines[s.line] = max(lines[s.line], height(i, s.width))
	}
	return lines
}

// rowHeight is the height of a row by its lines.
func rowHeight(lines []float32) float32 {
	height := 2*rowInset + lineGap*float32(max(len(lines)-1, 0))
	for _, h := range lines {
		height += h
	}
	return height
}

// fitting says which columns are shown at a width, and how wide they are together. Those of
// the highest rank go first.
func (g *grid) fitting(width, scale float32) (shown []bool, own float32) {
	shown = make([]bool, len(g.columns))
	for i, c := range g.columns {
		if shown[i] = !c.off; shown[i] {
			own += c.width * scale
		}
	}
	for own > width {
		last := -1
		for i, c := range g.columns {
			if shown[i] && c.drop > 0 && (last < 0 || c.drop > g.columns[last].drop) {
				last = i
			}
		}
		if last < 0 {
			break
		}
		shown[last] = false
		own -= g.columns[last].width * scale
	}
	return shown, own
}

// ends are the lower edges of the rows at a width. Rows of one line are all alike; wrapping
// rows are measured one by one, which is meant for some hundreds of rows.
func (g *grid) ends(width float32) []float32 {
	key := breaking{width, base.SizeForWidget(theme.SizeCell, g)}
	if ends, ok := g.heights[key]; ok {
		return ends
	}
	ends := make([]float32, g.rows)
	slots, y := g.slots(width), float32(0)
	line := g.lineHeight() - 2*rowInset
	uniform := rowHeight(lineHeights(slots, func(int, float32) float32 { return line }))
	view, badges := newCellView(true), map[badgeAt]float32{}
	for i := range ends {
		height := uniform
		if g.wraps {
			height = rowHeight(lineHeights(slots, func(column int, width float32) float32 {
				cell := g.cell(i, column)
				if cell.Badge == "" {
					return max(line, view.measured(cell, width-2*cellInset))
				}
				key := badgeAt{cell.Badge, cell.Tone.Sign == "", width}
				if _, known := badges[key]; !known {
					badges[key] = view.measured(cell, width-2*cellInset)
				}
				return max(line, badges[key])
			}))
		}
		y += height + g.bandHeight(i)
		ends[i] = y
	}
	if g.heights == nil || len(g.heights) > 3 {
		g.heights = map[breaking][]float32{}
	}
	g.heights[key] = ends
	return ends
}

// bandHeight is the height of what stands above a row.
func (g *grid) bandHeight(row int) float32 {
	if g.band == nil || g.band(row) == "" {
		return 0
	}
	return NewLine(Strong("x")).MinSize().Height + 2*bandInset
}

// badgeAt is a badge, with a sign or without one, at a width: a table has few of them, and measuring one takes long.
type badgeAt struct {
	word  string
	bare  bool
	width float32
}

func (g *grid) lineHeight() float32 {
	return newBadge("x", theme.Neutral).MinSize().Height + 2*rowInset - 2
}

func (g *grid) total(width float32) float32 {
	if g.rows == 0 {
		return 0
	}
	return g.ends(width)[g.rows-1]
}

// HeightFor implements Measured: all rows.
func (g *grid) HeightFor(width float32) float32 {
	return g.headHeight(width) + g.total(width)
}

// headHeight is the height of the heads with the line below them.
func (g *grid) headHeight(width float32) float32 {
	if g.bare {
		return 0
	}
	return HeightFor(g.header, width) + theme.Hairline
}

// CreateRenderer implements fyne.Widget.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	rule := NewSurface(theme.ColorLine, "", 0)
	layout := func(s fyne.Size) {
		head := g.headHeight(s.Width)
		if g.header.Hidden, rule.Hidden = g.bare, g.bare; !g.bare {
			place(g.header, 0, 0, s.Width, head-theme.Hairline)
			place(rule, 0, head-theme.Hairline, s.Width, theme.Hairline)
		}
		place(g.scroll, 0, head, s.Width, max(s.Height-head, 0))
		place(g.frame, 0, 0, s.Width, s.Height)
		if g.waiting && g.selected >= 0 && s.Height > head {
			g.waiting = false
			g.reveal(g.selected)
		}
	}
	return (&rendering{
		objects: []fyne.CanvasObject{g.header, rule, g.scroll, g.frame},
		layout:  layout,
		least:   func() fyne.Size { return fyne.NewSize(0, g.header.MinSize().Height+g.lineHeight()) },
		refresh: func() { // of the rows too, and of heads that became higher
			g.paintFocus()
			if s := g.Size(); !s.IsZero() {
				layout(s)
			}
			g.scroll.Refresh()
		},
	}).laidOut(g)
}

func (g *grid) paintFocus() {
	stroke := fyne.ThemeColorName("")
	if g.focused {
		stroke = theme.ColorAccent
	}
	g.frame.StrokeWidth = theme.FocusWidth
	g.frame.Set("", stroke)
}

// gridLine lays the heads into the columns of a grid; where those go on below, the heads follow one another.
type gridLine struct{ grid *grid }

func (l gridLine) heightFor(objects []fyne.CanvasObject, width float32) (height float32) {
	slots := l.grid.slots(width)
	if below(slots) {
		return (&flow{}).heightFor(present(objects, slots), width)
	}
	for i, s := range slots {
		if s.width > 0 {
			height = max(height, objects[i].(Measured).HeightFor(s.width))
		}
	}
	return height
}

// below reports whether columns go on below others.
func below(slots []slot) bool {
	return slices.ContainsFunc(slots, func(s slot) bool { return s.line > 0 })
}

// Layout implements fyne.Layout.
func (l gridLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	slots := l.grid.slots(size.Width)
	for i, s := range slots {
		if s.width == 0 {
			objects[i].Hide()
			continue
		}
		objects[i].Show()
		place(objects[i], s.x, 0, s.width, size.Height)
	}
	if below(slots) {
		(&flow{}).Layout(present(objects, slots), size)
	}
}

// present are the heads of columns that are not left out.
func present(heads []fyne.CanvasObject, slots []slot) (present []fyne.CanvasObject) {
	for i, h := range heads {
		if slots[i].width > 0 {
			present = append(present, h)
		}
	}
	return present
}

// MinSize implements fyne.Layout.
func (l gridLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(0, height)
}
