package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/text"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// oldest is the highest age that the line is dragged to, in years.
const oldest = 120

// besideFew is the number of icon arrays up to which there is room beside them for the risks from today on;
// more of them leave it under the chart.
const besideFew = 2

// chartHeight is the height of the risk chart in points.
const chartHeight = 196

// cancer shows one gene: where its variants lie, what they mean, and what to do when.
type cancer struct {
	workspace *workspace.Workspace
	host      Host
	report    *report.Report
	gene      string
	variant   string // HGVS c. name of the variant chosen
	key       string // what was last asked for
	genes     *fyne.Container
	pane      *widget.Pane
	chart     *widget.Figure
	lanes     *widget.Figure
	area      *widget.DragArea // over the chart
	built     string           // gene and variant that are laid out
	age       *float64         // the patient's
	ghost     *float64         // the one supposed; the case knows nothing of it
	supposed  *fyne.Container  // what would hold at that age
	scores    bool             // the scores are unfolded
	open      bool             // other bodies' recommendations are unfolded
	mapped    string           // gene whose map is shown, and the amino acids that it reaches from and to
	part      [2]int
}

func newCancer(w *workspace.Workspace, h Host) Screen {
	return &cancer{workspace: w, host: h, genes: widget.Row(8), pane: widget.NewPane(widget.Stack(0))}
}

// Content implements Screen.
func (c *cancer) Content() fyne.CanvasObject { return c.pane }

// Tools implements Screen.
func (c *cancer) Tools() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.genes, widget.NewButton(say("ui.export"), widget.PrimaryButton, doing(c.host, command.Save("pdf")))}
}

// Find implements Screen.
func (c *cancer) Find() fyne.Focusable { return nil }

// Show implements Screen.
func (c *cancer) Show(s workspace.State) {
	another := c.report != s.Report
	c.report = s.Report
	if s.Screen == Cancer && s.Key != "" && s.Key != c.key {
		c.key = s.Key
		c.gene, c.variant, _ = strings.Cut(s.Key, " ")
		another = true
	}
	if another {
		c.build()
	}
}

// build lays the chosen gene out anew.
func (c *cancer) build() {
	g, ok := c.chosenGene()
	c.showGenes()
	if !ok {
		c.pane.SetContent(page(widget.Card(say("ui.cancer.none"), "", widget.NewText(widget.Plain(say("ui.cancer.none_text"))))))
		return
	}
	typing := c.area != nil && c.area.Focused()
	c.age, c.ghost = nil, nil
	if c.report.Case.Age != nil {
		age := float64(*c.report.Case.Age)
		c.age = &age
	}
	c.put(widget.Stack(gutter, append(c.cards(g, risksOf(c.report, g.Gene)), c.scoresCards()...)...))
	if typing {
		c.host.Focus(c.area)
	}
}

// cards are the gene's rows of cards: its map, its figures with what to do by age, and the
// variant chosen; where there are no figures, why, beside the variant.
func (c *cancer) cards(g report.CancerGene, risks []report.Risk) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{c.mapCard(g)}
	if len(g.Haplotypes) > 0 {
		rows = append(rows, jointCard(g.Haplotypes))
	}
	if g.Conclusion == probableFound {
		return append(rows, c.probableCards(g))
	}
	for _, e := range g.Structural {
		rows = append(rows, eventCard(e))
	}
	if len(risks) > 0 {
		rows = append(rows, widget.Adaptive(narrowCards, gutter, equal(2), c.riskCard(risks), c.peopleCard(risks)))
	} else if g.NoFigures != nil {
		rows = append(rows, c.noRiskCard(g))
	}
	if len(risks)+len(c.managementOf(g.Gene)) > 0 {
		rows = append(rows, c.managementCard(g.Gene))
	}
	if v, ok := c.chosenVariant(g); ok {
		rows = append(rows, widget.Adaptive(narrowCards, gutter, equal(2), c.variantCard(g, v), classCard(c.report, v)))
	}
	if card := oncologyCard(c.report, func(medicine string) { c.host.Go(at(Drugs, medicine)) }); card != nil && g.Conclusion == "pathogenic_found" {
		rows = append(rows, card)
	}
	return rows
}

// put swaps the layout in; of the same variant it keeps the place scrolled to.
func (c *cancer) put(content fyne.CanvasObject) {
	shown := c.gene + " " + c.variant
	if shown == c.built {
		c.pane.Replace(page(content))
		return
	}
	c.built = shown
	c.pane.SetContent(page(content))
}

// showGenes offers the genes in the top bar.
func (c *cancer) showGenes() {
	c.genes.RemoveAll()
	for _, g := range c.report.Cancer.Genes {
		chip := widget.NewChip(g.Gene, func() { c.gene, c.variant = g.Gene, ""; c.build() })
		chip.SetSelected(g.Gene == c.gene)
		chip.SetSign(theme.ForBadge(g.Badge))
		c.genes.Add(chip)
	}
}

// probableFound is the conclusion on which neither figures nor a programme rest, and which is urgent.
const probableFound = "probable_found"

