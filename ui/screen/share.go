package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// shareCard is the way to the patient's pages: look, preview, share.
func shareCard(w *workspace.Workspace, h Host, r *report.Report) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, u := range r.Summary.Unseen {
		rows = append(rows, widget.NewText(widget.Strong(u.Of), widget.Small(" "+say("ui.share.unseen"))),
			widget.Flow(2*theme.Gap, widget.NewButton(say("ui.share.look"), widget.PrimaryButton, func() { h.Go(at(Cancer, u.Key)) }),
				widget.NewButton(say("ui.share.seen"), widget.PlainButton, func() { seen(w, u.Of) })))
	}
	kind := widget.PrimaryButton
	if len(rows) > 0 {
		kind = widget.PlainButton
	}
	rows = append(rows, widget.NewText(widget.Small(say("ui.share.text"))), widget.Flow(2*theme.Gap, widget.NewButton(say("ui.share.preview"), kind, doing(h, command.Preview))))
	return widget.Card(say("ui.share.title"), "", widget.Stack(2*theme.Gap, rows...))
}

// seen notes that a finding was looked at, on the day of the report.
func seen(w *workspace.Workspace, of string) {
	r := w.State().Report
	if r == nil {
		return
	}
	w.Change(workspace.Marks, func(c *patient.Case) {
		c.Marks = append(c.Marks, patient.Mark{Of: of, Kind: patient.Seen, On: r.Case.Date, By: say("ui.steps.role")})
	})
}
