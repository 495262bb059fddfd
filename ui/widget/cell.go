package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

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
	text  *Text
	badge *badge
}

func newCellView(wraps bool) *cellView {
	c := &cellView{text: newText(wraps, nil), badge: newBadge("", theme.Neutral)}
	c.badge.Hide()
	return c
}

func (c *cellView) bind(cell Cell) {
	isBadge := cell.Badge != ""
	c.text.Hidden, c.badge.Hidden = isBadge, !isBadge
	if isBadge {
		c.badge.set(cell.Badge, cell.Tone)
		return
	}
	c.text.Set(cell.Spans...)
}

func (c *cellView) height(width float32) float32 {
	if c.badge.Visible() {
		return c.badge.HeightFor(min(c.badge.MinSize().Width, width))
	}
	return c.text.HeightFor(width)
}

// measured is the height that a cell needs at a width; the view is not drawn for it.
func (c *cellView) measured(cell Cell, width float32) float32 {
	if cell.Badge == "" {
		c.text.spans = cell.Spans
		c.text.forget()
		return c.text.HeightFor(width)
	}
	c.badge.set(cell.Badge, cell.Tone)
	return c.badge.HeightFor(min(c.badge.MinSize().Width, width))
}

// place sets the cell into its part of a row; tall rows align at the top, others in the middle.
func (c *cellView) place(x, y, width, height float32, top bool) {
	own := c.height(width)
	if !top {
		y += (height - own) / 2
	}
	if c.badge.Visible() {
		place(c.badge, x, y, min(c.badge.MinSize().Width, width), own)
		return
	}
	place(c.text, x, y, width, own)
}

func (c *cellView) objects() []fyne.CanvasObject { return []fyne.CanvasObject{c.text, c.badge} }
