package screen

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// drugDetail explains one medicine: what to do, why, by which guideline. gene shows a gene;
// askDose lets the inputs of an equation be changed, answer tell what the advice depends on.
func drugDetail(r *report.Report, d drugRow, gene func(name string), askDose, answer func(), asking fyne.CanvasObject) fyne.CanvasObject {
	parts := []fyne.CanvasObject{
		titleLine(capital(d.Drug.Drug), d.Badge), widget.GrowingRow(8, 0, widget.NewText(widget.Muted(drugSubtitle(d))), asking),
	}
	if d.Headline != "" {
		parts = append(parts, widget.NewText(widget.Strong(d.Headline)))
	}
	parts = append(parts, openQuestions(d, answer)...)
	parts = append(parts, together(r, d)...)
	parts = append(parts, section(say("ui.drugs.why")))
	for _, g := range d.Results {
		parts = append(parts, geneChain(r, g, gene))
	}
	parts = append(parts, guidelineStep(d)...)
	parts = append(parts, conversions(r, d)...)
	parts = append(parts, doses(d, askDose)...)
	parts = append(parts, cautions(r, d)...)
	parts = append(parts, guidance(r, d)...)
	parts = append(parts, listings(d)...)
	parts = append(parts, superseded(r, d)...)
	parts = append(parts, verified(r, document.SectionDrugs)...)
	return widget.Stack(2*theme.Gap, parts...)
}

// openQuestions are what the advice depends on, with what holds under each answer.
func openQuestions(d drugRow, answer func()) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, q := range d.Questions {
		spans := []widget.Span{widget.Strong(q.Text)}
		for _, b := range q.Branches {
			spans = append(spans, widget.Plain("\n"+say("ui.drugs.branch", "answer", capital(b.Text), "headline", b.Headline)))
		}
		parts = append(parts, widget.NewText(spans...))
	}
	if len(parts) > 0 && d.OnMedicationList {
		parts = append(parts, widget.Row(0, widget.NewButton(say("ui.drugs.answer"), widget.PlainButton, answer)))
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
	listed := ""
	switch {
	case d.Status != "":
		listed = say("report.status." + d.Status)
	case d.OnMedicationList:
		listed = say("ui.drugs.listed")
	}
	return joined(" · ", strings.Join(words, ", "), strings.Join(d.Genes, ", "), strings.Join(d.Brands, ", "), listed)
}

// geneChain leads from the file's lines to the phenotype: site, diplotype, activity, phenotype.
func geneChain(r *report.Report, result report.DrugGene, gene func(name string)) fyne.CanvasObject {
	g, known := pharmacogene(r, result.Gene)
	var steps []fyne.CanvasObject
	step := func(spans ...widget.Span) {
		box := widget.Box(spans...)
		if len(steps) > 0 {
			box = arrowTo(box)
		}
		steps = append(steps, box)
	}
	if known {
		for _, words := range siteWords(g) {
			steps = append(steps, widget.Box(words))
		}
	}
	if result.Diplotype == "" {
		step(widget.Code(result.Gene), widget.Plain(" "+say("ui.drugs.not_called")))
	} else {
		step(widget.Code(result.Gene + " " + result.Diplotype))
	}
	if known && len(g.Diplotypes) == 1 {
		if words := functions(g.Diplotypes[0]); words != "" {
			step(widget.Plain(words))
		}
	}
	if result.ActivityScore != "" {
		step(widget.Plain(say("ui.drugs.activity", "score", result.ActivityScore)))
	}
	if result.Phenotype != "" {
		step(widget.Plain(result.Phenotype))
	}
	if known {
		steps = append(steps, widget.NewChip(say("ui.gene.open", "gene", g.Gene), func() { gene(g.Gene) }))
	}
	if result.AdjustedPhenotype != "" {
		step(widget.Muted(say("ui.drugs.adjusted")+" "), widget.Strong(result.AdjustedPhenotype).In(theme.ColorChange))
	}
	return widget.Flow(8, steps...)
}

// arrowTo sets an arrow before a step, which it is not parted from at the end of a line.
func arrowTo(step fyne.CanvasObject) fyne.CanvasObject {
	return widget.GrowingRow(8, 1, widget.NewLine(widget.Muted("→")), step)
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

// guidelineStep is the last step of the chain: the guideline rows that apply.
func guidelineStep(d drugRow) []fyne.CanvasObject {
	if len(d.Recommendations) == 0 {
		return nil
	}
	var steps []fyne.CanvasObject
	for i, rec := range d.Recommendations {
		box := widget.Box(widget.Strong(rec.Badge.Word+"  "), widget.Muted(joined(" ", rec.Source, rec.Year)))
		if i == 0 {
			box = arrowTo(box)
		}
		steps = append(steps, box)
	}
	return []fyne.CanvasObject{widget.Flow(8, steps...)}
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

// guidance is each guideline row that applies, with its strength, its limits and its source.
func guidance(r *report.Report, d drugRow) []fyne.CanvasObject {
	parts := []fyne.CanvasObject{section(say("ui.drugs.guidance"))}
	if len(d.Recommendations) == 0 {
		return append(parts, widget.NewText(widget.Small(say("ui.drugs.no_guidance"))))
	}
	if d.Disagreement != "" {
		tone := theme.ForTone(report.ToneChange)
		parts = append(parts, widget.Sheet(tone, widget.NewText(widget.Strong(say("ui.drugs.disagree")+" ").In(tone.Ink), widget.Plain(d.Disagreement))))
	}
	if d.Action == "standard" && len(d.Doses) == 0 {
		return append(parts, unchanged(r, d)...)
	}
	for _, rec := range d.Recommendations {
		parts = append(parts, recommendation(r, rec))
	}
	return parts
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
	head := widget.NewLine(widget.Strong(joined(" ", rec.Source, rec.Year)), widget.Muted(after(" · ", joined(" · ", rec.Strength, rec.Population))))
	lines := []fyne.CanvasObject{widget.Flow(8, badge(rec.Badge), widget.Inset(2, 0, 0, 0, head)), widget.NewText(widget.Plain(rec.Text))}
	if limits := doseWords(rec); limits != "" {
		lines = append(lines, widget.NewText(widget.Strong(limits)))
	}
	if rec.Applies != "" {
		lines = append(lines, widget.NewText(widget.Small(say("ui.drugs.applies", "diplotypes", rec.Applies))))
	}
	if rec.Older != "" {
		lines = append(lines, widget.NewText(widget.Plain(rec.Older)))
	}
	lines = append(lines, widget.NewText(sourceSpans(r, rec.Origin)...), widget.NewText(widget.Small(citation(rec))))
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
