package figure

import (
	"slices"
	"strconv"
)

// cutAt is how many times as long as the middle one an exon may be drawn; a longer one is cut, and marked so.
const cutAt = 4

// ExonStrip draws a gene's coding exons side by side, by their coding bases, with the domains as shades, variants above and
// structural events hatched, with a bracket. Exons far longer than the others are cut, so that they hide none; a cut one says
// how many bases it has. Introns are not to scale.
func ExonStrip(width float64, p Protein) Scene {
	s := layStrip(width, p)
	if len(s.boxes) == 0 {
		return Scene{Width: width}
	}
	shapes := []Shape{Polyline{Points: []Point{{s.left, s.top + s.tall/2}, {s.right, s.top + s.tall/2}}, Stroke: Muted, Width: 0.1 * s.size}}
	for i := range s.boxes {
		shapes = append(shapes, s.exon(i)...)
	}
	shapes = append(shapes, s.hatched()...)
	shapes = append(shapes, s.variants()...)
	shapes = append(shapes, s.numbers()...)
	return Scene{Width: width, Height: s.top + s.tall + 1.6*s.size, Shapes: shapes}
}

// strip is where the exons stand.
type strip struct {
	Protein
	size, left, right, top, tall float64
	boxes                        []stripBox
}

// stripBox is an exon: its place, and its first coding base and the one after its last, 0-based.
type stripBox struct {
	x, to      float64
	first, end int
	cut        bool
}

func layStrip(width float64, p Protein) strip {
	size := textSize(p.Text)
	s := strip{Protein: p, size: size, left: 0.3 * size, right: width - 0.3*size, top: 3.6 * size, tall: 2.2 * size}
	if len(p.Exons) == 0 || width <= 0 {
		return s
	}
	sorted := slices.Sorted(slices.Values(p.Exons))
	most := cutAt * sorted[len(sorted)/2]
	total := 0
	for _, n := range p.Exons {
		total += min(n, most)
	}
	gap := 0.35 * size
	scale := (s.right - s.left - gap*float64(len(p.Exons)-1)) / float64(max(total, 1))
	x, base := s.left, 0
	for _, n := range p.Exons {
		to := x + scale*float64(min(n, most))
		s.boxes = append(s.boxes, stripBox{x: x, to: to, first: base, end: base + n, cut: n > most})
		x, base = to+gap, base+n
	}
	return s
}

// at is the place of a coding base, 0-based, and whether there is one.
func (s strip) at(base int) float64 {
	for _, b := range s.boxes {
		if base < b.end {
			return b.x + (b.to-b.x)*float64(max(base-b.first, 0))/float64(max(b.end-b.first, 1))
		}
	}
	return s.right
}

// exon draws one exon with the domains in it, and the cut through it.
func (s strip) exon(i int) []Shape {
	b := s.boxes[i]
	shapes := []Shape{Rect{Min: Point{b.x, s.top}, Max: Point{b.to, s.top + s.tall}, Fill: Card, Stroke: Muted, Radius: 0.15 * s.size}}
	sorted := slices.Clone(s.Domains)
	slices.SortStableFunc(sorted, func(a, b Stretch) int { return (b.End - b.Start) - (a.End - a.Start) })
	for _, d := range sorted {
		from, end := max(3*(d.Start-1), b.first), min(3*d.End, b.end)
		if from >= end {
			continue
		}
		x, to := s.at(from), b.to
		if end < b.end {
			to = s.at(end)
		}
		role := domainRoles[slices.Index(s.Domains, d)%len(domainRoles)]
		shapes = append(shapes, Rect{Min: Point{x, s.top + 0.1*s.size}, Max: Point{to, s.top + s.tall - 0.1*s.size}, Fill: role})
	}
	if !b.cut {
		return shapes
	}
	middle, slant := b.x+0.25*(b.to-b.x), 0.25*s.size
	for _, dx := range []float64{-0.25 * s.size, 0.25 * s.size} {
		shapes = append(shapes, Polyline{Points: []Point{{middle + dx - slant, s.top + s.tall + 0.2*s.size}, {middle + dx + slant, s.top - 0.2*s.size}}, Stroke: Ink, Width: 0.12 * s.size})
	}
	bases := strconv.Itoa(b.end - b.first)
	if x := (middle + b.to) / 2; TextWidth(bases, 0.9*s.size, false) < b.to-middle-0.6*s.size {
		shapes = append(shapes, Text{At: Point{x, s.top + 0.65*s.tall}, Text: bases, Size: 0.9 * s.size, Colour: Ink, Anchor: Middle})
	}
	return shapes
}

