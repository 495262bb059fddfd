package widget

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	base "fyne.io/fyne/v2/theme"
	fyneui "fyne.io/fyne/v2/widget"
)

// smaller is the least step by which a text with a word that is too wide is set smaller.
const smaller = 0.98

// lineHeight is the height of a line of text over the height of its letters' box.
const lineHeight = 1.17

// Text is styled text without padding. It wraps to its width, or stays on one line and ends
// in an ellipsis where it is cut. A word that is wider than the text makes all of it smaller, though not smaller than
// a table's text at scale 1.
type Text struct {
	fyneui.BaseWidget
	spans  []Span
	wraps  bool
	align  fyne.TextAlign
	broken []broken
	high   struct{ at, line float32 } // the height of a line at a size of text
}

// broken are the lines of a text at a width, in a part of its size.
type broken struct {
	at    breaking
	lines []line
	part  float32
}

// breaking is what the lines of a text depend on.
type breaking struct{ width, size float32 }

// NewText makes text that wraps.
func NewText(spans ...Span) *Text { return newText(true, spans) }

// NewLine makes text of one line.
func NewLine(spans ...Span) *Text { return newText(false, spans) }

func newText(wraps bool, spans []Span) *Text {
	t := &Text{spans: spans, wraps: wraps}
	t.ExtendBaseWidget(t)
	return t
}

// Aligned sets the text's alignment and returns it.
func (t *Text) Aligned(a fyne.TextAlign) *Text { t.align = a; return t }

// Set replaces the text. What is the same already costs nothing.
func (t *Text) Set(spans ...Span) {
	if slices.Equal(t.spans, spans) {
		return
	}
	t.spans = spans
	t.forget()
	t.Refresh()
}

// String is the text without its styles.
func (t *Text) String() string {
	var b strings.Builder
	for _, s := range t.spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// HeightFor implements Measured.
func (t *Text) HeightFor(width float32) float32 {
	if t.onOneLine(width) {
		return t.line()
	}
	b := t.fitted(width)
	return float32(len(b.lines)) * t.line() * b.part
}

// onOneLine reports whether the text takes one line, without breaking it into words: most cells of a table do.
func (t *Text) onOneLine(width float32) bool {
	left := width
	for _, s := range t.spans {
		if strings.Contains(s.Text, "\n") {
			return false
		}
		size, _ := t.measure(s, s.Text, 1)
		if left -= size.Width; left < 0 {
			return false
		}
	}
	return true
}

// forget throws away what was measured.
func (t *Text) forget() { t.broken, t.high.at = nil, 0 }

// line is the height of one line: that of the largest span.
func (t *Text) line() float32 {
	at := base.SizeForWidget(Span{}.size(), t)
	if t.high.at == at && at > 0 {
		return t.high.line
	}
	height := float32(0)
	for _, s := range t.spans {
		size, _ := t.measure(s, "x", 1)
		height = max(height, size.Height)
	}
	t.high.at, t.high.line = at, height*lineHeight
	return height * lineHeight
}

// measure is the size of words in a part of the text's size, and their baseline.
func (t *Text) measure(s Span, text string, part float32) (fyne.Size, float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(text, t.size(s, part), s.style(), fontOf(s.style(), text))
}

// size is the size of a span's letters, in a part of the text's size.
func (t *Text) size(s Span, part float32) float32 {
	return base.SizeForWidget(s.size(), t) * part
}

// natural is the width on one line.
func (t *Text) natural() float32 {
	width := float32(0)
	for _, l := range t.fitted(1e6).lines {
		width = max(width, l.width)
	}
	return width
}

// fitted are the lines at a width.
func (t *Text) fitted(width float32) broken {
	key := breaking{width, base.SizeForWidget(Span{}.size(), t)}
	for _, b := range t.broken {
		if b.at == key {
			return b
		}
	}
	b := broken{at: key, part: 1}
	least, widest := t.leastPart(), float32(0)
	b.lines, widest = t.wrapped(width, 1)
	for t.wraps && widest > 0 && width > 0 && b.part > least { // fonts round: the width is not in proportion
		b.part = max(min(width/widest, smaller)*b.part, least)
		b.lines, widest = t.wrapped(width, b.part)
	}
	if len(t.broken) > 4 {
		t.broken = nil
	}
	t.broken = append(t.broken, b)
	return b
}

// wrapped breaks the text into lines, in a part of its size. widest is the width of the widest word of those that had to be
// broken, 0 where none had.
func (t *Text) wrapped(width, part float32) (lines []line, widest float32) {
	measure := func(span int, text string) float32 {
		size, _ := t.measure(t.spans[span], text, part)
		return size.Width
	}
	w := wrapper{width: width + 0.5, measure: measure}
	if !t.wraps {
		w.width = 1e6
	}
	lines = w.wrap(words(t.spans))
	if !t.wraps && len(lines) > 0 {
		lines = []line{t.cut(lines[0], width+0.5)}
	}
	return lines, w.widest
}

// leastPart is how small the text may be set, as a part of its size: a table's text at scale 1, for the smallest of its
// spans.
func (t *Text) leastPart() float32 {
	least := float32(0)
	for _, s := range t.spans {
		if size := t.size(s, 1); size > 0 {
			least = max(least, sizeAtOne/size)
		}
	}
	return min(least, 1)
}

// cut shortens a line that is too long and ends it in an ellipsis.
func (t *Text) cut(l line, width float32) line {
	if l.width <= width {
		return l
	}
	for i := len(l.runs) - 1; i >= 0; i-- {
		r := &l.runs[i]
		letters := []rune(r.text)
		for n := len(letters); n > 0; n-- {
			text := strings.TrimRight(string(letters[:n]), " ") + "…"
			size, _ := t.measure(t.spans[r.span], text, 1)
			if w := size.Width; r.x+w <= width {
				r.text, r.width = text, w
				return line{l.runs[:i+1], r.x + w}
			}
		}
	}
	return line{}
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t}
	r.draw()
	return r
}

