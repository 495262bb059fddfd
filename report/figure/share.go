package figure

// ShareBar is what a bar of a share of the usual dose shows, in per cent of it.
type ShareBar struct {
	Low, High float64 // the share; equal where it is one figure
	Role      Role
	Zero      string // labels of the axis' start, of the usual dose, and of the share
	Usual     string
	Mark      string
	Text      float64 // size of text in points; 0 is the usual
}

// usual is the usual dose in per cent of it.
const usual = 100

// ShareChart draws a bar from zero to the usual dose, or to the share where that is more, with a mark at the share and its
// number below; a range is hatched between its ends. The height follows from the size of the text.
func ShareChart(width float64, b ShareBar) Scene {
	size := textSize(b.Text)
	most := max(usual, b.High)
	at := func(percent float64) float64 { return width * percent / most }
	top, bottom := 0.45*size, 1.45*size
	base := bottom + 1.5*size
	radius := (bottom - top) / 2
	s := Scene{Width: width, Height: base + 0.4*size}
	s.Shapes = append(s.Shapes,
		Rect{Min: Point{0, top}, Max: Point{width, bottom}, Fill: Card, Stroke: Muted, Radius: radius},
		Rect{Min: Point{0, top}, Max: Point{max(at(b.Low), 2*radius), bottom}, Fill: b.Role, Radius: radius})
	if b.High > b.Low {
		s.Shapes = append(s.Shapes, hatch(at(b.Low), at(b.High), top, bottom, b.Role, 0.1*size)...)
	}
	x := at(b.High)
	s.Shapes = append(s.Shapes, Polyline{Points: []Point{{x, 0}, {x, bottom + 0.45*size}}, Stroke: Ink, Width: 1.5})
	zero := Text{At: Point{0, base}, Text: b.Zero, Size: 0.9 * size, Colour: Muted}
	end := Text{At: Point{at(usual), base}, Text: b.Usual, Size: 0.9 * size, Colour: Muted, Anchor: End}
	mark := Text{At: Point{x, base}, Text: b.Mark, Size: 0.9 * size, Colour: Ink, Anchor: Middle}
	if b.High > usual {
		mark.At.X, mark.Anchor = width, End
	}
	apart := 0.5 * size
	if over := mark.Bounds().Max.X + apart - end.Bounds().Min.X; b.High <= usual && over > 0 {
		mark.At.X -= over
	}
	if under := zero.Bounds().Max.X + apart - mark.Bounds().Min.X; under > 0 {
		mark.At.X += under
	}
	s.Shapes = append(s.Shapes, zero, end, mark)
	return s
}
