package screen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/text"
	"allelens/report/why"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// geneKey is the key of a pharmacogene on the screen of variants.
func geneKey(gene string) string { return "gene " + gene }

// geneRow is a pharmacogene's result among the rows.
func geneRow(g *report.Pharmacogene) variantRow {
	row := variantRow{
		key: geneKey(g.Gene), gene: g.Gene, pharmacogene: g, name: diplotypeWords(*g), protein: g.Phenotype, effect: say("ui.gene.row"),
		class: g.Badge.Word, tone: theme.ForBadge(g.Badge), rank: g.Badge.Tone.Urgency(),
		call: fmt.Sprintf("%d/%d", g.SitesCalled, g.SitesTotal),
	}
	row.text = strings.ToLower(strings.Join([]string{g.Gene, g.Result, g.Phenotype, g.Badge.Word}, " "))
	return row
}

// diplotypeWords names the diplotypes in short.
func diplotypeWords(g report.Pharmacogene) string {
	var labels []string
	for _, d := range g.Diplotypes {
		labels = append(labels, d.Label)
	}
	const most = 3
	if len(labels) > most {
		labels = append(labels[:most:most], "+"+strconv.Itoa(len(labels)-most))
	}
	return dash(strings.Join(labels, ", "))
}

// geneDetail is all that is said of a pharmacogene: its result, what limits it, what lies outside
// the definitions, and position by position what the file says and which allele asks for what.
func (v *variants) geneDetail(row variantRow) fyne.CanvasObject {
	g := *row.pharmacogene
	parts := []fyne.CanvasObject{
		titleLine(g.Gene, g.Badge),
		widget.NewText(widget.Strong(g.Result), widget.Plain(after("\n", joined(" · ", g.Phenotype, activityWords(g.ActivityScore))))),
		widget.GrowingRow(8, 0, widget.NewText(widget.Small(say("ui.gene.source."+g.Source))), whyButton(v.host, func() why.Why { return v.whyOf(row) })),
	}
	for _, call := range g.Outside {
		parts = append(parts, widget.NewText(widget.Small(call.Text)))
	}
	if g.Source != "vcf" {
		parts = append(parts, widget.Row(0, widget.NewButton(say("ui.drugs.outside"), widget.PlainButton, doing(v.host, command.Outside))))
	}
	parts = append(parts, diplotypeList(v.report, g)...)
	parts = append(parts, geneLimits(g)...)
	parts = append(parts, outsideList(v.report, g)...)
	return widget.Stack(2*theme.Gap, append(parts, v.positions(g)...)...)
}

func activityWords(score string) string {
	if score == "" {
		return ""
	}
	return say("ui.drugs.activity", "score", score)
}

// diplotypeList gives each possible diplotype with the functions of its alleles and its sources.
func diplotypeList(r *report.Report, g report.Pharmacogene) []fyne.CanvasObject {
	var pairs []widget.Pair
	for _, d := range g.Diplotypes {
		spans := []widget.Span{widget.Plain(joined(" · ", functions(d), d.Phenotype, activityWords(d.ActivityScore)))}
		if len(d.Origins) > 0 {
			spans = append(append(spans, widget.Plain("\n")), sourceSpans(r, d.Origins[len(d.Origins)-1])...)
		}
		pairs = append(pairs, widget.Pair{Value: widget.NewText(spans...)}.Named(widget.Code(d.Label)))
	}
	if len(pairs) == 0 {
		return nil
	}
	return []fyne.CanvasObject{section(say("ui.gene.possible")), widget.Pairs(nameWidth, pairs...)}
}

// geneLimits are the cautions about the call.
func geneLimits(g report.Pharmacogene) []fyne.CanvasObject {
	var lines []string
	for _, n := range g.Notes {
		lines = append(lines, n.Text)
	}
	if len(g.CannotExclude) > 0 {
		lines = append(lines, say("ui.gene.cannot_exclude", "alleles", strings.Join(g.CannotExclude, ", ")))
	}
	if g.SitesAssumed > 0 {
		lines = append(lines, say("ui.drugs.assumed_sites", "gene", g.Gene, "n", g.SitesAssumed))
	}
	if len(lines) == 0 {
		return nil
	}
	return []fyne.CanvasObject{section(say("ui.drugs.cautions")), bullets(lines, widget.Plain)}
}

