package figure

import (
	"math"
	"strconv"
)

// Coverage is what an exon map shows: for each exon how many of its bases were seen.
type Coverage struct {
	Exons                         []ExonBases
	Seen, Filtered, NoCall, Empty string                       // words of the legend
	Percent                       func(percent float64) string // how a percentage is written
	Text                          float64                      // size of text in points; 0 is the usual
}

// ExonBases counts the bases of an exon; what neither was seen nor failed a filter nor was
// left uncalled is not in the file.
type ExonBases struct{ Number, Bases, Seen, Filtered, NoCall int }

// How far the parts of a bar stand in from its sides, by its width: what failed is narrower than
// what was seen, so that they differ without colour.
const (
	filteredInset = 0.2
	noCallInset   = 0.36
)

// ExonMap draws one bar for each exon, filled from below as far as it was seen, its number below
// and its share above where it is not whole. Exons wrap onto rows; the height follows.
func ExonMap(width float64, c Coverage) Scene {
	size := textSize(c.Text)
	share := 0.8 * size
	column := max(2*size, TextWidth("99 %", share, false)+0.2*size)
	perRow := max(1, int(width/column))
	rows := (len(c.Exons) + perRow - 1) / perRow
	perRow = max(1, (len(c.Exons)+max(1, rows)-1)/max(1, rows))
	column = width / float64(perRow)
	s := Scene{Width: width}
	const tall = 3.2
	for i, e := range c.Exons {
		x := float64(i%perRow) * column
		y := float64(i/perRow) * (tall + 3.4) * size
		s.Shapes = append(s.Shapes, c.bar(e, Bounds{Point{x + 0.15*column, y + 1.4*size}, Point{x + 0.85*column, y + (1.4+tall)*size}}, share)...)
		s.Shapes = append(s.Shapes, Text{At: Point{x + column/2, y + (2.5+tall)*size}, Text: strconv.Itoa(e.Number), Size: 0.9 * size, Colour: Muted, Anchor: Middle})
	}
	legend, height := c.legend(width, float64(rows)*(tall+3.4)*size, size)
	s.Shapes, s.Height = append(s.Shapes, legend...), height
	return s
}

func (c Coverage) bar(e ExonBases, b Bounds, size float64) []Shape {
	shapes := []Shape{Rect{Min: b.Min, Max: b.Max, Fill: Card, Stroke: Muted}}
	if e.Bases <= 0 {
		return shapes
	}
	bottom, wide := b.Max.Y, b.Max.X-b.Min.X
	for _, part := range []struct {
		bases  int
		role   Role
		narrow float64
	}{{e.Seen, Standard, 0}, {e.Filtered, Change, filteredInset}, {e.NoCall, Unknown, noCallInset}} {
		if part.bases <= 0 {
			continue
		}
		top := max(b.Min.Y, bottom-float64(part.bases)/float64(e.Bases)*(b.Max.Y-b.Min.Y))
		shapes = append(shapes, Rect{Min: Point{b.Min.X + part.narrow*wide, top}, Max: Point{b.Max.X - part.narrow*wide, bottom}, Fill: part.role})
		bottom = top
	}
	if e.Seen < e.Bases && c.Percent != nil {
		// Rounded down, so that a gap never reads as whole.
		percent := math.Floor(100 * float64(e.Seen) / float64(e.Bases))
		shapes = append(shapes, Text{At: Point{(b.Min.X + b.Max.X) / 2, b.Min.Y - 0.4*size}, Text: c.Percent(percent), Size: size, Bold: true, Colour: Ink, Anchor: Middle})
	}
	return shapes
}

func (c Coverage) legend(width, y, size float64) ([]Shape, float64) {
	var shapes []Shape
	x := 0.0
	y += 1.2 * size
	for _, k := range []struct {
		words  string
		fill   Role
		narrow float64
	}{{c.Seen, Standard, 0}, {c.Filtered, Change, filteredInset}, {c.NoCall, Unknown, noCallInset}, {c.Empty, "", 0}} {
		if k.words == "" {
			continue
		}
		words := fit(k.words, width-1.6*size, size, false)
		w := 1.4*size + TextWidth(words, size, false)
		if x > 0 && x+w > width {
			x, y = 0, y+1.5*size
		}
		shapes = append(shapes, Rect{Min: Point{x, y - 0.8*size}, Max: Point{x + size, y + 0.1*size}, Fill: Card, Stroke: Muted})
		if k.fill != "" {
			shapes = append(shapes, Rect{Min: Point{x + k.narrow*size, y - 0.8*size}, Max: Point{x + size - k.narrow*size, y + 0.1*size}, Fill: k.fill})
		}
		shapes = append(shapes,
			Text{At: Point{x + 1.4*size, y}, Text: words, Size: size, Colour: Ink})
		x += w + 1.2*size
	}
	return shapes, y + 0.5*size
}
