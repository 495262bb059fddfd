package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/why"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// jointCard says what variants of the gene do together.
func jointCard(r *report.Report, h Host, joints []report.Haplotype) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, j := range joints {
		parts = append(parts, jointParts(r, h, j)...)
	}
	return widget.Card(say("ui.variant.together"), "", parts...)
}

// jointParts are the joint name, what is known of the phase, and what each phase would mean.
func jointParts(r *report.Report, h Host, j report.Haplotype) []fyne.CanvasObject {
	spans := []widget.Span{widget.Strong(j.Text).In(theme.ForTone(j.Badge.Tone).Ink)}
	for _, o := range j.Outcomes {
		spans = append(spans, widget.Plain("\n"+o.Text))
	}
	if j.Origin != nil && !j.Origin.Verified {
		spans = append(spans, toVerify(true))
	}
	return []fyne.CanvasObject{titleLine(shortName(j.HGVSC)+" "+j.HGVSP, j.Badge), withWhy(h, widget.NewText(spans...), func() why.Why { return why.OfHaplotype(r, j) })}
}

// togetherParts are the joint effects that a variant takes part in.
func togetherParts(r *report.Report, h Host, v report.Variant) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, g := range r.Cancer.Genes {
		for _, j := range g.Haplotypes {
			if g.Gene == v.Gene && slices.Contains(j.Variants, v.HGVSC) {
				parts = append(parts, jointParts(r, h, j)...)
			}
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return append([]fyne.CanvasObject{section(say("ui.variant.together"))}, parts...)
}
