package figure

import (
	"slices"
	"strconv"
)

// EventSpan is a structural event beside the exons around it, by their places on the chromosome: 1-based, both ends included.
type EventSpan struct {
	Exons []SpanExon // in the order of the transcript; drawn from left to right
	From  int        // the event's first and last base
	To    int
	// FromRange and ToRange are where the ends may lie; equal numbers where they are exact.
	FromRange, ToRange [2]int
	Label              string // "8,510 bases deleted"
	FromWords, ToWords string // of the ends
	Role               Role
	Text               float64 // size of text in points; 0 is the usual
}

// SpanExon is an exon's place on the chromosome.
type SpanExon struct {
	Number     int
	Start, End int
	Touched    bool // by the event
}

// Least widths in points of what is drawn to scale, so that it can be seen; and the part of the width left free at the sides.
const (
	leastExon  = 3.0
	leastEvent = 3.0
	spanAside  = 0.03
)

// EventScale draws the event as a hatched bar below its exons and those beside them, to the scale of the chromosome, in the
// direction of the transcript. Whiskers reach over where each end may lie.
func EventScale(width float64, e EventSpan) Scene {
	if len(e.Exons) == 0 || width <= 0 {
		return Scene{Width: width}
	}
	size := textSize(e.Text)
	at := e.scale(width)
	s := Scene{Width: width, Height: 7.4 * size}
	line := 2.2 * size
	s.Shapes = append(s.Shapes, Polyline{Points: []Point{{0, line}, {width, line}}, Stroke: Muted, Width: 0.1 * size})
	s.Shapes = append(s.Shapes, e.exons(at, line, size, width)...)
	top, bottom := 3.5*size, 4.5*size
	x, to := sorted(at(e.From), at(e.To))
	to = max(to, x+leastEvent)
	s.Shapes = append(s.Shapes, hatch(x, to, top, bottom, e.Role, 0.12*size)...)
	for _, r := range [][2]int{e.FromRange, e.ToRange} {
		if r[0] != r[1] {
			s.Shapes = append(s.Shapes, whisker(at(r[0]), at(r[1]), top, bottom, size)...)
		}
	}
	s.Shapes = append(s.Shapes, e.words(x, to, bottom, size, width)...)
	return s
}

// scale gives the place of a base: the exons and the event with what is left free beside them, in the transcript's direction.
func (e EventSpan) scale(width float64) func(base int) float64 {
	low, high := min(e.From, e.FromRange[0], e.ToRange[0]), max(e.To, e.FromRange[1], e.ToRange[1])
	if e.FromRange == [2]int{} || e.ToRange == [2]int{} {
		low, high = e.From, e.To
	}
	for _, x := range e.Exons {
		low, high = min(low, x.Start), max(high, x.End)
	}
	backwards := e.Exons[0].Start > e.Exons[len(e.Exons)-1].Start
	free := spanAside * width
	return func(base int) float64 {
		part := float64(base-low) / float64(max(high-low, 1))
		if backwards {
			part = 1 - part
		}
		return free + part*(width-2*free)
	}
}

// exons are the boxes with their numbers above: those of the event first, the others where there is room.
func (e EventSpan) exons(at func(int) float64, line, size, width float64) (shapes []Shape) {
	var taken []Bounds
	byTouch := slices.Clone(e.Exons)
	slices.SortStableFunc(byTouch, func(a, b SpanExon) int { return boolean(b.Touched) - boolean(a.Touched) })
	for _, x := range byTouch {
		from, to := sorted(at(x.Start), at(x.End))
		to = max(to, from+leastExon)
		fill := Muted
		if x.Touched {
			fill = e.Role
		}
		shapes = append(shapes, Rect{Min: Point{from, line - 0.8*size}, Max: Point{to, line + 0.8*size}, Fill: fill})
		name := strconv.Itoa(x.Number)
		half := TextWidth(name, 0.9*size, x.Touched) / 2
		t := Text{At: Point{min(max((from+to)/2, half), width-half), size}, Text: name, Size: 0.9 * size, Bold: x.Touched, Colour: Ink, Anchor: Middle}
		if box := t.Bounds(); !slices.ContainsFunc(taken, box.Overlaps) {
			box.Min.X, box.Max.X = box.Min.X-0.3*size, box.Max.X+0.3*size
			taken, shapes = append(taken, box), append(shapes, t)
		}
	}
	return shapes
}

// whisker reaches over where an end may lie.
func whisker(from, to, top, bottom, size float64) []Shape {
	from, to = sorted(from, to)
	to = max(to, from+leastEvent)
	middle, wide := (top+bottom)/2, 0.14*size
	upright := func(x float64) Shape {
		return Polyline{Points: []Point{{x, top - 0.2*size}, {x, bottom + 0.2*size}}, Stroke: Ink, Width: wide}
	}
	return []Shape{upright(from), upright(to), Polyline{Points: []Point{{from, middle}, {to, middle}}, Stroke: Ink, Width: wide}}
}

// words are how long the event is, and below where it ends: apart where there is room, else in one line.
func (e EventSpan) words(x, to, bottom, size, width float64) []Shape {
	within := func(words string, middle, y float64, bold bool) Text {
		half := TextWidth(words, size, bold) / 2
		return Text{At: Point{min(max(middle, half), max(width-half, half)), y}, Text: words, Size: size, Bold: bold, Colour: Ink, Anchor: Middle}
	}
	first, last := e.FromWords, e.ToWords
	if len(e.Exons) > 1 && e.Exons[0].Start > e.Exons[len(e.Exons)-1].Start {
		first, last = last, first
	}
	all := []Shape{within(e.Label, (x+to)/2, bottom+1.4*size, true)}
	a, b := within(first, x, bottom+2.7*size, false), within(last, to, bottom+2.7*size, false)
	if box := a.Bounds(); box.Max.X+size > b.Bounds().Min.X {
		return append(all, within(first+" – "+last, (x+to)/2, bottom+2.7*size, false))
	}
	return append(all, a, b)
}

// sorted gives two places from left to right.
func sorted(a, b float64) (left, right float64) { return min(a, b), max(a, b) }
