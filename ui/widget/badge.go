package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	base "fyne.io/fyne/v2/theme"
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
	word  string
	tone  theme.Tone
	sign  *sign
	label *Text
}

func newBadge(word string, tone theme.Tone) *badge {
	b := &badge{word: word, tone: tone, sign: newSign(), label: NewText()}
	b.say()
	b.ExtendBaseWidget(b)
	return b
}

func (b *badge) set(word string, tone theme.Tone) {
	if b.word == word && b.tone == tone {
		return
	}
	b.word, b.tone = word, tone
	b.say()
	b.Refresh()
}

// say gives sign and label what the badge shows.
func (b *badge) say() {
	b.sign.set(b.tone)
	b.label.Set(Span{Text: b.word, Bold: true, Colour: b.tone.Ink, Size: theme.SizeSmall})
}

// Insets of a badge in points, and the space between sign and word.
const (
	badgeRise float32 = 2
	badgeSide float32 = 8
	signGap   float32 = 5
)

// before is the width of what stands before the word.
func (b *badge) before() float32 {
	if b.sign.Hidden {
		return badgeSide
	}
	return badgeSide + signSize*themeScale(b) + signGap
}

// MinSize implements fyne.CanvasObject: the word on one line, with a point so that rounding breaks none.
func (b *badge) MinSize() fyne.Size {
	return fyne.NewSize(b.before()+b.label.natural()+1+badgeSide, b.label.line()+2*badgeRise)
}

// HeightFor implements Measured: a word that is given less room than it takes goes on below.
func (b *badge) HeightFor(width float32) float32 {
	return b.label.HeightFor(width-b.before()-badgeSide) + 2*badgeRise
}

// CreateRenderer implements fyne.Widget. A table shows many badges, so that no containers hold their parts. The frame in the
// word's colour is drawn only by themes whose pale backgrounds cannot be told apart.
func (b *badge) CreateRenderer() fyne.WidgetRenderer {
	face := canvas.NewRectangle(color.Transparent)
	face.CornerRadius = 5
	paint := func() {
		face.FillColor, face.StrokeColor = colour(b.tone.Soft, b), colour(b.tone.Ink, b)
		face.StrokeWidth = base.SizeForWidget(theme.SizeBadgeFrame, b)
	}
	paint()
	return (&rendering{
		objects: []fyne.CanvasObject{face, b.sign, b.label},
		layout: func(s fyne.Size) {
			face.Resize(s)
			side, high := signSize*themeScale(b), b.label.HeightFor(s.Width-b.before()-badgeSide)
			place(b.sign, badgeSide, (s.Height-side)/2, side, side)
			place(b.label, b.before(), (s.Height-high)/2, s.Width-b.before()-badgeSide, high)
		},
		least: b.MinSize,
		refresh: func() {
			paint()
			b.sign.Refresh()
			b.label.Refresh()
		},
	}).laidOut(b)
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
