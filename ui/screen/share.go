package screen

import (
	"fyne.io/fyne/v2"

	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// shareCard is the way to the patient's pages: look, preview, share.
func shareCard(w *workspace.Workspace, h Host, s workspace.State) fyne.CanvasObject {
	title, why := "ui.share.closed", "ui.share.closed.text"
	unseen := s.Report.Summary.Unseen
	switch {
	case s.Shared != nil:
		title, why = "ui.share.open", "ui.share.open.text"
	case len(unseen) > 0:
		title, why = "ui.share.look_title", "ui.share.look_text"
	}
	rows := []fyne.CanvasObject{widget.GrowingRow(3*theme.Gap, 1, widget.NewEye(s.Shared != nil), widget.NewText(widget.Strong(say(title)).Sized("text"), widget.Small("\n"+say(why))))}
	for _, u := range unseen {
		rows = append(rows, widget.NewText(widget.Strong(u.Of)),
			widget.Flow(2*theme.Gap, widget.NewButton(say("ui.share.look"), widget.PrimaryButton, func() { h.Go(at(Cancer, u.Key)) }),
				widget.NewButton(say("ui.share.seen"), widget.PlainButton, func() { seen(w, u.Of) })))
	}
	share := widget.NewButton(say("ui.share.after"), widget.PlainButton, doing(h, command.PatientView))
	if len(unseen) > 0 {
		share.Disable()
	}
	rows = append(rows, widget.Flow(2*theme.Gap, widget.NewButton(say("ui.share.preview"), widget.PlainButton, doing(h, command.Preview)), share))
	return widget.Card("", "", widget.Stack(2*theme.Gap, rows...))
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
