package figure

import "math"

// Heights of the histogram in sizes of text: of one lane, and of the words below.
const (
	laneHeight   = 0.95
	legendHeight = 1.3
)

// density draws the published classes in three lanes, the pathogenic above the uncertain above the
// benign, all to one measure: the fullest lane of the whole protein.
func (m geneMap) density(top float64) (shapes []Shape, height float64) {
	most := 1
	for _, b := range m.Density {
		most = max(most, b.Pathogenic, b.Uncertain, b.Benign)
	}
	top += 0.4 * m.size
	lanes := []struct {
		role  Role
		count func(Bin) int
	}{
		{Act, func(b Bin) int { return b.Pathogenic }}, {Unknown, func(b Bin) int { return b.Uncertain }}, {Standard, func(b Bin) int { return b.Benign }},
	}
	for i, lane := range lanes {
		floor := top + float64(i+1)*laneHeight*m.size
		shapes = append(shapes, Polyline{Points: []Point{{m.left, floor}, {m.right, floor}}, Stroke: Line, Width: 0.06 * m.size})
		for _, b := range m.Density {
			n := lane.count(b)
			if n == 0 || b.End < m.From || b.Start > m.To {
				continue
			}
			// The bin takes the room of its amino acids, half of one before its first and behind its last.
			from, to := m.x(float64(b.Start)-0.5), m.x(float64(b.End)+0.5)
			tall := math.Max(0.08, 0.85*laneHeight*float64(n)/float64(most)) * m.size
			shapes = append(shapes, Rect{Min: Point{from, floor - tall}, Max: Point{from + math.Max(0.3, 0.85*(to-from)), floor}, Fill: lane.role})
		}
	}
	height = (0.4 + 3*laneHeight) * m.size
	if m.Legend != "" {
		words := fit(m.Legend, m.right-m.left, 0.85*m.size, false)
		shapes = append(shapes, Text{At: Point{m.left, top + (3*laneHeight+1)*m.size}, Text: words, Size: 0.85 * m.size, Colour: Muted})
		height += legendHeight * m.size
	}
	return shapes, height
}

// GenePoint is what lies at a point of a gene's map.
type GenePoint struct {
	AminoAcid int
	Mark      *Mark // the variant whose head, stem or name is there; nil for none
	Domains   []string
	Exon      int  // 0 for none
	Bin       *Bin // nil for none
}

// GeneAt tells what lies at a point of the map that GeneMap draws for the same width and protein.
func GeneAt(width float64, p Protein, at Point) GenePoint {
	m, marks := layGene(width, p)
	position := m.at(at.X)
	g := GenePoint{AminoAcid: int(math.Round(position))}
	for i, k := range marks {
		if m.reachesMark(k, at) {
			g.Mark = &marks[i].Mark
		}
	}
	for _, d := range m.Domains {
		if d.Start <= g.AminoAcid && g.AminoAcid <= d.End {
			g.Domains = append(g.Domains, d.Name)
		}
	}
	for i, reach := range m.reaches() {
		if position >= reach[0] && position < reach[1] {
			g.Exon = m.First + i
		}
	}
	for i, b := range m.Density {
		if b.Start <= g.AminoAcid && g.AminoAcid <= b.End {
			g.Bin = &m.Density[i]
		}
	}
	return g
}

// reachesMark tells whether a point lies on a mark's head, name or stem.
func (m geneMap) reachesMark(k placed, at Point) bool {
	head := m.headAt(k)
	named := at.X >= k.from && at.X <= k.to && math.Abs(at.Y-head.Y) <= 0.8*m.size
	stem := math.Abs(at.X-k.x) <= 0.5*m.size && at.Y >= head.Y && at.Y <= m.base
	return named || stem
}

// leastZoom is the shortest part of a protein that a map shows, in amino acids.
const leastZoom = 20

// Zoomed is the protein with a part of factor times the length of the one shown, so that the amino
// acid around stays where it is. Beyond the ends it is moved in; below a least length it is not made.
func (p Protein) Zoomed(around, factor float64) Protein {
	m, _ := layGene(0, p)
	span := float64(m.To - m.From)
	wanted := math.Min(math.Max(span*factor, leastZoom), float64(p.Length-1))
	part := 0.5
	if span > 0 {
		part = (around - float64(m.From)) / span
	}
	return p.moved(around-part*wanted, wanted)
}

// Panned is the protein with the part shown moved by a part of its length.
func (p Protein) Panned(by float64) Protein {
	m, _ := layGene(0, p)
	span := float64(m.To - m.From)
	return p.moved(float64(m.From)+by*span, span)
}

// moved shows a part from an amino acid on, within the protein.
func (p Protein) moved(from, span float64) Protein {
	first := math.Min(math.Max(math.Round(from), 1), math.Max(1, float64(p.Length)-span))
	p.From, p.To = int(first), min(p.Length, int(math.Round(first+span)))
	if p.From == 1 && p.To == p.Length {
		p.From, p.To = 0, 0
	}
	return p
}
