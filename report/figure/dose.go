package figure

// DoseBar is what a bar of a dose shows: the dose with the genes, and beside it that without.
type DoseBar struct {
	Dose    float64
	Without float64 // 0 for none
	Most    float64 // end of the axis; raised where a dose lies beyond
	Role    Role
	Zero    string // labels of the axis' ends and of the mark
	End     func(most float64) string
	Mark    string  // "without genes"
	Text    float64 // size of text in points; 0 is the usual
}

// Doses beyond the axis stretch it by steps of this many mg.
const doseStep = 2

// DoseChart draws a bar from zero to the dose, with a mark at the dose without genes. The
// height follows from the size of the text.
func DoseChart(width float64, b DoseBar) Scene {
	size := textSize(b.Text)
	most := b.Most
	for most < max(b.Dose, b.Without) {
		most += doseStep
	}
	at := func(dose float64) float64 { return width * dose / most }
	top, bottom := 0.45*size, 1.45*size
	base := bottom + 1.5*size
	s := Scene{Width: width, Height: base + 0.4*size}
	radius := (bottom - top) / 2
	s.Shapes = append(s.Shapes,
		Rect{Min: Point{0, top}, Max: Point{width, bottom}, Fill: Card, Stroke: Muted, Radius: radius},
		Rect{Min: Point{0, top}, Max: Point{max(at(b.Dose), 2*radius), bottom}, Fill: b.Role, Radius: radius})
	zero := Text{At: Point{0, base}, Text: b.Zero, Size: 0.9 * size, Colour: Muted}
	end := Text{At: Point{width, base}, Text: b.End(most), Size: 0.9 * size, Colour: Muted, Anchor: End}
	s.Shapes = append(s.Shapes, zero, end)
	if b.Without <= 0 {
		return s
	}
	x := at(b.Without)
	s.Shapes = append(s.Shapes, Polyline{Points: []Point{{x, 0}, {x, bottom + 0.45*size}}, Stroke: Ink, Width: 1.5})
	mark := Text{At: Point{x, base}, Text: b.Mark, Size: 0.9 * size, Colour: Muted, Anchor: Middle}
	box := mark.Bounds()
	if over := box.Max.X - (end.Bounds().Min.X - 0.5*size); over > 0 {
		mark.At.X -= over
	}
	if under := zero.Bounds().Max.X + 0.5*size - mark.Bounds().Min.X; under > 0 {
		mark.At.X += under
	}
	s.Shapes = append(s.Shapes, mark)
	return s
}
