package figure

// People is what an icon array shows: so many of a hundred, with the study's range.
type People struct {
	Count     int     // best estimate, 0 to 100
	Low, High int     // ends of the range; both 0 where the study gives none
	Columns   int     // dots in a row; 0 is 20, or 10 where the words beside the dots need the room
	Dot       float64 // distance between dots in points; 0 goes by the size of the text
	Role      Role
	Head      string      // bold, above the table: "Breast cancer by age 80"
	Rows      []PeopleRow // table beside the dots, below them where there is no room
	Body      []string    // sentences below the table
	Notes     []string    // muted, below the table: the study
	Caution   string      // after the notes, bold: "to be verified"
	Text      float64     // size of text in points; 0 is the usual
	Room      float64     // that words beside the dots need, in sizes of text; 0 is the usual
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
	iconLines   = 6 // of words at most
	paleShade   = 0.3
	leastWords  = 15 // room that words beside the dots must have, in sizes of text
)

// IconArray draws a hundred people as dots, with the table and its words beside them. Those
// within the range are paler; those up to the best estimate have a dark core. The height
// follows from the width.
func IconArray(width float64, p People) Scene {
	size := textSize(p.Text)
	step := p.Dot
	if step <= 0 {
		step = 1.1 * size
	}
	columns := p.columns(width, step, size)
	step = min(step, width/float64(columns))
	s := Scene{Width: width}
	for i := range 100 {
		at := Point{(float64(i%columns) + 0.5) * step, (float64(i/columns) + 0.5) * step}
		s.Shapes = append(s.Shapes, p.dot(p.sign(i), at, step)...)
	}
	dots, y := float64(columns)*step, float64((100+columns-1)/columns)*step
	at := Point{dots + 1.3*size, 0}
	room := float64(leastWords)
	if p.Room > 0 {
		room = p.Room
	}
	if at.X+room*size > width {
		at = Point{0, y + 0.5*size}
	}
	words, tall := p.words(width-at.X, size)
	s.Shapes = append(s.Shapes, Place(Scene{Shapes: words}, at)...)
	s.Height = max(y, at.Y+tall) + 0.3*size
	return s
}

// PeopleWords draws what stands beside an icon array: head, what its signs mean, and notes.
func PeopleWords(width float64, p People) Scene {
	shapes, tall := p.words(width, textSize(p.Text))
	return Scene{Width: width, Height: tall, Shapes: shapes}
}

// columns is the number of dots in a row: fewer where the words then stand beside them.
func (p People) columns(width, step, size float64) int {
	if p.Columns > 0 {
		return p.Columns
	}
	if (iconColumns*step)+(1.3+leastWords)*size > width {
		return iconColumns / 2
	}
	return iconColumns
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

// words sets the head, the table and the notes under each other in a width, from the top left.
func (p People) words(width, size float64) (shapes []Shape, y float64) {
	add := func(words string, x float64, bold bool, colour Role, anchor Anchor) {
		shapes = append(shapes, Text{At: Point{x, y + size}, Text: words, Size: size, Bold: bold, Colour: colour, Anchor: anchor})
	}
	const sign, lead = 1.5, 1.4 // room of a sign and of a line, in sizes
	for _, line := range wrapBold(p.Head, width, size, iconLines, true) {
		add(line, 0, true, Ink, Start)
		y += lead * size
	}
	value, name := 0.0, 0.0
	for _, r := range p.Rows {
		value = max(value, TextWidth(r.Value, size, true))
		name = max(name, TextWidth(r.Name, size, false))
	}
	end := min(width, sign*size+name+1.2*size+value)
	for _, r := range p.Rows {
		shapes = append(shapes, p.dot(r.Sign, Point{0.5 * size, y + 0.65*size}, 1.25*size)...)
		add(r.Value, end, true, Ink, End)
		for _, line := range wrap(r.Name, max(size, end-sign*size-0.6*size-value), size, iconLines) {
			add(line, sign*size, false, Ink, Start)
			y += lead * size
		}
	}
	for _, sentence := range p.Body {
		for _, line := range wrap(sentence, width, size, iconLines) {
			add(line, 0, false, Ink, Start)
			y += lead * size
		}
	}
	for _, note := range p.Notes {
		for _, line := range wrap(note, width, size, iconLines) {
			add(line, 0, false, Muted, Start)
			y += lead * size
		}
	}
	for _, line := range wrapBold(p.Caution, width, size, iconLines, true) {
		add(line, 0, true, Change, Start)
		y += lead * size
	}
	return shapes, y
}

// PeopleKey draws what the signs of icon arrays mean, side by side.
func PeopleKey(width, text float64, rows []PeopleRow) Scene {
	size, p := textSize(text), People{Role: Muted}
	s := Scene{Width: width}
	x, y := 0.0, 0.0
	for _, r := range rows {
		words := fit(r.Name, width-1.5*size, size, false)
		w := 1.5*size + TextWidth(words, size, false)
		if x > 0 && x+w > width {
			x, y = 0, y+1.5*size
		}
		s.Shapes = append(s.Shapes, p.dot(r.Sign, Point{x + 0.5*size, y + 0.65*size}, 1.25*size)...)
		s.Shapes = append(s.Shapes, Text{At: Point{x + 1.5*size, y + size}, Text: words, Size: size, Colour: Muted})
		x += w + 1.2*size
	}
	s.Height = y + 1.5*size
	return s
}

// OneInTwo draws an even chance as two circles of one size, the first one filled, with a word in each.
func OneInTwo(width, text float64, yes, no string) Scene {
	size := textSize(text)
	r := min(2.2*size, width/4.6)
	s := Scene{Width: width, Height: 2*r + 0.6*size}
	for i, word := range []string{yes, no} {
		c := Point{r + float64(i)*2.4*r + 1, r + 1}
		fill, ink := Accent, Card
		if i == 1 {
			fill, ink = Card, Ink
		}
		s.Shapes = append(s.Shapes, Circle{Centre: c, Radius: r, Fill: fill, Stroke: Muted},
			Text{At: Point{c.X, c.Y + 0.35*size}, Text: word, Size: size, Bold: true, Colour: ink, Anchor: Middle})
	}
	return s
}
