package ui

import (
	"fyne.io/fyne/v2"

	"allelens/ui/form"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// leftOver tells what earlier runs had not saved of another copy of the case, each with what can be done about it.
func (w *Window) leftOver(all []workspace.LeftOver) (body []fyne.CanvasObject) {
	for at, l := range all {
		throw := widget.NewButton(say("ui.left_over.throw"), widget.PlainButton, func() { w.askThrow(at) })
		if !l.Readable {
			body = append(body, paragraph(say("ui.left_over.unreadable")), widget.Row(theme.Gap, throw))
			continue
		}
		take := widget.NewButton(say("ui.left_over.take"), widget.PlainButton, func() {
			w.dismiss()
			w.workspace.Take(at)
			w.tell(say("ui.left_over.title"), paragraph(say("ui.left_over.taken")))
		})
		body = append(body, paragraph(say("ui.left_over.text", "when", l.When, "who", l.Who)), widget.Row(theme.Gap, take, throw))
	}
	return body
}

// askThrow asks whether what was left over is to go; then tells what else is.
func (w *Window) askThrow(at int) {
	w.ask(form.Form{
		Title: say("ui.left_over.title"), Text: texts(large("ui.left_over.sure")), Accept: say("ui.left_over.throw"), Cancel: say("ui.cancel"), Careful: true,
		Apply: func(form.Answers) {
			left, err := w.workspace.Throw(at)
			switch {
			case err != nil:
				w.questions.refused(say("ui.left_over.title"), err)
			case len(left) > 0:
				w.tell(say("ui.left_over.title"), w.leftOver(left)...)
			}
		},
	})
}
