package ui

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/report/whatif"
	"allelens/ui/screen"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// mostChanges is how many sentences of what changes stand in a dialog.
const mostChanges = 8

// Try implements screen.Host: the screen of medicines shows what would hold if the patient took one too; the case stays as it
// is until it is added.
func (w *Window) Try(name string) {
	before := w.workspace.State().Report
	w.workspace.Suppose(func(c *patient.Case) { plan(c, name) }, func(after *report.Report, err error) {
		if err != nil {
			w.tell(say("ui.try.title", "name", name), paragraph(sentence(err)))
			return
		}
		w.dismiss()
		w.Go(workspace.Route{Screen: screen.Drugs})
		if drugs, ok := w.screens[screen.Drugs].(screen.Trier); ok {
			drugs.Try(name, after, whatif.Changes(text.Default(), before, after), func() {
				w.workspace.Change(workspace.Medications, func(c *patient.Case) { plan(c, name) })
			})
		}
	})
}

// plan puts a medicine among the planned ones, unless it is listed already.
func plan(c *patient.Case, name string) {
	same := func(other string) bool { return strings.EqualFold(other, name) }
	if !slices.ContainsFunc(slices.Concat(c.Medications, c.PlannedMedications), same) {
		c.PlannedMedications = append(slices.Clone(c.PlannedMedications), name)
	}
}
