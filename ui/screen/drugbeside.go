package screen

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// together is what the medicine and others of the patient's ask for, and beside which nothing is held.
func together(r *report.Report, d drugRow) []fyne.CanvasObject {
	if len(d.Interactions) == 0 && d.Unchecked == "" {
		return nil
	}
	parts := []fyne.CanvasObject{section(say("ui.drugs.together"))}
	for _, i := range d.Interactions {
		lines := []fyne.CanvasObject{widget.Row(0, badge(i.Badge)), widget.NewText(widget.Plain(i.Text)), widget.NewText(sourceSpans(r, i.Origin)...)}
		parts = append(parts, widget.Sheet(theme.ForTone(i.Badge.Tone), widget.Stack(theme.Gap, lines...)))
	}
	if d.Unchecked != "" {
		parts = append(parts, widget.NewText(widget.Small(d.Unchecked)))
	}
	if len(d.Conversions) == 0 && d.GenotypeOnly != nil {
		parts = append(parts, widget.Flow(8, widget.Inset(2, 0, 0, 0, widget.NewLine(widget.Muted(say("ui.drugs.alone")))), badge(d.GenotypeOnly.Badge)),
			widget.NewText(widget.Plain(d.GenotypeOnly.Headline)))
	}
	return parts
}

// conversions say what other medicines make of the gene results, and what the genes alone
// would lead to.
func conversions(r *report.Report, d drugRow) []fyne.CanvasObject {
	if len(d.Conversions) == 0 {
		return nil
	}
	tone := theme.ForTone(report.ToneChange)
	var lines []fyne.CanvasObject
	for _, c := range d.Conversions {
		spans := []widget.Span{widget.Plain(c.Text)}
		if !c.Verified {
			spans = append(spans, toVerify(true))
		}
		lines = append(lines, widget.NewText(spans...))
		if c.Origin != nil {
			lines = append(lines, widget.NewText(sourceSpans(r, *c.Origin)...))
		}
	}
	if alone := d.GenotypeOnly; alone != nil {
		lines = append(lines, widget.Flow(8, widget.Inset(2, 0, 0, 0, widget.NewLine(widget.Muted(say("ui.drugs.alone")))), badge(alone.Badge)),
			widget.NewText(widget.Plain(alone.Headline)))
	}
	return []fyne.CanvasObject{section(say("ui.drugs.beside")), widget.Sheet(tone, widget.Stack(theme.Gap, lines...))}
}

// doses is the dose by each equation: the first with figures in full, the others in a line.
func doses(d drugRow, edited fyne.CanvasObject) []fyne.CanvasObject {
	if len(d.Doses) == 0 {
		return nil
	}
	parts := []fyne.CanvasObject{section(say("ui.drugs.dose"))}
	var inputs []string
	seen := map[string]bool{}
	for _, dose := range d.Doses {
		for _, in := range dose.Inputs {
			if words := say("pdf.dose.input", "name", in.Name, "value", in.Value); !seen[words] {
				seen[words] = true
				inputs = append(inputs, words)
			}
		}
	}
	for _, dose := range d.Doses {
		parts = append(parts, oneDose(dose)...)
	}
	parts = append(parts, widget.NewText(widget.Small(strings.Join(inputs, " · "))), edited)
	return append(parts, widget.NewText(widget.Small(say("pdf.dose.caution"))))
}

func oneDose(dose report.Dose) []fyne.CanvasObject {
	source := []widget.Span{widget.Small(joined(" · ", dose.Equation, dose.Source, pmid(dose.PMID)))}
	if !dose.Verified {
		source = append(source, toVerify(true))
	}
	if dose.PerDay == nil {
		return []fyne.CanvasObject{widget.NewText(widget.Plain(dose.Text)), widget.NewText(source...)}
	}
	without := ""
	if dose.WithoutGenotype != nil {
		without = "  " + say("report.dose.without", "day", fmt.Sprintf("%.1f", *dose.WithoutGenotype))
	}
	bar := document.DoseBar(dose, say)
	return []fyne.CanvasObject{
		widget.NewText(widget.Span{Text: say("ui.drugs.dose.day", "n", fmt.Sprintf("%.1f", *dose.PerDay)), Bold: true, Size: theme.SizeHeadline}, widget.Muted(without)),
		widget.NewFigure(0, func(width, _ float64) figure.Scene { return figure.DoseChart(width, bar) }),
		widget.NewText(source...),
	}
}

// listings are the genes that bodies name for a medicine, whether or not rows are held.
func listings(d drugRow) []fyne.CanvasObject {
	if len(d.Listed) == 0 {
		return nil
	}
	parts := []fyne.CanvasObject{section(say("ui.drugs.named"))}
	for _, l := range d.Listed {
		spans := []widget.Span{widget.Small(l.Text + ": " + l.Gene)}
		if !l.Origin.Verified {
			spans = append(spans, toVerify(true))
		}
		parts = append(parts, widget.NewText(spans...))
	}
	return parts
}

// oncologyCard is what oncology may consider for a carrier; nil where there is nothing.
func oncologyCard(r *report.Report, h Host) fyne.CanvasObject {
	if len(r.Oncology) == 0 {
		return nil
	}
	var rows []fyne.CanvasObject
	for _, o := range r.Oncology {
		if o.Kind != "gene" {
			continue
		}
		name := widget.NewChip(o.Medicine, func() { h.Go(at(Drugs, o.Medicine)) })
		rows = append(rows, widget.Flow(8, name, badge(o.Badge), widget.Inset(3, 0, 0, 0, widget.NewLine(widget.Small(o.Use)))))
	}
	context := []fyne.CanvasObject{section(say("ui.oncology.context"))}
	for _, o := range r.Oncology {
		if o.Kind != "context" {
			continue
		}
		spans := []widget.Span{widget.Strong(o.Medicine + ": ").Sized(theme.SizeSmall), widget.Small(joined(" · ", o.Use, o.Region, o.LabelDate))}
		if !o.Verified {
			spans = append(spans, toVerify(true))
		}
		context = append(context, widget.NewText(spans...))
	}
	if len(context) > 1 {
		rows = append(rows, context...)
	}
	rows = append(rows, verified(r, h, document.SectionOncology)...)
	return widget.Card(say("ui.oncology.title"), say("ui.oncology.hint"), rows...)
}