// touched are the exons of an event, as indexes.
func (s strip) touched(e Event) (first, last int) {
	end := len(s.boxes) - 1
	return min(max(e.First-s.First, 0), end), min(max(e.Last-s.First, 0), end)
}

// hatched draws the events: their exons hatched, a bracket with the word above them.
func (s strip) hatched() []Shape {
	var shapes []Shape
	for _, e := range s.Events {
		first, last := s.touched(e)
		for i := first; i <= last; i++ {
			shapes = append(shapes, hatch(s.boxes[i].x, s.boxes[i].to, s.top, s.top+s.tall, e.Role, 0.12*s.size)...)
		}
		x, to, line := s.boxes[first].x, s.boxes[last].to, s.top-0.7*s.size
		shapes = append(shapes, Polyline{Points: []Point{{x, line + 0.5*s.size}, {x, line}, {to, line}, {to, line + 0.5*s.size}}, Stroke: e.Role, Width: 0.16 * s.size})
		shapes = append(shapes, s.above(e.Label, (x+to)/2, s.top-1.1*s.size, e.Role, true))
	}
	return shapes
}

// above sets words over a place, held within the figure.
func (s strip) above(words string, x, y float64, role Role, bold bool) Text {
	half := TextWidth(words, s.size, bold) / 2
	return Text{At: Point{min(max(x, s.left+half), s.right-half), y}, Text: words, Size: s.size, Bold: bold, Colour: role, Anchor: Middle}
}

// variants draws the marks that matter above the exons; a name that has no room beside the one before is left to the map.
func (s strip) variants() []Shape {
	var shapes []Shape
	var taken []Bounds
	marks := slices.Clone(s.Marks)
	slices.SortStableFunc(marks, func(a, b Mark) int { return boolean(b.Strong) - boolean(a.Strong) })
	for _, k := range marks {
		x := s.at(3 * (k.Position - 1))
		shapes = append(shapes, Polyline{Points: []Point{{x, s.top - 1.1*s.size}, {x, s.top + s.tall}}, Stroke: k.Role, Width: 0.14 * s.size},
			Circle{Centre: Point{x, s.top - 1.2*s.size}, Radius: 0.35 * s.size, Fill: k.Role})
		label := s.above(k.Label, x, s.top-2.1*s.size, k.Role, k.Strong)
		if b := label.Bounds(); !slices.ContainsFunc(taken, b.Overlaps) {
			taken, shapes = append(taken, b), append(shapes, label)
		}
	}
	return shapes
}

// numbers are the exons' numbers below them: those of an event first, then the others where there is room.
func (s strip) numbers() []Shape {
	var shapes []Shape
	var taken []Bounds
	put := func(i int, bold bool) {
		name := strconv.Itoa(s.First + i)
		if i == 0 && s.ExonRow != "" && !bold {
			name = s.ExonRow + " " + name
		}
		half := TextWidth(name, 0.9*s.size, bold) / 2
		b := s.boxes[i]
		t := Text{At: Point{min(max((b.x+b.to)/2, half), s.right-half), s.top + s.tall + 1.2*s.size}, Text: name, Size: 0.9 * s.size, Bold: bold, Colour: Muted, Anchor: Middle}
		if bold {
			t.Colour = Ink
		}
		box := t.Bounds()
		if !slices.ContainsFunc(taken, box.Overlaps) {
			box.Min.X, box.Max.X = box.Min.X-0.3*s.size, box.Max.X+0.3*s.size
			taken, shapes = append(taken, box), append(shapes, t)
		}
	}
	for _, e := range s.Events {
		first, last := s.touched(e)
		put(first, true)
		put(last, true)
	}
	put(0, false)
	put(len(s.boxes)-1, false)
	for i := range s.boxes {
		put(i, false)
	}
	return shapes
}
