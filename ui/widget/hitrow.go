package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// HitRow is a row of a list that a field above chooses from: a sign, what it is, and a verdict at the right. It takes no
// stop of the keyboard; the field's arrows select it.
type HitRow struct {
	pressable
	tone     theme.Tone
	words    []Span
	says     []Span
	key      string // word of the key that presses the selected row
	selected bool
}

// NewHitRow makes a row; key stands at the right of it while it is selected.
func NewHitRow(tone theme.Tone, words, says []Span, key string, tapped func()) *HitRow {
	r := &HitRow{tone: tone, words: words, says: says, key: key}
	r.onTapped = tapped
	r.ExtendBaseWidget(r)
	return r
}

// SetSelected marks the row.
func (r *HitRow) SetSelected(on bool) { r.selected = on; r.Refresh() }

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

func (r *HitRow) content() *fyne.Container {
	sign := newSign()
	sign.set(r.tone)
	key := NewLine(Small(r.key))
	return Inset(hitInset, hitSide, hitInset, hitSide, GrowingRow(hitGap, 1, Fixed(signSize+2, sign),
		Columns(hitGap, []float32{hitWords, hitOf}, NewText(r.words...), NewText(r.says...).Aligned(fyne.TextAlignTrailing)), key))
}

// HeightFor implements Measured.
func (r *HitRow) HeightFor(width float32) float32 { return HeightFor(r.content(), width) }

// CreateRenderer implements fyne.Widget.
func (r *HitRow) CreateRenderer() fyne.WidgetRenderer {
	face, mark := NewSurface("", "", 0), NewSurface("", "", 0)
	content := r.content()
	row := content.Objects[0].(*fyne.Container)
	paint := func() {
		face.Set("", "")
		mark.Set("", "")
		row.Objects[2].Hide()
		switch {
		case r.selected:
			face.Set(theme.ColorAccentSoft, "")
			mark.Set(theme.ColorAccent, "")
			row.Objects[2].Show()
		case r.hovered:
			face.Set(theme.ColorHover, "")
		}
	}
	paint()
	return (&rendering{
		objects: []fyne.CanvasObject{face, mark, content},
		layout: func(s fyne.Size) {
			face.Resize(s)
			place(mark, 0, 0, hitMark, s.Height)
			content.Resize(s)
		},
		least:   func() fyne.Size { return fyne.Size{} },
		refresh: func() { paint(); content.Refresh(); content.Resize(r.Size()) },
	}).laidOut(r)
}