// outsideList lists what the file holds in the gene's exons outside the definitions.
func outsideList(r *report.Report, g report.Pharmacogene) []fyne.CanvasObject {
	out := g.OutsideDefinitions
	if out == nil {
		return nil
	}
	parts := []fyne.CanvasObject{section(say("ui.gene.outside")), widget.NewText(widget.Plain(out.Text))}
	for _, c := range out.Lines {
		ink := theme.ColorInk
		if c.Effect == "loss_of_function" {
			ink = theme.ColorAct
		}
		spans := []widget.Span{
			widget.Strong(c.Name).In(ink), widget.Plain(" · " + joined(" · ", c.EffectText, c.Genotype, say("ui.state."+c.State))),
			widget.Small("\n" + joined(" · ", place(c.Chrom, c.Pos)+" "+c.Ref+">"+c.Alt, c.Transcript, lineWords(c.VCFLineNumber)) + "\n"),
		}
		parts = append(parts, widget.Bullet(widget.NewText(append(spans, sourceSpans(r, c.Origin)...)...)))
	}
	return parts
}

func lineWords(number *int64) string {
	if number == nil {
		return ""
	}
	return say("ui.variant.line_number", "n", text.Grouped(int(*number)))
}

// mostPositions is how many positions the detail of a gene lists; all of them stand in the table.
const mostPositions = 30

// positions lists the gene's positions, those that are not plain reference first.
func (v *variants) positions(g report.Pharmacogene) []fyne.CanvasObject {
	if len(g.Sites) == 0 {
		return nil
	}
	sites := make([]*report.GeneSite, len(g.Sites))
	for i := range g.Sites {
		sites[i] = &g.Sites[i]
	}
	slices.SortStableFunc(sites, func(a, b *report.GeneSite) int { return a.Urgency - b.Urgency })
	hint := say("ui.gene.sites", "called", g.SitesCalled, "total", g.SitesTotal)
	parts := []fyne.CanvasObject{widget.CardTitle(say("ui.gene.positions"), hint)}
	var pairs []widget.Pair
	for _, s := range sites[:min(len(sites), mostPositions)] {
		spans := []widget.Span{widget.Code(s.Alleles).In(stateTones[s.State].Ink), widget.Plain(after(" ", joined(" · ", stateWord(s), phaseWords(s))))}
		if needed := neededWords(s, mostNamed); needed != "" {
			spans = append(spans, widget.Small("\n"+say("ui.gene.needed", "alleles", needed)))
		}
		pairs = append(pairs, widget.Pair{Value: widget.NewText(spans...)}.Named(widget.Code(siteName(s))))
	}
	parts = append(parts, widget.Pairs(nameWidth+14, pairs...))
	all := widget.NewButton(say("ui.gene.list", "n", len(sites)), widget.PlainButton, func() { v.listSites(g.Gene) })
	return append(parts, widget.Row(0, all))
}

// phaseWords say which phase set a heterozygous call belongs to; nothing of a homozygous one.
func phaseWords(s *report.GeneSite) string {
	a, b, both := strings.Cut(strings.ReplaceAll(s.Alleles, "|", "/"), "/")
	switch {
	case !both || a == b:
		return ""
	case !s.Phased:
		return say("ui.gene.unphased")
	case s.PhaseSet == "":
		return say("ui.gene.phased")
	}
	return say("ui.gene.phase_set", "set", s.PhaseSet)
}

// How many alleles a site names for one of its bases: in a row of the table, and in the detail.
const (
	mostNeeded = 3
	mostNamed  = 12
)

// neededWords say which alleles ask for which bases: "A: *2, *35 · T: *3". most bounds the names.
func neededWords(s *report.GeneSite, most int) string {
	var words []string
	for _, n := range s.Needed {
		names := n.Alleles
		if len(names) > most {
			names = append(names[:most:most], "+"+strconv.Itoa(len(n.Alleles)-most))
		}
		words = append(words, n.Bases+": "+strings.Join(names, ", "))
	}
	return strings.Join(words, " · ")
}

// listSites shows a gene's sites in the table.
func (v *variants) listSites(gene string) {
	v.filters.chooseKey("sites")
	v.search.SetText(strings.ToLower(gene) + " ")
	v.list()
}
