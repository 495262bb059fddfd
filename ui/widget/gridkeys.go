package widget

import "fyne.io/fyne/v2"

var _ fyne.Focusable = (*grid)(nil)

// FocusGained implements fyne.Focusable.
func (g *grid) FocusGained() { g.focused = true; g.paintFocus(); reveal(g) }

// FocusLost implements fyne.Focusable.
func (g *grid) FocusLost() { g.focused = false; g.paintFocus() }

// TypedRune implements fyne.Focusable.
func (g *grid) TypedRune(rune) {}

// TypedKey moves the selection.
func (g *grid) TypedKey(e *fyne.KeyEvent) {
	page := max(int(g.scroll.Size().Height/g.lineHeight())-1, 1)
	switch e.Name {
	case fyne.KeyDown:
		g.step(1)
	case fyne.KeyUp:
		g.step(-1)
	case fyne.KeyPageDown:
		g.step(page)
	case fyne.KeyPageUp:
		g.step(-page)
	case fyne.KeyHome:
		g.choose(0)
	case fyne.KeyEnd:
		g.choose(g.rows - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.press(max(g.selected, 0))
	case fyne.KeyDelete:
		if g.onDelete == nil || g.selected < 0 || !g.onDelete(g.selected) {
			passOn(g, e)
		}
	default:
		passOn(g, e)
	}
}

func (g *grid) step(by int) {
	if g.rows > 0 {
		g.choose(min(max(g.selected+by, 0), g.rows-1))
	}
}
