package figure

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func dense() Protein {
	p := brca1()
	p.Legend = "Published: pathogenic, uncertain, benign"
	p.Marks[0].Detail = "c.68_69del, pathogenic"
	p.Density = []Bin{{Start: 1, End: 10, Pathogenic: 8, Uncertain: 2, Benign: 4}, {Start: 11, End: 20}, {Start: 1861, End: 1863, Benign: 1}}
	return p
}

// TestDensity: each class has its lane, the pathogenic on top, and bars to one measure.
func TestDensity(t *testing.T) {
	p := dense()
	tall, floor := map[Role]float64{}, map[Role]float64{}
	bars := 0
	for _, r := range find[Rect](GeneMap(600, p)) {
		if r.Fill == Act || r.Fill == Unknown || r.Fill == Standard {
			bars++
			tall[r.Fill], floor[r.Fill] = math.Max(tall[r.Fill], r.Max.Y-r.Min.Y), r.Max.Y
		}
	}
	if bars != 4 {
		t.Fatalf("%d bars, want 4: none where nothing is published", bars)
	}
	if floor[Act] >= floor[Unknown] || floor[Unknown] >= floor[Standard] {
		t.Errorf("lanes lie at %v", floor)
	}
	if math.Abs(tall[Act]/tall[Unknown]-4) > 0.01 || math.Abs(tall[Act]/tall[Standard]-2) > 0.01 {
		t.Errorf("8, 2 and 4 are drawn %v high", tall)
	}
	with, without := GeneMap(600, p), GeneMap(600, brca1())
	if with.Height <= without.Height {
		t.Error("the histogram has no room")
	}
}

// TestPart: a map of a part shows what lies in it, to its scale, and nothing else.
func TestPart(t *testing.T) {
	p := dense()
	p.From, p.To = 1, 201
	s := GeneMap(624, p)
	heads := find[Circle](s)
	if len(heads) != 1 || math.Abs(heads[0].Centre.X-(12+600*22.0/200)) > 0.01 {
		t.Fatalf("heads %+v", heads)
	}
	for _, w := range find[Text](s) {
		if w.Text == "NLS" || w.Text == "BRCT ×2" || w.Text == "1863" {
			t.Errorf("%q lies outside", w.Text)
		}
	}
	if got := GeneAt(624, p, Point{X: 12 + 600*22.0/200, Y: heads[0].Centre.Y}); got.Mark == nil || got.Mark.Detail != "c.68_69del, pathogenic" || got.AminoAcid != 23 {
		t.Errorf("at the head: %+v", got)
	}
}

// TestGeneAt: what is drawn at a place is what is told of it.
func TestGeneAt(t *testing.T) {
	p := dense()
	m, _ := layGene(600, p)
	for _, c := range []struct {
		aminoAcid, exon int
		domain          string
		pathogenic      int // -1 for no count
	}{
		{1, 2, "", 8}, {5, 2, "RING", 8}, {600, 10, "NLS", -1}, {1000, 10, "", -1}, {1700, 17, "BRCT ×2", -1}, {1863, 23, "", 0},
	} {
		got := GeneAt(600, p, Point{X: m.x(float64(c.aminoAcid)), Y: m.base + 4*m.size})
		domain := ""
		if len(got.Domains) > 0 {
			domain = got.Domains[0]
		}
		counted := -1
		if got.Bin != nil {
			counted = got.Bin.Pathogenic
		}
		if got.AminoAcid != c.aminoAcid || c.aminoAcid < 1863 && got.Exon != c.exon || domain != c.domain || counted != c.pathogenic || got.Mark != nil {
			t.Errorf("at %d: %+v", c.aminoAcid, got)
		}
	}
}

// TestZoom: whatever is done, the part shown lies within the protein and is no shorter than the
// least; what is zoomed at stays where it is as long as no end is met; all the way out is the whole.
func TestZoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := brca1()
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			around := rapid.Float64Range(1, 1863).Draw(t, "around")
			before, _ := layGene(600, p)
			if rapid.Bool().Draw(t, "pan") {
				p = p.Panned(rapid.Float64Range(-2, 2).Draw(t, "by"))
			} else {
				p = p.Zoomed(min(max(around, float64(before.From)), float64(before.To)), rapid.Float64Range(0.1, 3).Draw(t, "factor"))
			}
			m, _ := layGene(600, p)
			if m.From < 1 || m.To > 1863 || m.To-m.From < leastZoom-1 {
				t.Fatalf("shows %d to %d", m.From, m.To)
			}
		}
		if p = p.Zoomed(900, 1e6); p.From != 0 || p.To != 0 {
			t.Fatalf("all the way out shows %d to %d", p.From, p.To)
		}
		at := rapid.IntRange(400, 1400).Draw(t, "at")
		before, _ := layGene(600, p)
		after, _ := layGene(600, p.Zoomed(float64(at), 0.5))
		if moved := math.Abs(after.x(float64(at)) - before.x(float64(at))); moved > 1 {
			t.Fatalf("%d has moved by %v", at, moved)
		}
	})
}
