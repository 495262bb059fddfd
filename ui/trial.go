package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/text"
	"allelens/report/whatif"
	"allelens/ui/form"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// mostChanges is how many sentences of what changes stand in a dialog.
const mostChanges = 8

// tryMedicine says what would hold if the patient took a medicine too; the case stays as it is until it is added.
func (w *Window) tryMedicine(name string) {
	before := w.workspace.State().Report
	w.workspace.Suppose(func(c *patient.Case) { plan(c, name) }, func(after *report.Report, err error) {
		if err != nil {
			w.tell(say("ui.try.title", "name", name), paragraph(sentence(err)))
			return
		}
		add := widget.NewButton(say("ui.try.add"), widget.PrimaryButton, func() {
			w.dismiss()
			w.workspace.Change(workspace.Medications, func(c *patient.Case) { plan(c, name) })
		})
		closing := widget.NewButton(say("ui.close"), widget.PlainButton, func() { w.dismiss() })
		body := widget.Stack(3*theme.Gap, trialParts(before, after, name)...)
		content, _ := form.Framed(say("ui.try.title", "name", name), body, widget.Foot(12, widget.NewText(widget.Small(say("ui.try.text"))), closing, add), w.height())
		w.inFront(form.Width(), content, add)
	})
}

// plan puts a medicine among the planned ones, unless it is listed already.
func plan(c *patient.Case, name string) {
	same := func(other string) bool { return strings.EqualFold(other, name) }
	if !slices.ContainsFunc(slices.Concat(c.Medications, c.PlannedMedications), same) {
		c.PlannedMedications = append(slices.Clone(c.PlannedMedications), name)
	}
}

// trialParts are the verdicts on what was tried, and what changes beside.
func trialParts(before, after *report.Report, name string) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	tried := slices.DeleteFunc(slices.Clone(after.Drugs), func(d report.Drug) bool {
		was := slices.IndexFunc(before.Drugs, func(o report.Drug) bool { return o.Drug == d.Drug })
		return !strings.EqualFold(d.Drug, name) && (d.Status == "" || was < 0 || before.Drugs[was].Status != "")
	})
	for _, d := range tried {
		parts = append(parts, widget.Flow(8, widget.NewLine(widget.Strong(d.Drug).Sized("text")), badgeOf(d.Badge)), widget.NewText(widget.Plain(d.Headline)))
		for _, line := range []string{d.Together, d.Unchecked} {
			if line != "" {
				parts = append(parts, widget.NewText(widget.Plain(line)))
			}
		}
	}
	if len(tried) == 0 {
		parts = append(parts, paragraph(say("ui.try.nothing")))
	}
	return append(parts, changesCard(say("ui.try.changes"), whatif.Changes(text.Default(), before, after)))
}

// changesCard lists what changes, the first sentences of many.
func changesCard(title string, lines []string) fyne.CanvasObject {
	spans := []widget.Span{widget.Strong(title)}
	for _, line := range lines[:min(len(lines), mostChanges)] {
		spans = append(spans, widget.Plain("\n"+line))
	}
	if more := len(lines) - mostChanges; more > 0 {
		spans = append(spans, widget.Small("\n"+say("ui.changes.more", "n", more)))
	}
	return widget.Frame(widget.Padded(12, widget.NewText(spans...)))
}
