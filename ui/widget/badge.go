package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/report/figure"
	"allelens/ui/theme"
)

// signSize is the side of a badge's sign in points at text scale 1.
const signSize = 10

// Badge is a word with its tone's sign, on the pale background of the tone.
func Badge(word string, tone theme.Tone) fyne.CanvasObject { return newBadge(word, tone) }

type badge struct {
	fyneui.BaseWidget
	word    string
	tone    theme.Tone
	content fyne.CanvasObject // nil until it is shown
}

func newBadge(word string, tone theme.Tone) *badge {
	b := &badge{word: word, tone: tone}
	b.ExtendBaseWidget(b)
	return b
}

func (b *badge) set(word string, tone theme.Tone) {
	b.word, b.tone = word, tone
	b.Refresh()
}

// CreateRenderer implements fyne.Widget. The frame in the word's colour is drawn only by
// themes whose pale backgrounds cannot be told apart.
func (b *badge) CreateRenderer() fyne.WidgetRenderer {
	face := NewSurface("", "", 5)
	face.StrokeSize = theme.SizeBadgeFrame
	sign, line, label := newSign(), NewLine(), NewText()
	paint := func() {
		face.Set(b.tone.Soft, b.tone.Ink)
		sign.set(b.tone)
		word := Span{Text: b.word, Bold: true, Colour: b.tone.Ink, Size: theme.SizeSmall}
		line.Set(word)
		label.Set(word)
	}
	paint()
	content := Layers(face, Inset(2, 8, 2, 8, GrowingRow(5, 1, sign, container.New(&phrase{line: line}, label))))
	b.content = content
	return (&rendering{
		objects: []fyne.CanvasObject{content},
		layout:  content.Resize,
		least:   content.MinSize,
		refresh: paint,
	}).laidOut(b)
}

// HeightFor implements Measured: a word that is given less room than it takes goes on below.
func (b *badge) HeightFor(width float32) float32 {
	least := b.MinSize() // makes the content
	if width >= least.Width || b.content == nil {
		return least.Height
	}
	return HeightFor(b.content, width)
}

// sign is the sign of a tone, as large as the text beside it asks for; hidden for a tone without one.
type sign struct {
	fyneui.BaseWidget
	tone theme.Tone
}

func newSign() *sign {
	s := &sign{}
	s.ExtendBaseWidget(s)
	return s
}

func (s *sign) set(tone theme.Tone) {
	if s.tone == tone && s.Hidden == (tone.Sign == "") {
		return
	}
	s.tone = tone
	s.Hidden = tone.Sign == ""
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *sign) CreateRenderer() fyne.WidgetRenderer {
	r := &signRenderer{sign: s, painter: painter{owner: s}}
	r.paint()
	return r
}

type signRenderer struct {
	sign    *sign
	painter painter
	objects []fyne.CanvasObject
}

func (r *signRenderer) paint() {
	size := r.sign.Size()
	if size.IsZero() || r.sign.tone.Sign == "" {
		r.objects = nil
		return
	}
	half := float64(min(size.Width, size.Height)) / 2
	shape := figure.BadgeSign(r.sign.tone.Sign, figure.Point{X: half, Y: half}, half/1.1, theme.RoleOf(r.sign.tone.Ink))
	r.objects = r.painter.paint(figure.Scene{Shapes: []figure.Shape{shape}}, 1)
}

func (r *signRenderer) Layout(fyne.Size) { r.paint() }

// MinSize is a square that grows with the text.
func (r *signRenderer) MinSize() fyne.Size {
	side := signSize * themeScale(r.sign)
	return fyne.NewSquareSize(side)
}

func (r *signRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *signRenderer) Destroy()                     {}
func (r *signRenderer) Refresh()                     { r.paint() }
