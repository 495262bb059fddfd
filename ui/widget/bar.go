package widget

import (
	"fyne.io/fyne/v2"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/theme"
)

// Bar shows how far something has come.
type Bar struct {
	fyneui.BaseWidget
	part float32 // 0 to 1
}

// NewBar makes an empty bar.
func NewBar() *Bar {
	b := &Bar{}
	b.ExtendBaseWidget(b)
	return b
}

// SetPart sets the filled part, 0 to 1.
func (b *Bar) SetPart(part float64) {
	b.part = float32(min(max(part, 0), 1))
	b.Refresh()
}

// Part is the filled part, 0 to 1.
func (b *Bar) Part() float64 { return float64(b.part) }

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	back := NewSurface(theme.ColorNeutralSoft, theme.ColorControl, 4)
	back.StrokeSize = theme.SizeBadgeFrame // in high contrast alone
	fill := NewSurface(theme.ColorAccent, "", 4)
	layout := func(s fyne.Size) {
		back.Resize(s)
		fill.Resize(fyne.NewSize(s.Width*b.part, s.Height))
	}
	return (&rendering{
		objects: []fyne.CanvasObject{back, fill},
		layout:  layout,
		least:   func() fyne.Size { return fyne.NewSize(0, 8) },
		refresh: func() { layout(b.Size()) },
	}).laidOut(b)
}
