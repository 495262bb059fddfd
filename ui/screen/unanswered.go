package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/text"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// answering are the commands that answer open questions, by where the model says that they are answered.
var answering = map[string]string{"intake": command.Intake, "history": command.History, "answers": command.Answers, "outside": command.Outside}

// unanswered lists the open questions that change something, each with its way to the answer; nil where there are none.
func unanswered(all []report.Unanswered, h Host) fyne.CanvasObject {
	if len(all) == 0 {
		return nil
	}
	rows := make([]fyne.CanvasObject, len(all))
	for i, u := range all {
		word := "ui.unanswered.answer"
		if u.Answer == "outside" {
			word = "ui.unanswered.enter"
		}
		rows[i] = widget.GrowingRow(2*theme.Gap, 0, widget.NewText(widget.Strong(u.Question), widget.Small(" "+u.Why)),
			widget.NewButton(say(word), widget.LinkButton, doing(h, answering[u.Answer])))
	}
	return widget.Card(say("ui.unanswered"), say("ui.unanswered.count", "n", text.Grouped(len(all))), widget.Stack(0, rows...))
}
