package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/theme"
)

// Segment is one of the words of Segments.
type Segment struct {
	Value, Words string
	Open         bool // stands for a question that is not answered: chosen, it stays grey
}

// Segments is a choice of one of a few words that stand side by side, or in columns where there is no room.
// It is one stop of the keyboard: Tab goes on, the arrows choose.
type Segments struct {
	pressable
	OnPick  func(word fyne.CanvasObject) // told where the word is that a person chooses; may be nil
	all     []Segment
	chosen  string
	changed func(value string)
	parts   []*segment
	row     *fyne.Container
	frame   *Surface
}

// NewSegments makes a choice; equal is the least width of each word in points, 0 for its own. changed is told what a
// person chooses.
func NewSegments(equal float32, chosen string, changed func(value string), all ...Segment) *Segments {
	s := &Segments{chosen: chosen, changed: changed, frame: NewSurface(theme.ColorCard, theme.ColorControl, theme.ControlRadius)}
	s.row = container.New(segmented{equal})
	s.SetSegments(all...)
	s.ExtendBaseWidget(s)
	return s
}

// SetSegments replaces the words, if they are others.
func (s *Segments) SetSegments(all ...Segment) {
	if slices.Equal(s.all, all) {
		return
	}
	s.all, s.parts, s.row.Objects = all, nil, nil
	for i, one := range all {
		part := &segment{of: s, at: i, first: i == 0, words: one.Words}
		part.ExtendBaseWidget(part)
		s.parts = append(s.parts, part)
		s.row.Add(part)
	}
}

// Chosen is the value that is chosen; "" may be one.
func (s *Segments) Chosen() string { return s.chosen }

// Choose marks a value without telling anybody.
func (s *Segments) Choose(value string) {
	s.chosen = value
	s.Refresh()
}

// pick chooses a segment as a person does.
func (s *Segments) pick(at int) {
	if s.disabled || at < 0 || at >= len(s.all) {
		return
	}
	s.Choose(s.all[at].Value)
	if s.OnPick != nil {
		s.OnPick(s.parts[at])
	}
	s.changed(s.chosen)
}

// TypedKey implements fyne.Focusable.
func (s *Segments) TypedKey(e *fyne.KeyEvent) {
	now := slices.IndexFunc(s.all, func(o Segment) bool { return o.Value == s.chosen })
	switch e.Name {
	case fyne.KeyRight, fyne.KeyDown:
		s.pick(min(now+1, len(s.all)-1))
	case fyne.KeyLeft, fyne.KeyUp:
		s.pick(max(now-1, 0))
	case fyne.KeyHome:
		s.pick(0)
	case fyne.KeyEnd:
		s.pick(len(s.all) - 1)
	case fyne.KeySpace:
		s.pick((now + 1) % len(s.all))
	default:
		s.pressable.TypedKey(e)
	}
}

// HeightFor implements Measured.
func (s *Segments) HeightFor(width float32) float32 { return HeightFor(s.row, width) }

// CreateRenderer implements fyne.Widget.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	paint := func() { ring(s.frame, s.focused, theme.ColorCard, theme.ColorControl) }
	paint()
	return (&rendering{
		objects: []fyne.CanvasObject{s.frame, s.row},
		layout: func(size fyne.Size) {
			s.row.Resize(size)
			s.frame.Resize(s.row.Layout.(segmented).extent(s.row.Objects, size))
		},
		least: s.row.MinSize,
		refresh: func() {
			paint()
			for _, p := range s.parts {
				p.Refresh()
			}
		},
	}).laidOut(s)
}

// segment is one word of a choice.
type segment struct {
	fyneui.BaseWidget
	of      *Segments
	at      int
	words   string
	first   bool
	hovered bool
}

// Tapped implements fyne.Tappable.
func (s *segment) Tapped(*fyne.PointEvent) {
	if c := canvasOf(s.of); c != nil && !s.of.disabled {
		c.Focus(s.of)
	}
	s.of.pick(s.at)
}

