package screen

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report/figure"
	"allelens/report/text"
	"allelens/ui/widget"
)

// geneMap is the map of a gene's protein, which is zoomed and pointed at.
type geneMap struct {
	object  fyne.CanvasObject
	protein figure.Protein
	figure  *widget.Figure
	words   *widget.Text
	// grown is told when the map may have another height.
	grown func()
}

// zoomStep is the factor of one step closer.
const zoomStep = 0.6

func newGeneMap(p figure.Protein, grown func()) *geneMap {
	m := &geneMap{protein: p, words: widget.NewText(widget.Small(say("ui.map.hint"))), grown: grown}
	m.figure = widget.NewFigure(0, m.builder())
	area := widget.NewZoomArea()
	area.OnPoint, area.OnLeave = m.point, func() { m.words.Set(widget.Small(say("ui.map.hint"))) }
	area.OnZoom = func(at fyne.Position, steps int) { m.zoom(m.figure.Point(at).X, steps) }
	area.OnPan = func(part float64) { m.show(m.protein.Panned(part)) }
	area.OnReset = m.reset
	middle := func(steps int) func() {
		return func() { m.zoom(m.figure.Scene().Width/2, steps) }
	}
	button := func(key string, pressed func()) fyne.CanvasObject {
		return widget.NewButton(say(key), widget.QuietButton, pressed)
	}
	tools := widget.GrowingRow(4, 0, m.words, button("ui.map.closer", middle(1)), button("ui.map.further", middle(-1)), button("ui.map.whole", m.reset))
	m.object = widget.Stack(4, widget.Layers(m.figure, area), tools)
	return m
}

func (m *geneMap) builder() widget.Builder {
	p := m.protein
	return func(width, _ float64) figure.Scene { return figure.GeneMap(width, p) }
}

func (m *geneMap) show(p figure.Protein) {
	m.protein = p
	m.figure.SetBuilder(m.builder())
	m.grown()
}

// zoom keeps in place what stands at x of the scene.
func (m *geneMap) zoom(x float64, steps int) {
	around := figure.GeneAt(m.figure.Scene().Width, m.protein, figure.Point{X: x, Y: -1}).AminoAcid
	m.show(m.protein.Zoomed(float64(around), math.Pow(zoomStep, float64(steps))))
}

func (m *geneMap) reset() {
	whole := m.protein
	whole.From, whole.To = 0, 0
	m.show(whole)
}

// point says what lies under the pointer.
func (m *geneMap) point(at fyne.Position) {
	g := figure.GeneAt(m.figure.Scene().Width, m.protein, m.figure.Point(at))
	if g.Mark != nil {
		m.words.Set(widget.Strong(g.Mark.Detail))
		return
	}
	parts := []string{say("ui.map.amino_acid", "n", text.Grouped(g.AminoAcid))}
	if g.Exon > 0 {
		parts = append(parts, say("ui.map.exon", "n", g.Exon))
	}
	if len(g.Domains) > 0 {
		parts = append(parts, strings.Join(g.Domains, ", "))
	}
	if b := g.Bin; b != nil {
		parts = append(parts, say("ui.map.density", "from", text.Grouped(b.Start), "to", text.Grouped(b.End),
			"pathogenic", b.Pathogenic, "uncertain", b.Uncertain, "benign", b.Benign))
	}
	m.words.Set(widget.Small(joined(" · ", parts...)))
}
