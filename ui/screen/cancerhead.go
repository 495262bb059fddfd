package screen

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/text"
	"allelens/report/why"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// headed is what the screen of a gene begins with: a variant, an event, or the gene where neither says anything.
type headed struct {
	title  string
	event  string // key of its row among the observations; "" of a variant
	badges []report.Badge
	line   string // how it is called and read, whose class it is
	names  string // all other spellings
	doubts []string
	why    func() why.Why
}

// head is that of the gene: what was asked for, else its gravest finding.
func (c *cancer) head(g report.CancerGene) headed {
	v, ok := c.chosenVariant(g)
	f := c.finding(g.Gene)
	key := f.Key
	if c.asked {
		key = c.key
	}
	at := slices.IndexFunc(g.Structural, func(e report.Structural) bool { return g.Gene+" "+e.Name == key })
	if at < 0 && !ok && len(g.Structural) > 0 {
		at = 0
	}
	switch {
	case at >= 0:
		e := g.Structural[at]
		return headed{event: g.Gene + " " + e.Name, title: joined(" ", g.Gene, text.Small(e.Name)), badges: append([]report.Badge{e.Badge}, confirmBadge(f.Grave, g)...), line: joined(" · ", e.ExonsText, zygosity(e.Zygosity), e.ConsequenceText),
			names: joined(" · ", e.HGVSC, e.HGVSG), why: func() why.Why { return why.OfEvent(c.report, g.Gene, e) }}
	case !ok:
		return headed{title: g.Gene, badges: []report.Badge{g.Badge}, line: g.ConclusionText, why: func() why.Why { return why.OfCancerGene(c.report, g) }}
	}
	h := headed{title: joined(" ", g.Gene, shortName(v.HGVSC)), badges: []report.Badge{c.foundBadge(v)}, doubts: v.Confirm, why: func() why.Why { return why.OfVariant(c.report, v) }}
	h.badges = append(h.badges, confirmBadge(f.Grave && v.Reportable, g)...)
	h.line = joined(" · ", v.HGVSP, strings.Join(v.LegacyNames, ", "), v.ConsequenceText, reads(v), joined(" ", stars(v.Stars), v.ReviewStatus), v.ClassificationSource)
	h.names = joined(" · ", v.HGVSC, v.HGVSG, joined(" ", place(v.Chrom, v.Pos), v.Ref+">"+v.Alt), v.SPDI, v.RSID, v.Assembly)
	return h
}

// confirmBadge says whether what asks to act was confirmed; none for what does not.
func confirmBadge(grave bool, g report.CancerGene) []report.Badge {
	switch {
	case !grave:
		return nil
	case g.Confirmed:
		return []report.Badge{{Word: say("ui.cancer.confirmed"), Tone: report.ToneNeutral}}
	}
	return []report.Badge{{Word: say("ui.cancer.confirm_first"), Tone: report.ToneUnknown}}
}

// finding is the gravest of a gene.
func (c *cancer) finding(gene string) (f report.Finding) {
	if at := slices.IndexFunc(c.report.Brief.Findings, func(f report.Finding) bool { return f.Gene == gene }); at >= 0 {
		f = c.report.Brief.Findings[at]
	}
	return f
}

// foundBadge is what is concluded from a variant, else its class: a call that failed is to be repeated, whatever its class.
func (c *cancer) foundBadge(v report.Variant) report.Badge {
	at := slices.IndexFunc(c.report.Brief.Findings, func(f report.Finding) bool { return f.Key == v.Gene+" "+v.HGVSC })
	if at < 0 {
		return v.Badge
	}
	return c.report.Brief.Findings[at].Badge
}

// reads are zygosity and reads of a variant: "heterozygous, 24 of 48 reads".
func reads(v report.Variant) string {
	seen := ""
	switch {
	case v.Depth != nil && v.AlleleFraction != nil:
		seen = say("ui.cancer.reads", "n", int(math.Round(*v.AlleleFraction*float64(*v.Depth))), "depth", *v.Depth)
	case v.Depth != nil:
		seen = say("ui.variant.depth", "n", *v.Depth)
	}
	return joined(", ", zygosity(v.Zygosity), seen)
}

