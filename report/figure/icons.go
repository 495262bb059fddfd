package figure

// People is what an icon array shows: so many of a hundred, with the study's range.
type People struct {
	Count     int     // best estimate, 0 to 100
	Low, High int     // ends of the range; both 0 where the study gives none
	Columns   int     // dots in a row; 0 is 20
	Dot       float64 // distance between dots in points; 0 goes by the size of the text
	Role      Role
	Caption   string      // "72 of 100 women … by age 80"
	Detail    string      // smaller, muted: the population's figure, the source
	Rows      []PeopleRow // table beside the dots, below them where there is no room
	Text      float64     // size of text in points; 0 is the usual
}

// PeopleRow is a line of the table beside an icon array: what it counts, and the number.
type PeopleRow struct {
	Sign        Sign
	Name, Value string
}

// Sign is how a person is drawn. The signs differ in shape as well as in shade, for grey print.
type Sign uint8

// Signs.
const (
	NoSign   Sign = iota
	Affected      // a full dot
	Likely        // pale with a core: between the range's lower end and the best estimate
	Possible      // pale: between the best estimate and the range's upper end
	Spared        // a small ring
)

const (
	iconColumns = 20
	iconLines   = 6 // of caption and of detail at most
	paleShade   = 0.3
)

// IconArray draws a hundred people as dots, with a table beside them and the caption below.
// Those within the range are paler; those up to the best estimate have a dark core. The
// height follows from the width.
func IconArray(width float64, p People) Scene {
	size := textSize(p.Text)
	columns := p.Columns
	if columns <= 0 {
		columns = iconColumns
	}
	step := p.Dot
	if step <= 0 {
		step = 1.4 * size
	}
	step = min(step, width/float64(columns))
	s := Scene{Width: width}
	for i := range 100 {
		at := Point{(float64(i%columns) + 0.5) * step, (float64(i/columns) + 0.5) * step}
		s.Shapes = append(s.Shapes, p.dot(p.sign(i), at, step)...)
	}
	y := float64((100+columns-1)/columns) * step
	table, beside, bottom := p.table(width, float64(columns)*step, size)
	if !beside {
		table, bottom = Place(Scene{Shapes: table}, Point{0, y + 0.4*size}), bottom+y+0.4*size
	}
	s.Shapes = append(s.Shapes, table...)
	y = max(y, bottom) + 0.4*size
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

// sign is how person i of a hundred is drawn, from 0.
func (p People) sign(i int) Sign {
	sure := p.Count
	if p.High > 0 {
		sure = min(p.Low, p.Count)
	}
	switch {
	case i < sure:
		return Affected
	case i < p.Count:
		return Likely
	case i < p.High:
		return Possible
	}
	return Spared
}

func (p People) dot(sign Sign, at Point, step float64) []Shape {
	radius := 0.36 * step
	switch sign {
	case Affected:
		return []Shape{Circle{Centre: at, Radius: radius, Fill: p.Role}}
	case Likely:
		return []Shape{Circle{Centre: at, Radius: radius, Fill: p.Role, Stroke: p.Role, Opacity: paleShade},
			Circle{Centre: at, Radius: 0.5 * radius, Fill: p.Role}}
	case Possible:
		return []Shape{Circle{Centre: at, Radius: radius, Fill: p.Role, Stroke: p.Role, Opacity: paleShade}}
	case Spared:
		return []Shape{Circle{Centre: at, Radius: 0.7 * radius, Fill: Card, Stroke: Muted}}
	}
	return nil
}

// table sets the rows beside dots that take a width, or from the left where there is no room.
// Its top is 0; bottom is where it ends.
func (p People) table(width, dots, size float64) (shapes []Shape, beside bool, bottom float64) {
	value, name := 0.0, 0.0
	for _, r := range p.Rows {
		value = max(value, TextWidth(r.Value, size, true))
		name = max(name, TextWidth(r.Name, size, false))
	}
	const sign = 1.5 // room of a sign, in sizes
	least := sign*size + min(name, 9*size) + 0.8*size + value
	x := dots + 1.2*size
	beside = x+least <= width
	if !beside {
		x = 0
	}
	end := min(width, x+sign*size+name+1.2*size+value)
	room := max(size, end-x-sign*size-0.8*size-value)
	for _, r := range p.Rows {
		lines := wrap(r.Name, room, size, iconLines)
		first := bottom + 1.15*size
		shapes = append(shapes, p.dot(r.Sign, Point{x + 0.5*size, first - 0.35*size}, 1.25*size)...)
		for i, line := range lines {
			shapes = append(shapes, Text{At: Point{x + sign*size, first + 1.35*size*float64(i)}, Text: line, Size: size, Colour: Ink})
		}
		shapes = append(shapes, Text{At: Point{end, first}, Text: r.Value, Size: size, Bold: true, Colour: Ink, Anchor: End})
		bottom = first + 1.35*size*float64(max(0, len(lines)-1)) + 0.45*size
	}
	return shapes, beside, bottom
}
