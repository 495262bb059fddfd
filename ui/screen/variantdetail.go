package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/text"
	"allelens/report/why"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// variantDetail is all that is said about one variant, down to the file's line.
func (v *variants) variantDetail(row variantRow) fyne.CanvasObject {
	one := *row.variant
	pairs := append(variantPairs(one), knownPairs(v.report, one)...)
	parts := []fyne.CanvasObject{
		titleLine(row.gene+" "+row.name, classBadge(one)),
		widget.NewText(append([]widget.Span{widget.Plain(joined(" · ", joined(" ", stars(one.Stars), one.ReviewStatus), one.ClassificationSource, evaluated(one.Evaluated)))},
			classOrigin(v.report, one)...)...),
	}
	parts = append(parts, v.markLines(row)...)
	for _, conflict := range one.Conflicts {
		parts = append(parts, widget.NewText(widget.Strong(conflict).In(theme.ColorUnknown)))
	}
	parts = append(parts, widget.Pairs(nameWidth-10, pairs...))
	for _, note := range one.Notes {
		parts = append(parts, widget.NewText(widget.Plain(note)))
	}
	parts = append(parts, history(v.report, one)...)
	parts = append(parts, togetherParts(v.report, v.host, one)...)
	parts = append(parts, evidence(v.report, one)...)
	parts = append(parts, v.fileLine(row)...)
	cancer := widget.NewButton(say("ui.variant.to_cancer"), widget.PlainButton, func() { v.host.Go(at(Cancer, row.key)) })
	return widget.Stack(2*theme.Gap, append(parts, widget.Row(8, cancer, whyButton(v.host, func() why.Why { return v.whyOf(row) })))...)
}

// markLines are the counsellor's marks on a row, with the way to make one.
func (v *variants) markLines(row variantRow) []fyne.CanvasObject {
	button := widget.NewButton(say("ui.menu.marks"), widget.QuietButton, doing(v.host, command.Marks))
	if len(row.marks) == 0 {
		return []fyne.CanvasObject{widget.Row(0, button)}
	}
	return []fyne.CanvasObject{widget.Sheet(theme.Neutral, widget.GrowingRow(8, 0, bullets(row.marks, widget.Plain), button))}
}

// eventDetail is all that is said about a structural event, down to the file's line.
func (v *variants) eventDetail(row variantRow) fyne.CanvasObject {
	e := *row.event
	parts := []fyne.CanvasObject{titleLine(row.gene+" "+e.Name, e.Badge)}
	parts = append(parts, v.markLines(row)...)
	parts = append(parts, widget.Pairs(nameWidth-10, eventPairs(e)...))
	parts = append(parts, v.fileLine(row)...)
	cancer := widget.NewButton(say("ui.variant.to_cancer"), widget.PlainButton, func() { v.host.Go(at(Cancer, row.gene)) })
	return widget.Stack(2*theme.Gap, append(parts, widget.Row(8, cancer, whyButton(v.host, func() why.Why { return v.whyOf(row) })))...)
}

