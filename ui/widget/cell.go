package widget

import "allelens/ui/theme"

// Cell is what a table shows at one place: styled text, or a badge.
type Cell struct {
	Spans []Span
	Badge string
	Tone  theme.Tone // of the badge
}

// TextCell is a cell of styled text.
func TextCell(spans ...Span) Cell { return Cell{Spans: spans} }

// BadgeCell is a cell with a badge.
func BadgeCell(word string, tone theme.Tone) Cell { return Cell{Badge: word, Tone: tone} }

// cellView paints one cell; it is kept and bound to other cells while the table scrolls.
type cellView struct {
	text    *Text
	badge   *badge // nil until a cell has one
	isBadge bool
}

func newCellView(wraps bool) *cellView { return &cellView{text: newText(wraps, nil)} }

func (c *cellView) bind(cell Cell) {
	if c.isBadge = cell.Badge != ""; c.isBadge {
		c.show(cell)
		return
	}
	c.text.Set(cell.Spans...)
}

// show gives the badge what a cell shows.
func (c *cellView) show(cell Cell) {
	if c.badge == nil {
		c.badge = newBadge(cell.Badge, cell.Tone)
	}
	c.badge.set(cell.Badge, cell.Tone)
}

// shown is what the cell is painted by.
func (c *cellView) shown() Measured {
	if c.isBadge {
		return c.badge
	}
	return c.text
}

// refresh has it painted in the colours of now, also what is not shown.
func (c *cellView) refresh() {
	c.text.Refresh()
	if c.badge != nil {
		c.badge.Refresh()
	}
}

// width is how much of a cell's width is used.
func (c *cellView) width(width float32) float32 {
	if c.isBadge {
		return min(c.badge.MinSize().Width, width)
	}
	return width
}

func (c *cellView) height(width float32) float32 { return c.shown().HeightFor(c.width(width)) }

// measured is the height that a cell needs at a width; the view is not drawn for it.
func (c *cellView) measured(cell Cell, width float32) float32 {
	if c.isBadge = cell.Badge != ""; c.isBadge {
		c.show(cell)
	} else {
		c.text.spans = cell.Spans
		c.text.forget()
	}
	return c.height(width)
}

// place sets the cell into its part of a row; tall rows align at the top, others in the middle.
func (c *cellView) place(x, y, width, height float32, top bool) {
	own := c.height(width)
	if !top {
		y += (height - own) / 2
	}
	place(c.shown(), x, y, c.width(width), own)
}