// MouseIn implements desktop.Hoverable.
func (s *segment) MouseIn(*desktop.MouseEvent) { s.hovered = true; s.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (s *segment) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *segment) MouseOut() { s.hovered = false; s.Refresh() }

// Cursor implements desktop.Cursorable.
func (s *segment) Cursor() desktop.Cursor { return s.of.Cursor() }

func (s *segment) colours() (fill, stroke, ink fyne.ThemeColorName, bold bool) {
	one := s.of.all[s.at]
	chosen := one.Value == s.of.chosen
	switch {
	case chosen && one.Open:
		return theme.ColorNeutralSoft, theme.ColorControl, theme.ColorInk, false
	case chosen:
		return theme.ColorAccentSoft, theme.ColorAccent, theme.ColorAccentInk, true
	case s.of.disabled:
		return "", "", theme.ColorMuted, false
	case s.hovered:
		return theme.ColorHover, "", theme.ColorInk, false
	}
	return "", "", theme.ColorInk, false
}

// CreateRenderer implements fyne.Widget.
func (s *segment) CreateRenderer() fyne.WidgetRenderer {
	face, edge := NewSurface("", "", theme.ControlRadius-1), NewSurface(theme.ColorLine, "", 0)
	label := NewLine().Aligned(fyne.TextAlignCenter)
	paint := func() {
		fill, stroke, ink, bold := s.colours()
		face.StrokeWidth = theme.FocusWidth
		face.Set(fill, stroke)
		label.Set(Span{Text: s.words, Bold: bold, Colour: ink, Size: theme.SizeCell})
		edge.Hidden = s.first || fill != ""
	}
	paint()
	words := Inset(8, 12, 8, 12, label)
	return (&rendering{
		objects: []fyne.CanvasObject{face, edge, words},
		layout: func(size fyne.Size) {
			face.Resize(size)
			edge.Resize(fyne.NewSize(theme.Hairline, size.Height))
			words.Resize(size)
		},
		// The bold word is the wider one: nothing moves when it is chosen.
		least: func() fyne.Size {
			bold := NewLine(Span{Text: s.words, Bold: true, Size: theme.SizeCell}).MinSize()
			return bold.AddWidthHeight(24, 16)
		},
		refresh: paint,
	}).laidOut(s)
}

// segmented sets segments side by side, or in columns of equal width where that needs more room than there is.
type segmented struct{ equal float32 }

// plan is the width of each segment, and how many stand in a row.
func (l segmented) plan(objects []fyne.CanvasObject, width float32) (each []float32, row int) {
	all, widest := float32(0), float32(1)
	for _, o := range objects {
		w := max(o.MinSize().Width, l.equal)
		each, all, widest = append(each, w), all+w, max(widest, w)
	}
	if all <= width+1 {
		return each, max(len(objects), 1)
	}
	for i := range each {
		each[i] = min(widest, width)
	}
	return each, max(int(width/widest), 1)
}

// extent is how much of a size the segments take.
func (l segmented) extent(objects []fyne.CanvasObject, size fyne.Size) fyne.Size {
	each, row := l.plan(objects, size.Width)
	width := float32(0)
	for _, w := range each[:min(row, len(each))] {
		width += w
	}
	return fyne.NewSize(width, l.heightFor(objects, size.Width))
}

func (l segmented) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	_, row := l.plan(objects, width)
	return l.MinSize(objects).Height * float32((len(objects)+row-1)/row)
}

// Layout implements fyne.Layout.
func (l segmented) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	each, row := l.plan(objects, size.Width)
	height := l.MinSize(objects).Height
	x, y := float32(0), float32(0)
	for i, o := range objects {
		if i > 0 && i%row == 0 {
			x, y = 0, y+height
		}
		place(o, x, y, each[i], height)
		x += each[i]
	}
}

// MinSize implements fyne.Layout: of the widest word.
func (l segmented) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.Size{}
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least
}
