package ui

import (
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
)

// AskSpecimen implements screen.Host: what was sequenced is confirmed or corrected, which interprets
// the case again without reading the file.
func (w *Window) AskSpecimen() {
	s := w.workspace.State()
	if s.Status != workspace.Open {
		return
	}
	q := s.Report.Quality
	body := []widget.Span{widget.Plain(say("ui.specimen.text"))}
	for _, n := range s.Report.Summary.Notices {
		body = append(body, widget.Small("\n\n"+n.Text))
	}
	kind := newChoices("ui.specimen.", q.Specimen, "unknown", string(interpret.Germline), string(interpret.Tumour))
	apply := widget.NewButton(say("ui.specimen.apply"), widget.PrimaryButton, func() {
		w.dismiss()
		chosen := interpret.SpecimenKind(kind.chosen)
		if kind.chosen == "unknown" {
			chosen = ""
		}
		w.workspace.Change(workspace.Specimen, func(c *workspace.Case) { c.Patient.Specimen = chosen })
	})
	w.ask(say("ui.specimen.title"), apply, widget.NewText(body...), kind.object, widget.Row(12, apply, w.away("ui.cancel")))
}

// doubtful reports whether the file shows a tumour and nobody has said yet what was sequenced.
func doubtful(s workspace.State) bool {
	return s.Status == workspace.Open && s.Report.Quality.Specimen == string(interpret.Tumour) && s.Case.Patient.Specimen == ""
}
