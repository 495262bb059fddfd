package ui

import (
	"allelens/ui/form"
	"allelens/ui/workspace"
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
	f := form.Form{
		Title: say("ui.lost.title"), Text: texts(large("ui.lost.text")), Accept: say("ui.lost.close"), Cancel: say("ui.cancel"), Careful: true,
		More:  []form.Action{{Words: say("ui.lost.save"), Do: func(*form.View) { w.ask(w.questions.saveCase(w.workspace.State())) }}},
		Apply: func(form.Answers) { end() },
	}
	if path := w.workspace.State().Sealed; path != "" {
		f.Text = texts(large("ui.lost.sealed"))
		f.More = []form.Action{{Words: say("ui.lost.seal"), Do: func(*form.View) { w.sealThen(path, end) }}}
		f.Apply = func(form.Answers) { w.workspace.Discard(); end() }
	}
	w.ask(f)
}

// sealThen saves the case in its sealed file and goes on; where that fails, it says why and stays.
func (w *Window) sealThen(path string, end func()) {
	w.dismiss()
	w.workspace.Seal("", workspace.Key{}, func(err error) {
		if err != nil {
			w.questions.sealed(path, err)
			return
		}
		w.questions.noteSealed(path)
		end()
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
