package figure

// SignKind is the shape of a sign before a badge's word.
type SignKind string

// Kinds of signs: filled where somebody has judged what they tell, hollow ("open") where nobody has yet.
const (
	BarSign          SignKind = "bar"
	TriangleSign     SignKind = "triangle"
	DiamondSign      SignKind = "diamond"
	DiscSign         SignKind = "disc"
	SquareSign       SignKind = "square"
	OpenTriangleSign SignKind = "open_triangle"
	OpenSquareSign   SignKind = "open_square"
)

// openLine is the width of a hollow sign's outline, in parts of half the sign's size.
const openLine = 0.3

// BadgeSign is a sign around a centre; r is half its size in points. What is no kind is a bar.
func BadgeSign(kind SignKind, c Point, r float64, ink Role) Shape {
	switch kind {
	case DiscSign:
		return Circle{Centre: c, Radius: r, Fill: ink}
	case OpenTriangleSign, OpenSquareSign:
		// The outline's middle lies within the filled sign, so that both are of one size.
		points := corners(kind, c, r*(1-openLine/2))
		return Polyline{Points: append(points, points[0], points[1]), Stroke: ink, Width: openLine * r}
	}
	return Polygon{Points: corners(kind, c, r), Fill: ink, Opacity: 1}
}

// corners are those of a sign's outline.
func corners(kind SignKind, c Point, r float64) []Point {
	var unit []Point
	switch kind {
	case TriangleSign, OpenTriangleSign:
		unit = []Point{{0, -1}, {1.1, 0.9}, {-1.1, 0.9}}
	case DiamondSign:
		unit = []Point{{0, -1.15}, {1.15, 0}, {0, 1.15}, {-1.15, 0}}
	case SquareSign, OpenSquareSign:
		unit = []Point{{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}}
	default:
		unit = []Point{{-1, -0.3}, {1, -0.3}, {1, 0.3}, {-1, 0.3}}
	}
	for i := range unit {
		unit[i] = Point{c.X + r*unit[i].X, c.Y + r*unit[i].Y}
	}
	return unit
}
