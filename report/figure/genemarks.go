package figure

import (
	"slices"
)

// placed is a mark with the level of its head and the span of its words.
type placed struct {
	Mark
	x, from, to float64
	level       int
	onLeft      bool
	words       string
}

// place gives each mark the lowest level at which neither its words nor its stem touch
// another's, as far as that can be had. Marks with words on their right are placed from the right to the left, then those
// with words on their left the other way: so nearly each finds a level above what it touches.
func (m geneMap) place() (marks []placed, levels int) {
	right, left := m.sides()
	for _, p := range append(right, left...) {
		// Nothing stands at level len(marks) yet; at worst a stem there runs through a name.
		for p.level < len(marks) && p.touches(marks) {
			p.level++
		}
		marks = append(marks, p)
		levels = max(levels, p.level+1)
	}
	return marks, levels
}

// sides puts the words of each mark on its right where they fit and cover no stem of a mark
// with words on its left.
func (m geneMap) sides() (right, left []placed) {
	sorted := slices.Clone(m.Marks)
	slices.SortStableFunc(sorted, func(a, b Mark) int { return b.Position - a.Position })
	nearest := m.right + 2*m.size // the stem that words on the right must not reach
	for _, k := range sorted {
		x, w := m.x(float64(k.Position)), TextWidth(k.Label, m.size, k.Strong)
		rightRoom, leftRoom := min(m.right, nearest-1.6*m.size)-x, x-m.size
		if w > rightRoom && w > leftRoom {
			// A name that a stem runs through is better than none.
			rightRoom = m.right - x
		}
		if w <= rightRoom || rightRoom >= leftRoom {
			right = append(right, m.beside(k, x, rightRoom, false))
			continue
		}
		left = append(left, m.beside(k, x, leftRoom, true))
		nearest = x
	}
	slices.Reverse(left)
	return right, left
}

// beside sets the words of a mark on one side of its head, shortened to the room there.
func (m geneMap) beside(k Mark, x, room float64, onLeft bool) placed {
	p := placed{Mark: k, x: x, onLeft: onLeft, words: fit(k.Label, room, m.size, k.Strong)}
	w := m.size + TextWidth(p.words, m.size, k.Strong)
	p.from, p.to = x-0.6*m.size, x+w
	if onLeft {
		p.from, p.to = x-w, x+0.6*m.size
	}
	return p
}

func (p placed) touches(marks []placed) bool {
	for _, o := range marks {
		sameLevel := p.level == o.level && p.from < o.to && o.from < p.to
		myStem := o.level < p.level && o.covers(p.x)
		itsStem := p.level < o.level && p.covers(o.x)
		if sameLevel || myStem || itsStem {
			return true
		}
	}
	return false
}

// covers reports whether a stem at x would run through the words.
func (p placed) covers(x float64) bool {
	if p.onLeft {
		return x > p.from && x < p.x
	}
	return x > p.x && x < p.to
}

func (m geneMap) headAt(p placed) Point {
	return Point{p.x, m.base - (1.7*float64(p.level)+2)*m.size}
}

func (m geneMap) stem(p placed) Shape {
	return Polyline{Points: []Point{{p.x, m.base}, m.headAt(p)}, Stroke: p.Role, Width: 0.12 * m.size}
}

func (m geneMap) head(p placed) []Shape {
	at, radius := m.headAt(p), 0.36*m.size
	if p.Strong {
		radius = 0.5 * m.size
	}
	t := Text{At: Point{p.x + m.size, at.Y + 0.35*m.size}, Text: p.words, Size: m.size, Bold: p.Strong, Colour: p.Role}
	if p.onLeft {
		t.At.X, t.Anchor = p.x-m.size, End
	}
	return []Shape{Circle{Centre: at, Radius: radius, Fill: p.Role}, t}
}
