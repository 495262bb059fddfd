package figure

import (
	"cmp"
	"slices"
)

// Kin is one person of a pedigree, as it is drawn.
type Kin struct {
	ID, Father, Mother string // parents "" where they are not drawn
	Partners           []string
	Generation         int // 0 for the oldest
	Man                bool
	Dead               bool
	Filled             bool // had a cancer
	Carrier            bool // a dot: carries the family's variant
	Clear              bool // a stroke below: was tested, and does not
	Proband            bool
	Lines              []string // below the sign
}

// Sizes of a pedigree in points.
const (
	kinSign  = 22.0
	kinGap   = 78.0 // between the middles of neighbours
	kinSpace = 30.0 // above a generation
	kinText  = 8.2
	kinLine  = 10.0
	kinStep  = 7.0 // between the bars of couples of a row, of which kinSteps differ
	kinSteps = 4
)

// Pedigree draws a family: a generation in a row, squares for men and circles for women, partners joined, children below. It is drawn
// smaller where the width is short.
func Pedigree(width float64, all []Kin) Scene {
	p := layPedigree(all)
	wide := p.width()
	scale := min(1, width/max(wide, 1))
	s := Scene{Width: width}
	at := func(i int) Point { return Point{p.x[i] * scale, p.y[i]} }
	p.unions(&s, at)
	for i, k := range all {
		s.Shapes = append(s.Shapes, kinShapes(k, at(i), kinSign/2*max(scale, 0.6))...)
		s.Height = max(s.Height, p.y[i]+kinSign+kinLine*float64(len(k.Lines)+1))
	}
	return s
}

// pedigree is where persons stand.
type pedigree struct {
	all  []Kin
	at   map[string]int
	x, y []float64
}

// layPedigree puts each generation in a row: siblings side by side below the middle of their parents, partners beside each other.
func layPedigree(all []Kin) pedigree {
	p := pedigree{all: all, at: map[string]int{}, x: make([]float64, len(all)), y: make([]float64, len(all))}
	deep, most := 0, map[int]int{}
	for i, k := range all {
		p.at[k.ID] = i
		deep = max(deep, k.Generation)
		most[k.Generation] = max(most[k.Generation], len(k.Lines))
	}
	y := kinSign
	for g := 0; g <= deep; g++ {
		var row []int
		for i, k := range all {
			if k.Generation == g {
				row = append(row, i)
				p.y[i] = y
			}
		}
		p.place(p.ordered(row))
		y += kinSign + kinLine*float64(most[g]) + 2*kinSpace
	}
	least := 0.0
	for i, x := range p.x {
		if i == 0 || x < least {
			least = x
		}
	}
	for i := range p.x {
		p.x[i] += kinGap/2 - least
	}
	return p
}

// wish is where a person would stand: below the middle of the parents; a partner from outside beside the other.
func (p pedigree) wish(i int) float64 {
	if f, ok := p.at[p.all[i].Father]; ok && p.all[i].Father != "" {
		return (p.x[f] + p.x[p.at[p.all[i].Mother]]) / 2
	}
	for _, j := range p.partners(i) {
		if f, ok := p.at[p.all[j].Father]; ok && p.all[j].Father != "" {
			return (p.x[f]+p.x[p.at[p.all[j].Mother]])/2 + 0.1
		}
	}
	return 0
}

// partners are those of them who are drawn.
func (p pedigree) partners(i int) (out []int) {
	for _, id := range p.all[i].Partners {
		if j, ok := p.at[id]; ok {
			out = append(out, j)
		}
	}
	return out
}

// ordered is a row from left to right, partners beside each other.
func (p pedigree) ordered(row []int) (out []int) {
	sorted := slices.Clone(row)
	slices.SortStableFunc(sorted, func(a, b int) int { return cmp.Compare(p.wish(a), p.wish(b)) })
	for _, i := range sorted {
		if slices.Contains(out, i) {
			continue
		}
		out = append(out, i)
		for _, j := range p.partners(i) {
			if slices.Contains(row, j) && !slices.Contains(out, j) {
				out = append(out, j)
			}
		}
	}
	return out
}

// place gives the persons of a row their places: where they wish to be, and never nearer than the gap.
func (p pedigree) place(row []int) {
	for n, i := range row {
		p.x[i] = p.wish(i)
		if n > 0 {
			p.x[i] = max(p.x[i], p.x[row[n-1]]+kinGap)
		}
	}
}

func (p pedigree) width() float64 {
	most := 0.0
	for _, x := range p.x {
		most = max(most, x)
	}
	return most + kinGap/2
}

// unions draws the lines of partners, and down to their children.
func (p pedigree) unions(s *Scene, at func(int) Point) {
	line := func(points ...Point) { s.Shapes = append(s.Shapes, Polyline{Points: points, Stroke: Muted, Width: 1}) }
	level := map[[2]string]float64{} // of each couple's bar: those of a row do not run into each other
	couples, drawn := map[int]int{}, map[[2]string]bool{}
	for _, k := range p.all {
		pair := [2]string{k.Father, k.Mother}
		f, ok := p.at[k.Father]
		if !ok || k.Father == "" {
			continue
		}
		a, b := at(f), at(p.at[k.Mother])
		middle := Point{(a.X + b.X) / 2, a.Y}
		child := at(p.at[k.ID])
		if _, known := level[pair]; !known {
			level[pair] = kinStep * float64(couples[k.Generation]%kinSteps)
			couples[k.Generation]++
		}
		bar := child.Y - kinSign/2 - kinSpace/2 - level[pair]
		if !drawn[pair] {
			drawn[pair] = true
			line(a, Point{b.X, a.Y})
			line(middle, Point{middle.X, bar})
		}
		line(Point{middle.X, bar}, Point{child.X, bar}, Point{child.X, child.Y})
	}
}

// kinShapes is a person's sign with the words below.
func kinShapes(k Kin, c Point, r float64) []Shape {
	fill := Card
	if k.Filled {
		fill = Muted
	}
	var all []Shape
	if k.Man {
		all = append(all, Rect{Min: Point{c.X - r, c.Y - r}, Max: Point{c.X + r, c.Y + r}, Fill: fill, Stroke: Ink})
	} else {
		all = append(all, Circle{Centre: c, Radius: r, Fill: fill, Stroke: Ink})
	}
	if k.Carrier {
		all = append(all, Circle{Centre: c, Radius: r / 3, Fill: Act, Stroke: Card})
	}
	if k.Dead {
		all = append(all, Polyline{Points: []Point{{c.X - 1.4*r, c.Y + 1.4*r}, {c.X + 1.4*r, c.Y - 1.4*r}}, Stroke: Ink, Width: 1})
	}
	if k.Clear {
		all = append(all, Polyline{Points: []Point{{c.X - r, c.Y + r + 3}, {c.X + r, c.Y + r + 3}}, Stroke: Standard, Width: 2})
	}
	if k.Proband {
		tip := Point{c.X - r - 1, c.Y + r + 1}
		all = append(all, Polyline{Points: []Point{{tip.X - 9, tip.Y + 9}, tip}, Stroke: Ink, Width: 1.4},
			Polygon{Points: []Point{tip, {tip.X - 5, tip.Y + 1}, {tip.X - 1, tip.Y + 5}}, Fill: Ink, Opacity: 1})
	}
	for i, words := range k.Lines {
		all = append(all, Text{At: Point{c.X, c.Y + r + 5 + kinLine*float64(i+1)}, Text: words, Size: kinText, Colour: Ink, Anchor: Middle})
	}
	return all
}
