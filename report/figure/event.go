package figure

// leastBracket is the least width of an event's bracket, in parts of the text's size.
const leastBracket = 0.5

// events draws a bracket with its word under the exons that each event touches, event under event, and gives
// the height that they take.
func (m geneMap) events(top float64) ([]Shape, float64) {
	var shapes []Shape
	taken := 0.0
	reaches := m.reaches()
	for _, e := range m.Events {
		first, last := e.First-m.First, e.Last-m.First
		if last < 0 && first < 0 {
			last = 0
		}
		first, last = min(max(first, 0), len(reaches)-1), min(max(last, 0), len(reaches)-1)
		if reaches[last][1] <= float64(m.From) || reaches[first][0] >= float64(m.To) {
			continue
		}
		x, to := m.x(reaches[first][0]), m.x(reaches[last][1])
		to = max(to, x+leastBracket*m.size)
		// What the event touches is outlined on the exons too.
		y := m.base + 3.5*m.size
		for i := first; i <= last; i++ {
			shapes = append(shapes, hatch(m.x(reaches[i][0]), m.x(reaches[i][1]), y, y+1.3*m.size, e.Role, 0.1*m.size)...)
		}
		line := top + taken + 0.3*m.size
		shapes = append(shapes, Polyline{Points: []Point{{x, line}, {x, line + 0.5*m.size}, {to, line + 0.5*m.size}, {to, line}}, Stroke: e.Role, Width: 0.14 * m.size})
		label := Text{At: Point{(x + to) / 2, line + 1.6*m.size}, Text: e.Label, Size: m.size, Bold: true, Colour: e.Role, Anchor: Middle}
		wide := TextWidth(e.Label, m.size, true)
		label.At.X = min(max(label.At.X, m.left+wide/2), m.right-wide/2)
		shapes = append(shapes, label)
		taken += 2.4 * m.size
	}
	return shapes, taken
}

// hatch draws slanted lines over a box.
func hatch(x, to, y, bottom float64, role Role, width float64) []Shape {
	tall := bottom - y
	shapes := []Shape{Polyline{Points: []Point{{x, y}, {to, y}, {to, bottom}, {x, bottom}, {x, y}}, Stroke: role, Width: width}}
	for at := x; at < to; at += 0.45 * tall {
		end := min(at+tall, to)
		shapes = append(shapes, Polyline{Points: []Point{{at, bottom}, {end, bottom - (end - at)}}, Stroke: role, Width: width})
	}
	return shapes
}
