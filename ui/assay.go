package ui

import (
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
)

// AskAssay implements screen.Host: the kind of test behind the file is confirmed or corrected,
// which interprets the case again without reading the file.
func (w *Window) AskAssay() {
	s := w.workspace.State()
	if s.Status != workspace.Open {
		return
	}
	values := []string{""}
	for _, k := range interpret.AssayKinds() {
		values = append(values, string(k))
	}
	kind := newChoices("ui.assay.", s.Report.Quality.Assay.Kind, values...)
	apply := widget.NewButton(say("ui.assay.apply"), widget.PrimaryButton, func() {
		w.dismiss()
		w.workspace.Change(workspace.Assay, func(c *workspace.Case) { c.Patient.Assay = interpret.AssayKind(kind.chosen) })
	})
	w.ask(say("ui.assay.title"), apply, paragraph(say("ui.assay.text")), kind.object,
		widget.NewText(widget.Small(say("ui.assay.sparse"))), widget.Row(12, apply, w.away("ui.cancel")))
}
