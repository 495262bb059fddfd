package figure

import "strings"

// TextWidth estimates the width in points of a line set in the house's font. It errs on the
// wide side, so that what is placed by it does not touch; layouts that hold the font measure.
func TextWidth(s string, size float64, bold bool) float64 {
	em := 0.0
	for _, r := range s {
		em += runeWidth(r)
	}
	if bold {
		em *= 1.05
	}
	return em * size
}

// runeWidth is the width of a sign in em, by groups of similar signs of Inter.
func runeWidth(r rune) float64 {
	switch {
	case strings.ContainsRune(" ijl.,:;'|!I", r):
		return 0.3
	case strings.ContainsRune("frt()[]-/", r):
		return 0.42
	case strings.ContainsRune("mwMW%@—★", r):
		return 1
	case r >= 'a' && r <= 'z':
		return 0.62
	case r < 0x250:
		return 0.76
	default:
		return 1
	}
}

// fit shortens a text to a width by an ellipsis.
func fit(s string, width, size float64, bold bool) string {
	if TextWidth(s, size, bold) <= width {
		return s
	}
	room := width - TextWidth("…", size, bold)
	used := 0.0
	for i, r := range s {
		used += TextWidth(string(r), size, bold)
		if used > room {
			return s[:i] + "…"
		}
	}
	return s
}

// wrap breaks a text at spaces into at most a number of lines; what is wider than a line, or
// comes after the last one, ends in an ellipsis.
func wrap(s string, width, size float64, most int) []string {
	return wrapBold(s, width, size, most, false)
}

// wrapBold is wrap for words that may be bold.
func wrapBold(s string, width, size float64, most int, bold bool) []string {
	var lines []string
	words := strings.Fields(s)
	for len(words) > 0 && len(lines) < most {
		n := 1
		for n < len(words) && TextWidth(strings.Join(words[:n+1], " "), size, bold) <= width {
			n++
		}
		if len(lines) == most-1 && n < len(words) {
			// One word too many, so that fit marks the cut.
			n++
		}
		lines = append(lines, fit(strings.Join(words[:n], " "), width, size, bold))
		words = words[n:]
	}
	return lines
}

// Bounds is a box around shapes in points.
type Bounds struct{ Min, Max Point }

// Overlaps reports whether two boxes share an area.
func (b Bounds) Overlaps(o Bounds) bool {
	return b.Min.X < o.Max.X && o.Min.X < b.Max.X && b.Min.Y < o.Max.Y && o.Min.Y < b.Max.Y
}

// Bounds is the box that a text takes by the estimate of TextWidth.
func (t Text) Bounds() Bounds {
	w := TextWidth(t.Text, t.Size, t.Bold)
	x := t.At.X
	switch t.Anchor {
	case Middle:
		x -= w / 2
	case End:
		x -= w
	}
	return Bounds{Point{x, t.At.Y - 0.78*t.Size}, Point{x + w, t.At.Y + 0.22*t.Size}}
}

// Union is the box around two boxes.
func (b Bounds) Union(o Bounds) Bounds {
	return Bounds{Point{min(b.Min.X, o.Min.X), min(b.Min.Y, o.Min.Y)}, Point{max(b.Max.X, o.Max.X), max(b.Max.Y, o.Max.Y)}}
}

// Around is the box around a shape, of a text by the estimate of TextWidth.
func Around(shape Shape) Bounds {
	switch s := shape.(type) {
	case Polyline:
		return around(s.Points)
	case Polygon:
		return around(s.Points)
	case Rect:
		return Bounds{s.Min, s.Max}
	case Picture:
		return Bounds{s.Min, s.Max}
	case Circle:
		return Bounds{Point{s.Centre.X - s.Radius, s.Centre.Y - s.Radius}, Point{s.Centre.X + s.Radius, s.Centre.Y + s.Radius}}
	case Text:
		return s.Bounds()
	}
	return Bounds{}
}

func around(points []Point) Bounds {
	if len(points) == 0 {
		return Bounds{}
	}
	b := Bounds{points[0], points[0]}
	for _, p := range points[1:] {
		b = b.Union(Bounds{p, p})
	}
	return b
}

// Place copies the shapes of a scene, moved so that its top left comes to lie at a point.
func Place(s Scene, at Point) []Shape {
	moved := make([]Shape, len(s.Shapes))
	for i, shape := range s.Shapes {
		moved[i] = move(shape, at)
	}
	return moved
}

func move(shape Shape, by Point) Shape {
	switch s := shape.(type) {
	case Polyline:
		s.Points = moveAll(s.Points, by)
		return s
	case Polygon:
		s.Points = moveAll(s.Points, by)
		return s
	case Rect:
		s.Min, s.Max = s.Min.plus(by), s.Max.plus(by)
		return s
	case Picture:
		s.Min, s.Max = s.Min.plus(by), s.Max.plus(by)
		return s
	case Circle:
		s.Centre = s.Centre.plus(by)
		return s
	case Text:
		s.At = s.At.plus(by)
		return s
	}
	return shape
}

func moveAll(points []Point, by Point) []Point {
	moved := make([]Point, len(points))
	for i, p := range points {
		moved[i] = p.plus(by)
	}
	return moved
}

func (p Point) plus(o Point) Point { return Point{p.X + o.X, p.Y + o.Y} }

// defaultText is the size of a figure's text when its builder is given none.
const defaultText = 12

func textSize(asked float64) float64 {
	if asked <= 0 {
		return defaultText
	}
	return asked
}
