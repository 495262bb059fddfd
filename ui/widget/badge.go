package widget

import (
	"fyne.io/fyne/v2"
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
	face  *badgeFace
	label *Text
}

func newBadge(word string, tone theme.Tone) *badge {
	b := &badge{word: word, tone: tone, face: newBadgeFace(), label: NewText()}
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

// say gives the label what the badge shows.
func (b *badge) say() {
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
	if b.tone.Sign == "" {
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

// CreateRenderer implements fyne.Widget. A table shows many badges, so that no containers hold their parts, and one on a
// single line is one picture.
func (b *badge) CreateRenderer() fyne.WidgetRenderer {
	r := &rendering{least: b.MinSize}
	paint := func() {
		look := b.looks()
		b.face.set(look)
		if r.objects = []fyne.CanvasObject{b.face.raster}; look.word == "" {
			r.objects = append(r.objects, b.label)
		}
	}
	r.layout = func(s fyne.Size) {
		b.face.raster.Resize(s)
		high := b.label.HeightFor(s.Width - b.before() - badgeSide)
		place(b.label, b.before(), (s.Height-high)/2, s.Width-b.before()-badgeSide, high)
		paint()
	}
	r.refresh = func() {
		b.label.Refresh()
		paint()
	}
	paint()
	return r.laidOut(b)
}

// looks is what the picture of the badge shows. The frame in the word's colour is drawn only by themes whose pale
// backgrounds cannot be told apart. Words that go on below, or have signs of other fonts, are not in the picture.
func (b *badge) looks() faceLook {
	look := faceLook{ink: colour(b.tone.Ink, b), soft: colour(b.tone.Soft, b), sign: b.tone.Sign, scale: themeScale(b)}
	look.frame = base.SizeForWidget(theme.SizeBadgeFrame, b)
	if s := b.Size(); b.label.onOneLine(s.Width-b.before()-badgeSide) && hasAll(fontKey{bold: true}, b.word) {
		span := b.label.spans[0]
		_, rise := b.label.measure(span, b.word, 1)
		line := b.label.line()
		look.word, look.size = b.word, b.label.size(span, 1)
		look.left, look.baseline = b.before(), (s.Height-line)/2+(line-line/lineHeight)/2+rise
	}
	return look
}

// Pictured is the word that is part of the badge's picture, with its place in the badge and its size in points; "" where the
// word is drawn by itself.
func (b *badge) Pictured() (word string, at fyne.Position, size fyne.Size) {
	line := b.label.line()
	return b.face.look.word, fyne.NewPos(b.before(), (b.Size().Height-line)/2), fyne.NewSize(b.label.natural(), line)
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
