package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/why"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// oldest is the highest age that the line is dragged to, in years.
const oldest = 120

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
	kept      kept // what is pressed to lay the page out anew
	pane      *widget.Pane
	chart     *widget.Figure
	lanes     *widget.Figure
	area      *widget.DragArea // over the chart
	built     string           // gene and variant that are laid out
	age       *float64         // the patient's
	ghost     *float64         // the one supposed; the case knows nothing of it
	supposed  *fyne.Container  // what would hold at that age
	scores    bool             // the scores are unfolded
	whatIf    *widget.Text     // which age is supposed
	asked     bool             // the variant was asked for
	shut      string           // gene whose drawers are as they were left
	evidence  bool             // drawers that are open: evidence, gene, people of a hundred, bodies, items by age
	mapOpen   bool
	people    bool
	bodies    bool
	ages      bool
	mapped    string // gene whose map is shown, and the amino acids that it reaches from and to
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
		c.asked, c.shut = c.variant != "", ""
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
	c.area = nil
	if c.report.Case.Age != nil {
		age := float64(*c.report.Case.Age)
		c.age = &age
	}
	c.put(widget.Stack(gutter, append(c.cards(g, risksOf(c.report, g.Gene)), c.scoresCards()...)...))
	if typing && c.area != nil {
		c.host.Focus(c.area)
	}
}

// cards are the gene's rows of cards: what it is about, events over its exons, figures with what to do beside them, and the
// drawers that are open.
func (c *cancer) cards(g report.CancerGene, risks []report.Risk) []fyne.CanvasObject {
	c.open(g, risks)
	rows := append([]fyne.CanvasObject{c.headCard(g)}, c.stripCard(g)...)
	if len(g.Haplotypes) > 0 {
		rows = append(rows, jointCard(c.report, c.host, g.Haplotypes))
	}
	if c.mapOpen {
		rows = append(rows, c.mapCard(g))
	}
	if g.Conclusion == probableFound {
		return append(rows, c.probableCards(g))
	}
	for _, e := range g.Structural {
		rows = append(rows, c.eventCard(g.Gene, e))
	}
	v, some := c.chosenVariant(g)
	if some && c.evidence {
		rows = append(rows, widget.Adaptive(narrowCards, gutter, equal(2), c.variantCard(v), classCard(c.report, v)))
	}
	switch {
	case len(risks) > 0:
		rows = append(rows, widget.Adaptive(sideBelow, gutter, []float32{2.1, 1}, c.riskCard(risks), c.managementCard(g.Gene)))
	case len(c.managementOf(g.Gene)) > 0 && g.NoFigures != nil:
		rows = append(rows, widget.Adaptive(narrow, gutter, equal(2), c.noRiskCard(g), c.managementCard(g.Gene)))
	case g.NoFigures != nil:
		rows = append(rows, c.noRiskCard(g))
	}
	if card := oncologyCard(c.report, c.host); card != nil && g.Conclusion == "pathogenic_found" {
		rows = append(rows, card)
	}
	return append(rows, checked(c.report, c.host)...)
}

// open opens the drawers of a gene that is shown anew: the evidence where there are no figures to be seen first, or a variant
// was asked for that the conclusion does not rest on.
func (c *cancer) open(g report.CancerGene, risks []report.Risk) {
	v, _ := c.chosenVariant(g)
	if c.shut == g.Gene {
		return
	}
	c.shut = g.Gene
	c.evidence, c.mapOpen = len(risks) == 0 || c.asked && v.Conclusion != g.Conclusion, false
}

// unfolded keeps the drawers as they are.
func (c *cancer) unfolded() { c.shut = c.gene }

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
		chip := c.kept.chip(g.Gene, g.Gene, func() { c.gene, c.variant, c.asked = g.Gene, "", false; c.build() })
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

// noRiskCard says why there are no figures, and what to make of that.
func (c *cancer) noRiskCard(g report.CancerGene) fyne.CanvasObject {
	quality := widget.NewButton(say("ui.cancer.to_quality"), widget.PlainButton, func() { c.host.Go(at(Quality, "")) })
	body := []fyne.CanvasObject{widget.NewText(widget.Plain(g.NoFigures.Text))}
	body = append(body, besideLines(c.report, c.host, g.Gene)...)
	return askable(c.host, say("ui.cancer.risk"), "", func() why.Why { return why.OfNoFigures(c.report, g) }, append(body, widget.Row(0, quality))...)
}

func (c *cancer) chartBuilder(risks []report.Risk) widget.Builder {
	plot := riskPlot(risks, c.age, c.ghost)
	return func(width, _ float64) figure.Scene { return figure.RiskChart(width, chartHeight, plot) }
}
