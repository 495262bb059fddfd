package figure

import (
	"slices"
	"strconv"
)

// Protein is what a gene map shows. Positions are amino acids, 1-based.
type Protein struct {
	Length  int
	Domains []Stretch
	Exons   []int // coding bases of each exon, in order
	First   int   // number of the first of these exons
	ExonRow string
	Marks   []Mark
	Events  []Event // structural events, as brackets below the exons
	Density []Bin   // published classes along the protein, in order; none draws no histogram
	Legend  string  // of the histogram
	Text    float64 // size of text in points; 0 is the usual
	// From and To are the amino acids that the map reaches from and to; 0 for the ends of the protein.
	From, To int
}

// Event is a structural event over exons, both ends included: their numbers. Those before the first coding exon
// or after the last count as the gene's end.
type Event struct {
	Label       string
	First, Last int
	Role        Role
}

// Bin counts the published classes of a stretch of the protein, both ends included.
type Bin struct {
	Start, End                    int
	Pathogenic, Uncertain, Benign int
}

// Stretch is a named part of a protein, both ends included.
type Stretch struct {
	Name       string
	Start, End int
}

// Mark is a variant on the map: a stem with a head and words beside it.
type Mark struct {
	Label    string
	Position int
	Role     Role
	Strong   bool   // larger head, bold words: what matters
	Detail   string // what is said of it where it is pointed at
}

// GeneMap draws a protein, or the part of it between From and To, as a line with its domains, exons
// below and variants above, and below all how many variants are published. Its height follows from
// the number of names that have to stand above each other.
func GeneMap(width float64, p Protein) Scene {
	m, marks := layGene(width, p)
	size := m.size
	var shapes []Shape
	for _, k := range marks {
		shapes = append(shapes, m.stem(k))
	}
	shapes = append(shapes, m.backbone()...)
	for _, k := range marks {
		shapes = append(shapes, m.head(k)...)
	}
	shapes = append(shapes, m.scale()...)
	height := m.base + 3.2*size
	if len(p.Exons) > 0 {
		shapes = append(shapes, m.exons()...)
		height += 2 * size
		brackets, taken := m.events(height)
		shapes = append(shapes, brackets...)
		height += taken
	}
	if len(p.Density) > 0 {
		strip, taken := m.density(height)
		shapes = append(shapes, strip...)
		height += taken
	}
	return Scene{Width: width, Height: height, Shapes: shapes}
}

// layGene places what a map shows, and its line.
func layGene(width float64, p Protein) (m geneMap, marks []placed) {
	size := textSize(p.Text)
	if p.From < 1 {
		p.From = 1
	}
	if p.To < p.From || p.To > p.Length {
		p.To = p.Length
	}
	p.Marks = slices.DeleteFunc(slices.Clone(p.Marks), func(k Mark) bool { return k.Position < p.From || k.Position > p.To })
	m = geneMap{Protein: p, size: size, left: size, right: max(size+1, width-size)}
	marks, levels := m.place()
	m.base = (1.7*float64(levels) + 1.2) * size
	return m, marks
}

type geneMap struct {
	Protein
	size, left, right, base float64
}

func (m geneMap) x(aminoAcid float64) float64 {
	if m.To <= m.From {
		return m.left
	}
	part := (aminoAcid - float64(m.From)) / float64(m.To-m.From)
	return m.left + min(max(part, 0), 1)*(m.right-m.left)
}

// at is the amino acid at x, as a number that need not be whole.
func (m geneMap) at(x float64) float64 {
	part := min(max((x-m.left)/(m.right-m.left), 0), 1)
	return float64(m.From) + part*float64(m.To-m.From)
}

var domainRoles = []Role{DomainA, DomainB, DomainC, DomainD}

// backbone draws the domains, the long ones below the short ones that lie within them. A name
// stands in its domain if it fits there and no other domain lies over it, else below if there is room.
func (m geneMap) backbone() []Shape {
	shapes := []Shape{Polyline{Points: []Point{{m.left, m.base}, {m.right, m.base}}, Stroke: Muted, Width: 0.12 * m.size}}
	sorted := slices.DeleteFunc(slices.Clone(m.Domains), func(d Stretch) bool { return d.End < m.From || d.Start > m.To })
	slices.SortStableFunc(sorted, func(a, b Stretch) int { return (b.End - b.Start) - (a.End - a.Start) })
	boxes := make([]Bounds, len(sorted))
	for i, d := range sorted {
		from, to := m.x(float64(d.Start)), m.x(float64(d.End))
		boxes[i] = Bounds{Point{from, m.base - 0.8*m.size}, Point{max(to, from+0.2*m.size), m.base + 0.8*m.size}}
		role := domainRoles[slices.Index(m.Domains, d)%len(domainRoles)]
		shapes = append(shapes, Rect{Min: boxes[i].Min, Max: boxes[i].Max, Fill: role, Radius: 0.2 * m.size})
	}
	var outside []Text
	for i, d := range sorted {
		middle := (boxes[i].Min.X + boxes[i].Max.X) / 2
		name := Text{At: Point{middle, m.base + 0.35*m.size}, Text: d.Name, Size: m.size, Colour: Ink, Anchor: Middle}
		b := name.Bounds()
		inside := b.Min.X >= boxes[i].Min.X && b.Max.X <= boxes[i].Max.X &&
			!slices.ContainsFunc(boxes[i+1:], func(o Bounds) bool { return o.Overlaps(b) })
		if inside {
			shapes = append(shapes, name)
		} else {
			outside = append(outside, name)
		}
	}
	return append(shapes, m.below(outside)...)
}