type textRenderer struct {
	text    *Text
	drawn   breaking // for which width and size of text the objects were made
	objects []fyne.CanvasObject
}

func (r *textRenderer) draw() {
	t := r.text
	r.drawn = r.wanted()
	objects := r.objects[:0:0]
	fitted := t.fitted(t.Size().Width)
	height := t.line() * fitted.part
	for row, l := range fitted.lines {
		y := float32(row) * height
		indent := r.indent(l)
		base := r.baseline(l, fitted.part)
		for _, run := range l.runs {
			o := r.letter(t.spans[run.span], run.text, len(objects), fitted.part)
			size, own := t.measure(t.spans[run.span], run.text, fitted.part)
			o.Move(fyne.NewPos(indent+run.x, y+(height-height/lineHeight)/2+base-own))
			o.Resize(size)
			objects = append(objects, o)
		}
	}
	r.objects = objects
}

// baseline is the lowest baseline on the line, from its top.
func (r *textRenderer) baseline(l line, part float32) float32 {
	lowest := float32(0)
	for _, run := range l.runs {
		_, b := r.text.measure(r.text.spans[run.span], "x", part)
		lowest = max(lowest, b)
	}
	return lowest
}

func (r *textRenderer) indent(l line) float32 {
	free := max(r.text.Size().Width-l.width, 0)
	switch r.text.align {
	case fyne.TextAlignCenter:
		return free / 2
	case fyne.TextAlignTrailing:
		return free
	}
	return 0
}

// letter is the object for a run: the one that was there before, or another.
func (r *textRenderer) letter(s Span, text string, index int, part float32) *canvas.Text {
	var o *canvas.Text
	if index < len(r.objects) {
		o = r.objects[index].(*canvas.Text)
	} else {
		o = canvas.NewText("", color.Black)
	}
	o.Text, o.TextStyle, o.FontSource = text, s.style(), fontOf(s.style(), text)
	o.TextSize = r.text.size(s, part)
	o.TextStyle.Underline = s.Link && framed(r.text)
	o.Color = colour(s.colour(), r.text)
	return o
}

func (r *textRenderer) wanted() breaking {
	return breaking{r.text.Size().Width, base.SizeForWidget(Span{}.size(), r.text)}
}

// Layout draws anew only where something is another: Fyne lays out whatever comes into sight.
func (r *textRenderer) Layout(fyne.Size) {
	if r.drawn != r.wanted() {
		r.draw()
	}
}

func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *textRenderer) Destroy()                     {}

// MinSize is one line: whole where it cannot wrap, of any width where it can.
func (r *textRenderer) MinSize() fyne.Size {
	if r.text.wraps {
		return fyne.NewSize(0, r.text.line())
	}
	return fyne.NewSize(r.text.natural(), r.text.line())
}

func (r *textRenderer) Refresh() {
	r.text.forget()
	r.draw()
	canvas.Refresh(r.text)
}
