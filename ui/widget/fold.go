package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// Fold is a row that opens and closes what stands below it: Enter, Space or a click.
type Fold struct {
	pressable
	head, body fyne.CanvasObject
	sign       *Text
	open       bool
	onTurn     func(open bool)
}

// NewFold makes a row over an object, closed or open. turned is called when it was opened or closed, so that what lies
// around it takes its place anew.
func NewFold(head, body fyne.CanvasObject, open bool, turned func(open bool)) *Fold {
	f := &Fold{body: body, open: open, onTurn: turned, sign: NewLine()}
	f.head = GrowingRow(8, 1, f.sign, head)
	f.onTapped = f.turn
	f.ExtendBaseWidget(f)
	f.show()
	return f
}

// Open reports whether what stands below is shown.
func (f *Fold) Open() bool { return f.open }

func (f *Fold) turn() {
	f.open = !f.open
	f.show()
	f.Refresh()
	if f.onTurn != nil {
		f.onTurn(f.open)
	}
}

func (f *Fold) show() {
	words := "+"
	if f.open {
		words = "–"
	}
	f.sign.Set(Strong(words).In(theme.ColorAccent))
	if f.open {
		f.body.Show()
	} else {
		f.body.Hide()
	}
}

func (f *Fold) held() []fyne.CanvasObject { return []fyne.CanvasObject{f.head, f.body} }

// Insets of a fold's row and of its body.
const foldInset, foldIndent float32 = 7, 16

// HeightFor implements Measured.
func (f *Fold) HeightFor(width float32) float32 {
	height := HeightFor(f.head, width) + 2*foldInset
	if f.open {
		height += HeightFor(f.body, width-foldIndent) + foldInset
	}
	return height
}

// CreateRenderer implements fyne.Widget.
func (f *Fold) CreateRenderer() fyne.WidgetRenderer {
	face, rule := NewSurface("", "", 4), NewSurface(theme.ColorLine, "", 0)
	paint := func() {
		fill := fyne.ThemeColorName("")
		if f.hovered {
			fill = theme.ColorHover
		}
		ring(face, f.focused, fill, "")
	}
	layout := func(s fyne.Size) {
		high := HeightFor(f.head, s.Width)
		place(face, 0, 0, s.Width, high+2*foldInset)
		place(f.head, 0, foldInset, s.Width, high)
		place(f.body, foldIndent, high+2*foldInset, s.Width-foldIndent, max(s.Height-high-3*foldInset, 0))
		place(rule, 0, s.Height-theme.Hairline, s.Width, theme.Hairline)
	}
	paint()
	return (&rendering{
		objects: []fyne.CanvasObject{face, f.head, f.body, rule},
		layout:  layout,
		least:   func() fyne.Size { return fyne.Size{} },
		refresh: func() {
			paint()
			if s := f.Size(); !s.IsZero() {
				layout(s)
			}
			f.head.Refresh()
		},
	}).laidOut(f)
}