// below moves names under the line, from the longest domain to the shortest; what has no room
// is left out.
func (m geneMap) below(names []Text) []Shape {
	var taken []Bounds
	var shapes []Shape
	for _, t := range names {
		w := TextWidth(t.Text, m.size, false)
		t.At = Point{min(max(t.At.X, w/2), m.right+m.size-w/2), m.base + 1.75*m.size}
		b := t.Bounds()
		b.Min.X, b.Max.X = b.Min.X-0.3*m.size, b.Max.X+0.3*m.size
		if w > m.right || slices.ContainsFunc(taken, b.Overlaps) {
			continue
		}
		taken, shapes = append(taken, b), append(shapes, t)
	}
	return shapes
}

// scale numbers the amino acids: both ends and the round numbers between that have room.
func (m geneMap) scale() []Shape {
	y := m.base + 2.95*m.size
	name := strconv.Itoa(m.From)
	first := Text{At: Point{max(m.left, TextWidth(name, m.size, false)/2), y}, Text: name, Size: m.size, Colour: Muted, Anchor: Middle}
	last := Text{At: Point{m.right + m.size, y}, Text: strconv.Itoa(m.To), Size: m.size, Colour: Muted, Anchor: End}
	shapes := []Shape{first, last}
	end := first.Bounds().Max.X
	step := m.step()
	for at := (m.From/step + 1) * step; at < m.To; at += step {
		t := Text{At: Point{m.x(float64(at)), y}, Text: strconv.Itoa(at), Size: m.size, Colour: Muted, Anchor: Middle}
		b := t.Bounds()
		if b.Min.X < end+m.size || b.Max.X > last.Bounds().Min.X-m.size {
			continue
		}
		end = b.Max.X
		shapes = append(shapes, t)
	}
	return shapes
}

// step is the distance of the numbers on the scale: the greatest round one that gives three or more.
func (m geneMap) step() int {
	for _, step := range []int{500, 200, 100, 50, 20, 10, 5, 2} {
		if (m.To-m.From)/step >= 3 {
			return step
		}
	}
	return 1
}

// exons draws the coding exons in the protein's scale, numbered where a number has room.
func (m geneMap) exons() []Shape {
	total := 0
	for _, n := range m.Exons {
		total += n
	}
	if total == 0 {
		return nil
	}
	var shapes []Shape
	y := m.base + 3.5*m.size
	for i, reach := range m.reaches() {
		if reach[1] <= float64(m.From) || reach[0] >= float64(m.To) {
			continue
		}
		x, to := m.x(reach[0]), m.x(reach[1])
		shapes = append(shapes, Rect{Min: Point{x, y}, Max: Point{to, y + 1.3*m.size}, Fill: Card, Stroke: Muted})
		name := m.exonName(m.First+i, to-x)
		if name != "" {
			shapes = append(shapes, Text{At: Point{(x + to) / 2, y + m.size}, Text: name, Size: 0.85 * m.size, Colour: Muted, Anchor: Middle})
		}
	}
	return shapes
}

// reaches are the exons' ends on the scale of amino acids, as parts of the coding bases.
func (m geneMap) reaches() [][2]float64 {
	total, done := 0, 0
	for _, n := range m.Exons {
		total += n
	}
	reaches := make([][2]float64, len(m.Exons))
	scale := float64(m.Length-1) / float64(max(total, 1))
	for i, n := range m.Exons {
		reaches[i] = [2]float64{1 + scale*float64(done), 1 + scale*float64(done+n)}
		done += n
	}
	return reaches
}

func (m geneMap) exonName(number int, width float64) string {
	short := strconv.Itoa(number)
	for _, name := range []string{m.ExonRow + " " + short, short} {
		if TextWidth(name, 0.85*m.size, false) <= width {
			return name
		}
	}
	return ""
}
