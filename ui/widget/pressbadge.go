package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// PressBadge is a badge that leads to where more is said.
type PressBadge struct {
	pressable
	badge *badge
}

// NewPressBadge makes a badge that can be pressed.
func NewPressBadge(word string, tone theme.Tone, tapped func()) *PressBadge {
	b := &PressBadge{badge: newBadge(word, tone)}
	b.onTapped = tapped
	b.ExtendBaseWidget(b)
	return b
}

// Text is the badge's word.
func (b *PressBadge) Text() string { return b.badge.word }

// HeightFor implements Measured.
func (b *PressBadge) HeightFor(width float32) float32 { return b.badge.HeightFor(width) }

// CreateRenderer implements fyne.Widget.
func (b *PressBadge) CreateRenderer() fyne.WidgetRenderer {
	edge := NewSurface("", "", 5)
	paint := func() {
		stroke := fyne.ThemeColorName("")
		if b.hovered {
			stroke = b.badge.tone.Ink
		}
		ring(edge, b.focused, "", stroke)
	}
	paint()
	return (&rendering{
		objects: []fyne.CanvasObject{b.badge, edge},
		layout:  func(s fyne.Size) { b.badge.Resize(s); edge.Resize(s) },
		least:   b.badge.MinSize,
		refresh: paint,
	}).laidOut(b)
}