// headCard names what the screen is about, with the drawers for its evidence and its place in the gene.
func (c *cancer) headCard(g report.CancerGene) fyne.CanvasObject {
	h := c.head(g)
	title := []fyne.CanvasObject{widget.NewPhrase(widget.Span{Text: h.title, Bold: true, Size: theme.SizeSubtitle})}
	for _, b := range h.badges {
		title = append(title, widget.Inset(3, 0, 0, 0, badge(b)))
	}
	drawer := func(key string, open *bool) fyne.CanvasObject {
		word := say(key) + "  ›"
		if *open {
			word = say(key) + "  ⌄"
		}
		return c.kept.button(key, word, widget.PlainButton, func() { *open = !*open; c.unfolded(); c.build() })
	}
	tools := widget.Flow(8)
	if len(g.Variants) > 0 {
		tools.Add(drawer("ui.cancer.evidence", &c.evidence))
	}
	tools.Add(drawer("ui.cancer.map", &c.mapOpen))
	if h.event != "" {
		tools.Add(widget.NewButton(say("ui.cancer.line")+"  ›", widget.PlainButton, func() { c.host.Go(at(Variants, h.event)) }))
		tools.Add(widget.NewButton(say("ui.cancer.copies"), widget.PrimaryButton, doing(c.host, command.CopyNumber)))
	}
	tools.Add(whyButton(c.host, h.why))
	rest := []widget.Span{widget.Plain(h.line)}
	for _, s := range []string{h.names, g.RestText} {
		if s != "" {
			rest = append(rest, widget.Small("\n"+s))
		}
	}
	for _, d := range h.doubts {
		rest = append(rest, widget.Strong("\n"+d).In(theme.ColorChange))
	}
	if g.AssumedBases > 0 {
		rest = append(rest, widget.Strong("\n"+say("ui.cancer.bases_assumed", "n", text.Grouped(g.AssumedBases))).In(theme.ColorChange))
	}
	body := []fyne.CanvasObject{widget.Adaptive(narrow, gutter, []float32{2.4, 1}, widget.Flow(10, title...), tools), widget.NewText(rest...)}
	if h.line != g.ConclusionText && g.Badge.Tone != report.ToneAct {
		body = append(body, widget.NewText(widget.Strong(g.ConclusionText).In(theme.ForTone(g.Badge.Tone).Ink)))
	}
	if chips := c.variantChips(g); chips != nil {
		body = append(body, chips)
	}
	return widget.Striped(theme.ForTone(g.Badge.Tone), body...)
}

// variantChips choose one of several variants of the gene; nil for none.
func (c *cancer) variantChips(g report.CancerGene) fyne.CanvasObject {
	if len(g.Variants) < 2 {
		return nil
	}
	chips := widget.Flow(6)
	for _, v := range g.Variants {
		chip := c.kept.chip(v.HGVSC, shortName(v.HGVSC), func() { c.variant, c.asked = v.HGVSC, true; c.unfolded(); c.build() })
		chip.SetSelected(v.HGVSC == c.variant)
		chip.SetSign(theme.ForBadge(v.Badge))
		chips.Add(chip)
	}
	return chips
}

// stripCard draws the structural events over the gene's exons; nil where there are none.
func (c *cancer) stripCard(g report.CancerGene) []fyne.CanvasObject {
	if len(g.Structural) == 0 {
		return nil
	}
	body := []fyne.CanvasObject{exonStrip(g)}
	for _, e := range g.Structural {
		if span, ok := c.spanOf(g, e); ok {
			body = append(body, widget.NewText(widget.Strong(e.Name).Sized(theme.SizeSmall), widget.Small("  "+say("ui.cancer.to_scale", "build", c.report.Input.Assembly))),
				widget.NewFigure(0, func(width, _ float64) figure.Scene { return figure.EventScale(width, span) }))
		}
	}
	return []fyne.CanvasObject{widget.Card(say("ui.cancer.over"), joined(" · ", g.Transcript, say("ui.cancer.not_to_scale")), body...)}
}

// exonStrip is the gene's exons with what lies in them.
func exonStrip(g report.CancerGene) fyne.CanvasObject {
	p := protein(g)
	return widget.NewFigure(0, func(width, _ float64) figure.Scene { return figure.ExonStrip(width, p) })
}

// mapCard is the drawer with the gene: its exons, the protein to be zoomed, and what is known of founder variants.
func (c *cancer) mapCard(g report.CancerGene) fyne.CanvasObject {
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
	subtitle := say("ui.cancer.gene_line", "transcript", g.Transcript, "length", text.Grouped(g.ProteinLength), "n", strconv.Itoa(len(g.Variants)+len(g.Structural)))
	body := []fyne.CanvasObject{exonStrip(g), m.object}
	if g.Founders.Text != "" {
		body = append(body, widget.NewText(widget.Small(g.Founders.Text)))
	}
	return widget.Card(say("ui.cancer.map"), subtitle, append(body, widget.Stack(0))...)
}
