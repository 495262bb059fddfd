package screen

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/why"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// drugTeller explains one medicine: what to do, why, by which guideline.
type drugTeller struct {
	report *report.Report
	host   Host
	why    func() why.Why
	turned func()            // called when a row was opened or closed
	inputs fyne.CanvasObject // fields of what the equations for a dose are given
}

func (t drugTeller) detail(d drugRow) fyne.CanvasObject {
	parts := []fyne.CanvasObject{
		titleLine(capital(d.Drug.Drug), d.Brief.Badge),
		widget.GrowingRow(8, 0, widget.NewText(widget.Muted(drugSubtitle(d))), whyButton(t.host, t.why)),
	}
	parts = append(parts, t.verdict(d)...)
	parts = append(parts, t.openQuestions(d)...)
	parts = append(parts, section(say("ui.drugs.why")))
	for _, g := range d.Results {
		parts = append(parts, t.geneChain(g)...)
	}
	parts = append(parts, doses(d, t.inputs)...)
	parts = append(parts, t.guidance(d)...)
	parts = append(parts, conversions(t.report, d)...)
	parts = append(parts, together(t.report, d)...)
	parts = append(parts, cautions(t.report, d)...)
	parts = append(parts, listings(d)...)
	parts = append(parts, superseded(t.report, d)...)
	parts = append(parts, verified(t.report, t.host, document.SectionDrugs)...)
	return widget.Stack(2*theme.Gap, parts...)
}

// short is how many signs a verdict may have that stands in the largest size.
const short = 56

// verdict is what to do: the share of the usual dose with its bar, or a sentence; then what else has to be known.
func (t drugTeller) verdict(d drugRow) []fyne.CanvasObject {
	large := func(words string) fyne.CanvasObject {
		size := theme.SizeHeadline
		if len([]rune(words)) > short {
			size = theme.SizeTitle
		}
		return widget.NewText(widget.Span{Text: words, Bold: true, Size: size})
	}
	var parts []fyne.CanvasObject
	if p := d.Brief.Percent; p != nil {
		parts = append(parts, large(say("ui.drugs.share", "share", share(*p))), shareBar(*p, d.Brief.Badge.Tone))
		if d.Brief.Do != "" {
			parts = append(parts, widget.NewText(widget.Plain(d.Brief.Do)))
		}
	} else if d.Brief.Do != "" {
		parts = append(parts, large(d.Brief.Do))
	}
	if d.Brief.More != "" {
		parts = append(parts, widget.NewText(widget.Plain(d.Brief.More)))
	}
	if d.Disagreement != "" {
		tone := theme.ForTone(report.ToneChange)
		parts = append(parts, widget.NewText(widget.Strong(say("ui.drugs.disagree")+" ").In(tone.Ink), widget.Plain(d.Disagreement)))
	}
	return parts
}

// share words a share of the usual dose in per cent.
func share(p report.DosePercent) string {
	if p.Low == p.High {
		return percent(p.Low)
	}
	return fmt.Sprintf("%.0f–%.0f %%", p.Low, p.High)
}

func shareBar(p report.DosePercent, tone report.Tone) fyne.CanvasObject {
	bar := figure.ShareBar{Low: p.Low, High: p.High, Role: theme.RoleOf(theme.ForTone(tone).Ink), Zero: "0", Usual: say("ui.drugs.usual"), Mark: share(p)}
	return widget.NewFigure(0, func(width, _ float64) figure.Scene { return figure.ShareChart(width, bar) })
}

// openQuestions are what the advice depends on, with what holds under each answer.
func (t drugTeller) openQuestions(d drugRow) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, q := range d.Questions {
		spans := []widget.Span{widget.Strong(q.Text)}
		for _, b := range q.Branches {
			spans = append(spans, widget.Plain("\n"+say("ui.drugs.branch", "answer", capital(b.Text), "headline", b.Headline)))
		}
		parts = append(parts, widget.NewText(spans...))
	}
	switch {
	case len(parts) > 0 && d.own() && !d.trial:
		parts = append(parts, widget.Row(0, widget.NewButton(say("ui.drugs.answer"), widget.PlainButton, doing(t.host, command.Answers))))
	case !d.own() && d.Status == "":
		parts = append(parts, widget.Row(0, widget.NewButton(say("ui.drugs.try"), widget.PlainButton, func() { t.host.Try(d.Drug.Drug) })))
	}
	return parts
}

// titleLine is a name with its badge.
func titleLine(name string, b report.Badge) fyne.CanvasObject {
	title := widget.NewText(widget.Span{Text: name, Bold: true, Size: theme.SizeTitle})
	return widget.Titled(10, title, badge(b))
}

func drugSubtitle(d drugRow) string {
	var words []string
	for _, a := range d.Areas {
		words = append(words, say("report.area."+a))
	}
	return joined(" · ", d.status(), strings.Join(d.Brands, ", "), strings.Join(d.Genes, ", "), strings.Join(words, ", "))
}