// siteDetail is what the file says of a pharmacogene's site.
func (v *variants) siteDetail(row variantRow) fyne.CanvasObject {
	s := row.site
	depth := say("ui.variant.no_depth")
	if s.Depth != nil {
		depth = say("ui.variant.depth", "n", *s.Depth)
	}
	seen := []widget.Span{widget.Plain(joined(" · ", say("ui.state.long."+s.State), depth, filterWords(s.Filter)))}
	if s.Assumed {
		seen = append(seen, widget.Strong("\n"+say("ui.variant.site_assumed")).In(theme.ColorChange))
	}
	parts := []fyne.CanvasObject{
		widget.Titled(10, widget.NewText(widget.Span{Text: row.gene + " " + row.name, Bold: true, Size: theme.SizeTitle}), widget.Badge(row.class, row.tone)),
		widget.Pairs(nameWidth-10,
			pair("ui.variant.position", widget.Code(place(s.Chrom, s.Pos)), widget.Muted(" ("+v.report.Input.Assembly+", "+say("ui.variant.ref", "base", dash(s.Ref))+")")),
			pair("ui.variant.alleles", widget.Code(dash(s.Alleles)), widget.Muted(after(" · ", phaseWords(s)))),
			pair("ui.gene.asked", widget.Code(dash(neededWords(s, mostNamed)))),
			pair("ui.variant.genotype", seen...),
			pair("ui.variant.asked_by", sourceSpans(v.report, s.Origin)...)),
	}
	if g, ok := pharmacogene(v.report, row.gene); ok {
		parts = append(parts, section(say("ui.variant.gene_result")),
			widget.NewText(widget.Code(g.Gene+" "+g.Result), widget.Plain(after(" · ", g.Phenotype))),
			widget.Row(0, widget.NewButton(say("ui.gene.show"), widget.PlainButton, func() { v.host.Go(at(Variants, geneKey(g.Gene))) })))
	}
	parts = append(parts, v.fileLine(row)...)
	return widget.Stack(2*theme.Gap, append(parts, widget.Row(0, whyButton(v.host, func() why.Why { return v.whyOf(row) })))...)
}

// history lists what the variant was classified as before; nothing where that is not known.
func history(r *report.Report, v report.Variant) []fyne.CanvasObject {
	if len(v.History) == 0 {
		return nil
	}
	parts := []fyne.CanvasObject{widget.CardTitle(say("ui.variant.history"), say("ui.variant.history_hint"))}
	for _, e := range v.History {
		spans := []widget.Span{widget.Plain(joined(" ", e.ClassificationText, stars(e.Stars))), widget.Small("\n" + e.Source)}
		if !e.Origin.Verified {
			spans = append(spans, toVerify(true))
		}
		parts = append(parts, widget.Pairs(nameWidth-10, widget.Pair{Name: e.Date, Value: widget.NewText(spans...)}))
	}
	return parts
}

// evidence lists the criteria of our provisional assessment, met or not.
func evidence(r *report.Report, v report.Variant) []fyne.CanvasObject {
	title := widget.CardTitle(say("ui.variant.provisional"), say("ui.variant.provisional_hint"))
	if len(v.Evidence) == 0 {
		return []fyne.CanvasObject{title, widget.NewText(widget.Small(say("ui.variant.no_evidence")))}
	}
	parts := []fyne.CanvasObject{title}
	if p := v.Provisional; p != nil {
		parts = append(parts, widget.NewText(widget.Strong(p.Label), widget.Plain("\n"+p.Text)), widget.Rule())
	}
	for _, e := range v.Evidence {
		mark, ink := "○ ", theme.ColorMuted
		if e.Met == "met" {
			mark, ink = "● ", theme.ColorInk
		}
		code := []widget.Span{widget.Strong(mark + e.Code).In(ink)}
		why := []widget.Span{widget.Plain(e.Why).In(ink), widget.Small("\n" + joined(" · ", say("ui.variant.met."+e.Met), e.Strength, sourceName(r, e.Source)))}
		parts = append(parts, widget.Pairs(nameWidth-10, widget.Pair{Name: "", Value: widget.NewText(why...)}.Named(code...)), widget.Rule())
	}
	return parts
}

// fileLine is the line of the VCF as it stands there; it can be copied.
func (v *variants) fileLine(row variantRow) []fyne.CanvasObject {
	if row.line == "" {
		return []fyne.CanvasObject{section(say("ui.variant.line")), widget.NewText(widget.Small(say("ui.variant.no_line")))}
	}
	title := say("ui.variant.line")
	if row.lineNo != nil {
		title = say("ui.variant.line_number", "n", text.Grouped(int(*row.lineNo)))
	}
	words := widget.NewText(widget.Code(strings.ReplaceAll(row.line, "\t", " ")).Sized(theme.SizeCaption))
	return []fyne.CanvasObject{
		section(title), widget.Sheet(theme.Neutral, words),
		widget.Row(0, widget.NewButton(say("ui.variant.copy"), widget.QuietButton, func() { v.host.Copy(row.line) })),
	}
}
