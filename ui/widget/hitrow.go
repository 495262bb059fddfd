package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// HitRow is a row of a list that a field above chooses from: a sign, what it is, and a verdict at the right. It takes no
// stop of the keyboard; the field's arrows select it. Its objects stay the same whatever it shows.
type HitRow struct {
	pressable
	sign       *sign
	words      *Text
	says       *Text
	key        *Text // word of the key that presses the selected row
	face, mark *Surface
	content    *fyne.Container
	selected   bool
}

// NewHitRow makes an empty row; key stands at the right of it while it is selected.
func NewHitRow(key string) *HitRow {
	r := &HitRow{sign: newSign(), words: NewText(), says: NewText().Aligned(fyne.TextAlignTrailing), key: NewLine(Small(key)),
		face: NewSurface("", "", 0), mark: NewSurface("", "", 0)}
	r.key.Hidden = true
	r.content = Inset(hitInset, hitSide, hitInset, hitSide, GrowingRow(hitGap, 1, Reserved(r.sign),
		Columns(hitGap, []float32{hitWords, hitOf}, r.words, r.says), Reserved(r.key)))
	r.ExtendBaseWidget(r)
	return r
}

// Set replaces what the row shows, and what it does when it is pressed; the row is not selected then.
func (r *HitRow) Set(tone theme.Tone, words, says []Span, tapped func()) {
	r.onTapped, r.selected = tapped, false
	r.sign.set(tone)
	r.words.Set(words...)
	r.says.Set(says...)
	r.paint()
}

// SetSelected marks the row.
func (r *HitRow) SetSelected(on bool) { r.selected = on; r.paint() }

// Selected reports whether the row is marked.
func (r *HitRow) Selected() bool { return r.selected }

// Insets of a row, the width of the mark of the selected one, and the part of the width for its words.
const (
	hitInset        float32 = 6
	hitSide         float32 = 20
	hitMark         float32 = 3
	hitGap          float32 = 12
	hitWords, hitOf float32 = 3, 2
)

// HeightFor implements Measured. The key keeps its room while it is hidden, so that no row grows when it is selected.
func (r *HitRow) HeightFor(width float32) float32 { return HeightFor(r.content, width) }

func (r *HitRow) paint() {
	fill, mark := fyne.ThemeColorName(""), fyne.ThemeColorName("")
	switch {
	case r.selected:
		fill, mark = theme.ColorAccentSoft, theme.ColorAccent
	case r.hovered:
		fill = theme.ColorHover
	}
	r.face.Set(fill, "")
	r.mark.Set(mark, "")
	if r.key.Hidden == r.selected {
		r.key.Hidden = !r.selected
		r.key.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (r *HitRow) CreateRenderer() fyne.WidgetRenderer {
	return (&rendering{
		objects: []fyne.CanvasObject{r.face, r.mark, r.content},
		layout: func(s fyne.Size) {
			r.face.Resize(s)
			place(r.mark, 0, 0, hitMark, s.Height)
			r.content.Resize(s)
		},
		least:   func() fyne.Size { return fyne.Size{} },
		refresh: func() { r.paint(); r.content.Refresh() },
	}).laidOut(r)
}