// geneChain leads from the gene's result to its meaning in at most three steps, and to the gene itself; beside other
// medicines the last step is what the result counts as.
func (t drugTeller) geneChain(result report.DrugGene) []fyne.CanvasObject {
	g, known := pharmacogene(t.report, result.Gene)
	first := widget.Box(widget.Code(result.Gene + " " + result.Diplotype))
	if result.Diplotype == "" {
		first = widget.Box(widget.Code(result.Gene), widget.Plain(" "+say("ui.drugs.not_called")))
	}
	steps := []fyne.CanvasObject{first}
	switch {
	case result.ActivityScore != "":
		steps = append(steps, widget.Box(widget.Plain(say("ui.drugs.activity", "score", result.ActivityScore))))
	case known && len(g.Diplotypes) == 1 && functions(g.Diplotypes[0]) != "":
		steps = append(steps, widget.Box(widget.Plain(functions(g.Diplotypes[0]))))
	}
	switch {
	case result.Adjusted():
		steps = append(steps, widget.Box(widget.Plain(result.Phenotype+", "), widget.Muted(say("ui.drugs.adjusted")+" "), widget.Strong(result.AdjustedPhenotype).In(theme.ColorChange)))
	case result.Phenotype != "":
		steps = append(steps, widget.Box(widget.Plain(result.Phenotype)))
	}
	parts := []fyne.CanvasObject{widget.Chain(8, steps...)}
	if known {
		words := []widget.Span{}
		for _, w := range siteWords(g) {
			words = append(words, w.Sized(theme.SizeSmall), widget.Small("  "))
		}
		open := widget.NewChip(say("ui.gene.open", "gene", g.Gene), func() { t.host.Go(at(Variants, geneKey(g.Gene))) })
		parts = append(parts, widget.Flow(8, open, widget.Inset(5, 0, 0, 0, widget.NewPhrase(words...))))
	}
	return parts
}

func pharmacogene(r *report.Report, gene string) (report.Pharmacogene, bool) {
	for _, g := range r.Pharmacogenes {
		if g.Gene == gene {
			return g, true
		}
	}
	return report.Pharmacogene{}, false
}

// mostSites is how many sites a chain names one by one.
const mostSites = 4

// siteWords say what the file shows of a gene: its variants, or how many sites carry none.
func siteWords(g report.Pharmacogene) []widget.Span {
	if g.Source == "outside" {
		return []widget.Span{widget.Plain(say("ui.drugs.outside_call"))}
	}
	var variants []widget.Span
	for i := range g.Sites {
		if s := &g.Sites[i]; s.State == "variant" {
			variants = append(variants, widget.Code(siteName(s)+" "+s.Alleles))
		}
	}
	switch {
	case len(variants) > mostSites:
		more := widget.Muted(say("ui.drugs.more_sites", "n", len(variants)-mostSites))
		return append(variants[:mostSites], more)
	case len(variants) > 0:
		return variants
	case g.SitesTotal > 0:
		return []widget.Span{widget.Plain(say("ui.drugs.sites", "called", g.SitesCalled, "total", g.SitesTotal))}
	}
	return nil
}

