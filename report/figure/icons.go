package figure

// People is what an icon array shows: so many of a hundred.
type People struct {
	Count   int // 0 to 100
	Role    Role
	Caption string  // "72 of 100 women … by age 80"
	Detail  string  // smaller, muted: the population's figure, the source
	Text    float64 // size of text in points; 0 is the usual
}

const (
	iconColumns = 20
	iconRows    = 5
	iconLines   = 4 // of caption and of detail at most
)

// IconArray draws a hundred people as dots, those affected filled and the others as rings,
// with the caption below. The height follows from the width.
func IconArray(width float64, p People) Scene {
	size := textSize(p.Text)
	step := min(width/iconColumns, 1.4*size)
	s := Scene{Width: width}
	for i := range iconColumns * iconRows {
		dot := Circle{
			Centre: Point{(float64(i%iconColumns) + 0.5) * step, (float64(i/iconColumns) + 0.5) * step},
			Radius: 0.36 * step, Fill: Card, Stroke: Muted,
		}
		if i < p.Count {
			dot.Fill, dot.Stroke = p.Role, ""
		}
		s.Shapes = append(s.Shapes, dot)
	}
	y := iconRows*step + 0.4*size
	for _, part := range []struct {
		words  string
		colour Role
	}{{p.Caption, Ink}, {p.Detail, Muted}} {
		for _, line := range wrap(part.words, width, size, iconLines) {
			y += 1.4 * size
			s.Shapes = append(s.Shapes, Text{At: Point{0, y}, Text: line, Size: size, Colour: part.colour})
		}
	}
	s.Height = y + 0.5*size
	return s
}
