package ui

import (
	"allelens/ui/form"
)

// unlessLost does what ends the case, once it is settled that nothing stated of it would be lost unasked.
func (w *Window) unlessLost(end func()) {
	if w.intake != nil {
		w.intake.flush() // what was typed last counts
	}
	if !w.workspace.Unsaved() {
		end()
		return
	}
	w.ask(form.Form{
		Title: say("ui.lost.title"), Text: texts(large("ui.lost.text")), Accept: say("ui.lost.close"), Cancel: say("ui.cancel"), Careful: true,
		More:  []form.Action{{Words: say("ui.lost.save"), Do: func(*form.View) { w.ask(w.questions.saveCase(w.workspace.State())) }}},
		Apply: func(form.Answers) { end() },
	})
}

// quit ends the program, by its menu or by the window's own cross.
func (w *Window) quit() {
	w.unlessLost(func() {
		w.keepLook()
		w.workspace.Close()
		w.window.Close()
	})
}