// cautions are what limits the statement: several possible results, assumed sites, missing genes.
func cautions(r *report.Report, d drugRow) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	line := func(spans ...widget.Span) { lines = append(lines, widget.Bullet(widget.NewText(spans...))) }
	for _, gene := range d.Needs {
		line(widget.Strong(gene+": ").In(theme.ColorUnknown), widget.Plain(say("ui.drugs.needs")))
	}
	for _, o := range d.Open {
		line(widget.Strong(o.Gene+": ").In(theme.ColorUnknown), widget.Plain(o.Text))
	}
	for _, words := range d.IfKnown {
		line(widget.Plain(words))
	}
	for _, gene := range d.Genes {
		g, ok := pharmacogene(r, gene)
		if !ok {
			continue
		}
		for _, u := range g.Unsettled {
			line(widget.Strong(gene+": ").In(theme.ColorUnknown), widget.Plain(u.Why))
		}
		switch n := len(g.Diplotypes); {
		case n > mostDiplotypes:
			for _, o := range g.Outcomes {
				line(widget.Code(gene+" "+joined(", ", o.Diplotypes...)), widget.Plain(say("ui.drugs.outcome", "count", o.Count, "phenotype", joined(", ", o.Phenotype, o.ActivityScore))))
			}
		case n > 1:
			for _, one := range g.Diplotypes {
				line(widget.Code(gene+" "+one.Label), widget.Plain(": "+joined(", ", one.Phenotype, functions(one))))
			}
		}
		if g.SitesAssumed > 0 {
			line(widget.Strong(say("ui.assumed")+": ").In(theme.ColorChange), widget.Plain(say("ui.drugs.assumed_sites", "gene", gene, "n", g.SitesAssumed)))
		}
		for _, n := range g.Notes {
			line(widget.Small(gene + ": " + n.Text))
		}
		if len(g.CannotExclude) > 0 {
			line(widget.Small(say("ui.drugs.cannot_exclude", "gene", gene, "alleles", strings.Join(g.CannotExclude, ", "))))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return []fyne.CanvasObject{section(say("ui.drugs.cautions")), widget.Stack(theme.Gap, lines...)}
}

// mostDiplotypes is how many possible diplotypes are listed one by one; more are grouped by what follows.
const mostDiplotypes = 8

func functions(d report.Diplotype) string {
	if d.Function1 == "" && d.Function2 == "" {
		return ""
	}
	return joined(" / ", d.Function1, d.Function2)
}

// guidance is a row for each guideline row that applies, which opens to its text, its limits and its source. The row that is
// used is open where the bodies differ.
func (t drugTeller) guidance(d drugRow) []fyne.CanvasObject {
	if len(d.Recommendations) == 0 {
		return []fyne.CanvasObject{section(say("ui.drugs.guidance")), widget.NewText(widget.Small(say("ui.drugs.no_guidance")))}
	}
	hint := say("ui.drugs.agree")
	if d.Disagreement != "" {
		hint = say("ui.drugs.differ")
	}
	parts := []fyne.CanvasObject{widget.CardTitle(say("ui.drugs.guidance"), hint)}
	if d.Action == "standard" && len(d.Doses) == 0 {
		return append(parts, unchanged(t.report, d)...)
	}
	used := slices.IndexFunc(d.Recommendations, func(rec report.Recommendation) bool { return rec.Deciding })
	var rows []fyne.CanvasObject
	for i, rec := range d.Recommendations {
		head := widget.Columns(8, []float32{5, 8, 5}, widget.NewText(widget.Strong(joined(" ", rec.Source, rec.Year))),
			widget.NewText(widget.Plain(joined(" · ", rec.Badge.Word, doseWords(rec)))), widget.NewText(widget.Small(rec.Strength)).Aligned(fyne.TextAlignTrailing))
		open := d.Disagreement != "" && i == max(used, 0)
		rows = append(rows, widget.NewFold(head, recommendation(t.report, rec), open, func(bool) { t.turned() }))
	}
	return append(parts, widget.Stack(0, rows...))
}

// unchanged is one line for a result that changes nothing, with the rows that it rests on.
func unchanged(r *report.Report, d drugRow) []fyne.CanvasObject {
	var bodies []string
	var spans []widget.Span
	for _, rec := range d.Recommendations {
		if !slices.Contains(bodies, rec.Source) {
			bodies = append(bodies, rec.Source)
		}
		spans = append(append(spans, sourceSpans(r, rec.Origin)...), widget.Small("\n"))
	}
	return []fyne.CanvasObject{widget.NewText(widget.Plain(say("ui.drugs.unchanged", "bodies", strings.Join(bodies, ", ")))), widget.NewText(spans...)}
}

func recommendation(r *report.Report, rec report.Recommendation) fyne.CanvasObject {
	lines := []fyne.CanvasObject{widget.NewText(widget.Plain(rec.Text))}
	if rec.Population != "" {
		lines = append(lines, widget.NewText(widget.Small(say("ui.drugs.population", "population", rec.Population))))
	}
	if rec.Applies != "" {
		lines = append(lines, widget.NewText(widget.Small(say("ui.drugs.applies", "diplotypes", rec.Applies))))
	}
	if rec.Older != "" {
		lines = append(lines, widget.NewText(widget.Plain(rec.Older)))
	}
	lines = append(lines, widget.NewText(sourceSpans(r, rec.Origin)...), widget.NewText(widget.Small(joined(" · ", citation(rec), rec.Origin.Name()))))
	return widget.Stack(theme.Gap, lines...)
}

// after sets a separator before words that are not empty.
func after(separator, words string) string {
	if words == "" {
		return ""
	}
	return separator + words
}

func doseWords(rec report.Recommendation) string {
	change, most := "", ""
	if rec.DoseChangePercent != nil {
		change = say("ui.drugs.dose_change", "percent", fmt.Sprintf("%+.0f", *rec.DoseChangePercent))
	}
	if rec.MaxDose != "" {
		most = say("ui.drugs.max_dose", "dose", rec.MaxDose)
	}
	return joined(" · ", change, most)
}

func citation(rec report.Recommendation) string {
	pmid := ""
	if rec.PMID != "" {
		pmid = say("ui.pmid", "id", rec.PMID)
	}
	return joined(" · ", pmid, rec.URL)
}

// superseded lists older rows, so that nobody takes them for current.
func superseded(r *report.Report, d drugRow) []fyne.CanvasObject {
	if len(d.Superseded) == 0 {
		return nil
	}
	parts := []fyne.CanvasObject{widget.Rule(), widget.CardTitle(say("ui.drugs.superseded"), say("ui.drugs.superseded_hint"))}
	for _, rec := range d.Superseded {
		spans := append([]widget.Span{widget.Small(joined(" · ", joined(" ", rec.Source, rec.Year), rec.Strength, rec.Text) + "\n")}, sourceSpans(r, rec.Origin)...)
		parts = append(parts, widget.NewText(spans...))
	}
	return parts
}
