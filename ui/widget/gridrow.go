package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/theme"
)

// gridRow is one row in view, without the line below it.
type gridRow struct {
	fyneui.BaseWidget
	grid    *grid
	index   int
	hovered bool
	back    *canvas.Rectangle // no widgets: a row has to be drawn quickly
	cells   []*cellView
	band    *canvas.Rectangle // behind words above the row
	words   *Text
	top     float32 // height of the band
	shown   []fyne.CanvasObject
}

func newGridRow(g *grid) *gridRow {
	r := &gridRow{grid: g, back: canvas.NewRectangle(color.Transparent),
		band: canvas.NewRectangle(color.Transparent), words: NewLine()}
	for range g.columns {
		r.cells = append(r.cells, newCellView(g.wraps))
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *gridRow) bind(index int, slots []slot, height float32) {
	if r.index != index {
		r.hovered = false // the pointer may be elsewhere
	}
	r.index = index
	if r.top = r.grid.bandHeight(index); r.top > 0 {
		r.words.Set(Strong(r.grid.band(index)).In(theme.ColorMuted))
	}
	r.arrange(r.Size())
	r.paint()
	for i, c := range r.cells {
		if slots[i].width > 0 {
			c.bind(r.grid.cell(index, i))
		}
	}
	r.show(slots)
	lines := r.lines(slots, height-r.top)
	y, line := rowInset+r.top, 0
	for i, c := range r.cells {
		s := slots[i]
		if s.width == 0 {
			continue
		}
		for ; line < s.line; line++ {
			y += lines[line] + lineGap
		}
		c.place(s.x+cellInset, y, s.width-2*cellInset, lines[s.line], r.grid.wraps)
	}
}

// show lists the objects of the row: the toolkit goes through all of them for each picture, also through those that are
// hidden.
func (r *gridRow) show(slots []slot) {
	shown := r.shown[:0:0]
	if r.top > 0 {
		shown = append(shown, r.band, r.words)
	}
	shown = append(shown, r.back)
	for i, c := range r.cells {
		if slots[i].width > 0 {
			shown = append(shown, c.shown())
		}
	}
	if !slices.Equal(shown, r.shown) {
		r.shown = shown
	}
}

// lines are the heights of the row's lines; what is one line is as high as the row.
func (r *gridRow) lines(slots []slot, height float32) []float32 {
	lines := lineHeights(slots, func(column int, width float32) float32 { return r.cells[column].height(width - 2*cellInset) })
	if height -= rowHeight(nil) + lineGap*float32(len(lines)-1); len(lines) == 1 || !r.grid.wraps {
		for i := range lines {
			lines[i] = height / float32(len(lines))
		}
	}
	return lines
}

func (r *gridRow) paint() {
	fill := fyne.ThemeColorName("")
	switch {
	case r.index == r.grid.selected:
		fill = theme.ColorAccentSoft
	case r.hovered && r.grid.onSelect != nil:
		fill = theme.ColorHover
	}
	r.fill(r.back, fill)
	r.frame(r.index == r.grid.selected && framed(r))
	r.fill(r.band, theme.ColorSurface)
}

// arrange places what lies behind the cells.
func (r *gridRow) arrange(s fyne.Size) {
	place(r.band, 0, 0, s.Width, r.top)
	place(r.words, cellInset, bandInset, max(s.Width-2*cellInset, 0), max(r.top-2*bandInset, 0))
	place(r.back, 0, r.top, s.Width, s.Height-r.top-theme.Hairline)
}

// frame draws a line around the row, or takes it away.
func (r *gridRow) frame(on bool) {
	width := float32(0)
	if on {
		width = chosenFrame
	}
	if r.back.StrokeWidth != width {
		r.back.StrokeWidth, r.back.StrokeColor = width, colour(theme.ColorAccent, r)
		canvas.Refresh(r.back)
	}
}

// fill gives a rectangle a colour, where it has another.
func (r *gridRow) fill(o *canvas.Rectangle, name fyne.ThemeColorName) {
	if c := colour(name, r); o.FillColor != c {
		o.FillColor = c
		canvas.Refresh(o)
	}
}

// Tapped implements fyne.Tappable: the table gets the keyboard, so that the arrows go on from the row.
func (r *gridRow) Tapped(e *fyne.PointEvent) {
	if e != nil && e.Position.Y < r.top {
		return
	}
	if column, ok := r.column(e); ok && r.grid.onPress != nil && r.grid.onPress(r.index, column) {
		return
	}
	if c := canvasOf(r.grid); c != nil && r.grid.onSelect != nil {
		c.Focus(r.grid)
	}
	r.grid.press(r.index)
}

// column is the one that a click falls on.
func (r *gridRow) column(e *fyne.PointEvent) (int, bool) {
	if e == nil {
		return 0, false
	}
	for i, c := range r.cells {
		o := fyne.CanvasObject(c.shown())
		at, size := o.Position().SubtractXY(cellInset, lineGap/2), o.Size().AddWidthHeight(2*cellInset, lineGap)
		within := e.Position.X >= at.X && e.Position.X < at.X+size.Width && e.Position.Y >= at.Y && e.Position.Y < at.Y+size.Height
		if within && slices.Contains(r.shown, o) {
			return i, true
		}
	}
	return 0, false
}

// MouseIn implements desktop.Hoverable.
func (r *gridRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.paint() }

// MouseMoved implements desktop.Hoverable.
func (r *gridRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *gridRow) MouseOut() { r.hovered = false; r.paint() }

// CreateRenderer implements fyne.Widget.
func (r *gridRow) CreateRenderer() fyne.WidgetRenderer { return rowRenderer{r} }

// rowRenderer hands the toolkit what a row shows at the moment.
type rowRenderer struct{ row *gridRow }

func (r rowRenderer) Layout(s fyne.Size)           { r.row.arrange(s) }
func (r rowRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r rowRenderer) Objects() []fyne.CanvasObject { return r.row.shown }
func (r rowRenderer) Destroy()                     {}

func (r rowRenderer) Refresh() {
	r.row.paint()
	canvas.Refresh(r.row.back)
	canvas.Refresh(r.row.band)
	r.row.words.Refresh()
	for _, c := range r.row.cells {
		c.refresh()
	}
}