// chosenGene is the gene asked for, or the one that asks for most.
func (c *cancer) chosenGene() (best report.CancerGene, ok bool) {
	for _, g := range c.report.Cancer.Genes {
		if g.Gene == c.gene {
			return g, true
		}
		if !ok || g.Urgency < best.Urgency {
			best, ok = g, true
		}
	}
	c.gene = best.Gene
	return best, ok
}

// chosenVariant is the variant asked for, or the one that asks for most.
func (c *cancer) chosenVariant(g report.CancerGene) (best report.Variant, ok bool) {
	for _, v := range g.Variants {
		if shortName(v.HGVSC) == shortName(c.variant) {
			return v, true
		}
		if !ok || v.Badge.Tone.Urgency() < best.Badge.Tone.Urgency() {
			best, ok = v, true
		}
	}
	c.variant = best.HGVSC
	return best, ok
}

// shortName is an HGVS name without its reference sequence.
func shortName(name string) string {
	if _, short, ok := strings.Cut(name, ":"); ok {
		return short
	}
	return name
}

func (c *cancer) mapCard(g report.CancerGene) fyne.CanvasObject {
	conclusion := []widget.Span{widget.Strong(g.ConclusionText).In(theme.ForTone(g.Badge.Tone).Ink)}
	if g.RestText != "" {
		conclusion = append(conclusion, widget.Plain("\n"+g.RestText))
	}
	if g.AssumedBases > 0 {
		conclusion = append(conclusion, widget.Strong("  "+say("ui.cancer.bases_assumed", "n", text.Grouped(g.AssumedBases))).In(theme.ColorChange))
	}
	if g.Founders.Text != "" {
		conclusion = append(conclusion, widget.Small("\n"+g.Founders.Text))
	}
	if c.mapped != g.Gene {
		c.mapped, c.part = g.Gene, [2]int{}
	}
	p := protein(g)
	p.From, p.To = c.part[0], c.part[1]
	var m *geneMap
	m = newGeneMap(p, func() {
		c.part = [2]int{m.protein.From, m.protein.To}
		c.pane.Refresh()
	})
	subtitle := say("ui.cancer.gene_line", "transcript", g.Transcript, "length", text.Grouped(g.ProteinLength), "n", len(g.Variants)+len(g.Structural))
	return widget.Card("", "", widget.Flow(10, widget.NewLine(widget.Strong(g.Gene), widget.Small("   "+subtitle)), badge(g.Badge)),
		widget.NewText(conclusion...), m.object)
}

// noRiskCard says why there are no figures, and what to make of that.
func (c *cancer) noRiskCard(g report.CancerGene) fyne.CanvasObject {
	quality := widget.NewButton(say("ui.cancer.to_quality"), widget.PlainButton, func() { c.host.Go(at(Quality, "")) })
	body := []fyne.CanvasObject{widget.NewText(widget.Plain(g.NoFigures.Text))}
	body = append(body, besideLines(c.report, g.Gene)...)
	return widget.Card(say("ui.cancer.risk"), "", append(body, widget.Row(0, quality))...)
}

// riskCard is the chart with the age line, which is dragged or moved by the arrow keys.
func (c *cancer) riskCard(risks []report.Risk) fyne.CanvasObject {
	lines := append([]fyne.CanvasObject{widget.NewText(riskSources(risks)...)}, verified(c.report, document.SectionRisk)...)
	if len(risks) > besideFew {
		lines = append(todayLines(c.report, risks), lines...)
	}
	if !slices.ContainsFunc(risks, func(k report.Risk) bool { return len(k.Ages) > 1 }) {
		c.chart = nil
		return widget.Card(say("ui.cancer.risk"), "", append(append([]fyne.CanvasObject{widget.NewText(widget.Plain(say("ui.cancer.no_curve")))}, lines...), widget.Stack(0))...)
	}
	c.chart = widget.NewFigure(0, c.chartBuilder(risks))
	c.supposed = widget.Stack(theme.Gap)
	c.supposed.Hide()
	area := c.ageArea(risks)
	body := append([]fyne.CanvasObject{widget.Layers(c.chart, area), c.supposed}, lines...)
	return widget.Card(say("ui.cancer.risk"), say("ui.cancer.drag"), append(body, widget.Stack(0))...)
}

func (c *cancer) chartBuilder(risks []report.Risk) widget.Builder {
	plot := riskPlot(risks, c.age, c.ghost)
	return func(width, _ float64) figure.Scene { return figure.RiskChart(width, chartHeight, plot) }
}

func (c *cancer) peopleCard(risks []report.Risk) fyne.CanvasObject {
	body := []fyne.CanvasObject{widget.Stack(theme.Gap, iconArrays(risks)...)}
	if len(risks) <= besideFew {
		body = append(body, todayLines(c.report, risks)...)
	}
	return widget.Card(say("ui.cancer.people", "who", carriers(risks, c.report.Case.Organs)), "", append(body, widget.Stack(0))...)
}
