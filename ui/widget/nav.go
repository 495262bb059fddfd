package widget

import (
	"strconv"

	"fyne.io/fyne/v2"

	"allelens/report/figure"
	"allelens/ui/theme"
)

// NavItem is an entry of the navigation, with a count in a tone.
type NavItem struct {
	pressable
	text     string
	short    string // the word of a narrow navigation
	icon     string // and the name of what is drawn above it
	narrow   bool
	view     *navView // nil before it is shown
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

// NewNarrowNavItem makes an entry that has a short word, with an icon above it, for a narrow navigation.
func NewNarrowNavItem(text, short, icon string, tapped func()) *NavItem {
	n := NewNavItem(text, tapped)
	n.short, n.icon = short, icon
	return n
}

// SetNarrow sets the short word, with its count below it and the icon above where there is room, in the place of the long one.
func (n *NavItem) SetNarrow(on bool) { n.narrow = on; n.Refresh() }

// SetSelected marks the entry of the screen that is shown.
func (n *NavItem) SetSelected(on bool) { n.selected = on; n.Refresh() }

// SetCount sets the number beside the entry, with the tone's sign; 0 shows none.
func (n *NavItem) SetCount(count int, tone theme.Tone) {
	n.count, n.tone = count, tone
	n.Refresh()
}

// Count is the number beside the entry.
func (n *NavItem) Count() int { return n.count }

// HeightFor implements Measured.
func (n *NavItem) HeightFor(width float32) float32 {
	least := n.MinSize().Height // makes the view
	if n.narrow && n.view != nil {
		return HeightFor(n.view.narrow, width)
	}
	return least
}

// iconless is the scale of text from which on the word stands without an icon.
const iconless = 1.5

// CreateRenderer implements fyne.Widget.
func (n *NavItem) CreateRenderer() fyne.WidgetRenderer {
	v := newNavView(n)
	n.view = v
	return (&rendering{
		objects: []fyne.CanvasObject{v.face, v.wide, v.narrow},
		layout:  v.layout,
		least: func() fyne.Size {
			if n.narrow {
				return v.narrow.MinSize()
			}
			return v.wide.MinSize()
		},
		refresh: func() { v.paint(); v.layout(n.Size()) },
	}).laidOut(n)
}

// navView are the objects of an entry, for a wide and for a narrow navigation.
type navView struct {
	of           *NavItem
	face         *Surface
	label, short *Text
	counts       [2]*navCount
	icon         *Figure
	ink          figure.Role // of the icon as it is drawn
	wide, narrow *fyne.Container
}

func newNavView(n *NavItem) *navView {
	v := &navView{of: n, face: NewSurface("", "", 6), label: NewLine(), short: NewLine().Aligned(fyne.TextAlignCenter), icon: newIcon(n.icon), ink: figure.Ink}
	v.counts = [2]*navCount{newNavCount(), newNavCount()}
	v.wide = Inset(9, 10, 9, 10, GrowingRow(theme.Gap, 0, v.label, v.counts[0].object))
	parts := []fyne.CanvasObject{v.short, amid(v.counts[1].object)}
	if v.icon != nil {
		parts = append([]fyne.CanvasObject{v.icon}, parts...)
	}
	v.narrow = Inset(7, 0, 7, 0, Stack(2, parts...))
	v.paint()
	return v
}

func (v *navView) layout(s fyne.Size) {
	v.face.Resize(s)
	v.wide.Resize(s)
	v.narrow.Resize(s)
}

func (v *navView) paint() {
	n := v.of
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
	ring(v.face, n.focused, fill, "")
	if n.selected && !n.focused && framed(n) {
		v.face.StrokeWidth = chosenFrame
		v.face.Set(fill, theme.ColorAccent)
	}
	v.wide.Hidden, v.narrow.Hidden = n.narrow, !n.narrow
	v.label.Set(Span{Text: n.text, Bold: n.selected, Colour: ink, Size: fyneText})
	v.short.Set(Span{Text: n.short, Bold: n.selected, Colour: ink, Size: theme.SizeCaption})
	if v.icon != nil {
		v.icon.Hidden = themeScale(n) >= iconless
		if role := iconRole(n); role != v.ink {
			v.ink = role
			v.icon.SetBuilder(iconIn(n.icon, role))
		}
	}
	changed := false
	for _, c := range v.counts {
		changed = c.set(n.count, n.tone) || changed
	}
	if changed {
		v.wide.Refresh()
		v.narrow.Refresh()
	}
	v.wide.Layout.Layout(v.wide.Objects, v.wide.Size())
	v.narrow.Layout.Layout(v.narrow.Objects, v.narrow.Size())
}

// iconRole is the colour of an entry's icon.
func iconRole(n *NavItem) figure.Role {
	switch {
	case n.disabled:
		return figure.Muted
	case n.selected:
		return figure.Accent
	}
	return figure.Ink
}

// navCount is the number of an entry with its sign, in a pill.
type navCount struct {
	pill   *Surface
	sign   *sign
	number *Text
	object *fyne.Container
}

func newNavCount() *navCount {
	c := &navCount{pill: NewSurface("", "", 10), sign: newSign(), number: NewLine().Aligned(fyne.TextAlignCenter)}
	c.pill.StrokeSize = theme.SizeBadgeFrame
	c.object = Layers(c.pill, Inset(1, 7, 1, 7, Row(4, c.sign, c.number)))
	c.object.Hide()
	return c
}

// set shows a number, none for 0, and reports whether there is one.
func (c *navCount) set(count int, tone theme.Tone) bool {
	c.pill.Set(tone.Soft, tone.Ink)
	c.sign.set(tone)
	c.number.Set(Span{Text: strconv.Itoa(count), Bold: true, Colour: tone.Ink, Size: theme.SizeSmall})
	c.object.Hidden = count == 0
	return count != 0
}
