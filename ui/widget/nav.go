package widget

import (
	"strconv"

	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// NavItem is an entry of the navigation, with a count in a tone.
type NavItem struct {
	pressable
	text     string
	count    int
	tone     theme.Tone
	selected bool
}

// NewNavItem makes an entry without a count.
func NewNavItem(text string, tapped func()) *NavItem {
	n := &NavItem{text: text, tone: theme.Neutral}
	n.onTapped = tapped
	n.ExtendBaseWidget(n)
	return n
}

// SetSelected marks the entry of the screen that is shown.
func (n *NavItem) SetSelected(on bool) { n.selected = on; n.Refresh() }

// SetCount sets the number beside the entry, with the tone's sign; 0 shows none.
func (n *NavItem) SetCount(count int, tone theme.Tone) {
	n.count, n.tone = count, tone
	n.Refresh()
}

// Count is the number beside the entry.
func (n *NavItem) Count() int { return n.count }

// CreateRenderer implements fyne.Widget.
func (n *NavItem) CreateRenderer() fyne.WidgetRenderer {
	face := NewSurface("", "", 6)
	label := NewLine()
	pill := NewSurface("", "", 10)
	pill.StrokeSize = theme.SizeBadgeFrame
	sign, number := newSign(), NewLine().Aligned(fyne.TextAlignCenter)
	count := Layers(pill, Inset(1, 7, 1, 7, Row(4, sign, number)))
	content := Layers(face, Inset(9, 10, 9, 10, GrowingRow(theme.Gap, 0, label, count)))
	paint := func() {
		fill, ink := fyne.ThemeColorName(""), theme.ColorInk
		if n.hovered && !n.disabled {
			fill = theme.ColorHover
		}
		if n.disabled {
			ink = theme.ColorMuted
		}
		if n.selected {
			fill, ink = theme.ColorAccentSoft, theme.ColorAccentInk
		}
		ring(face, n.focused, fill, "")
		label.Set(Span{Text: n.text, Bold: n.selected, Colour: ink, Size: fyneText})
		pill.Set(n.tone.Soft, n.tone.Ink)
		sign.set(n.tone)
		number.Set(Span{Text: strconv.Itoa(n.count), Bold: true, Colour: n.tone.Ink, Size: theme.SizeSmall})
		if count.Hidden = n.count == 0; !count.Hidden {
			content.Refresh()
		}
	}
	paint()
	return (&rendering{
		objects: []fyne.CanvasObject{content},
		layout:  content.Resize,
		least:   content.MinSize,
		refresh: func() { paint(); content.Layout.Layout(content.Objects, content.Size()) },
	}).laidOut(n)
}
