package ui

import (
	"fyne.io/fyne/v2"

	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// show brings the window up to a state. It runs on the main goroutine.
func (w *Window) show(s workspace.State) {
	opened := s.Status != w.status
	if opened {
		w.hideFiles()
		w.dismiss()
		w.forget(s)
		w.dropIntake()
		w.finder = nil
		w.status = s.Status
	}
	w.followSharing(s)
	w.nav.show(s)
	w.menu.show()
	w.window.SetTitle(titleOf(s))
	switch s.Status {
	case workspace.Empty:
		w.shown = nil
		w.showStart(opened)
	case workspace.Loading:
		w.shown = nil
		w.loading.show(s)
		if w.put(w.top, say("ui.loading.title"), w.loading.object) {
			w.window.Canvas().Unfocus() // what was typed ahead presses nothing; Escape cancels
		}
	case workspace.Intake:
		w.shown = nil
		w.showIntake(s)
	case workspace.Failed:
		w.shown = nil
		w.showProblem(s)
		if opened {
			w.askAgain(s.Problem)
			w.announce(s)
		}
	case workspace.Open:
		w.showCase(s, opened)
	}
}

// showCase shows the results; of a case that was just opened, it then tells and asks what there is.
func (w *Window) showCase(s workspace.State, opened bool) {
	w.opened(s)
	w.showOpen(s)
	told := opened && (w.unsealing != "" || s.ReadAgain) && w.reopened(s) || w.announce(s)
	switch {
	case opened && told:
		w.closed = w.askSpecimen
	case opened:
		w.askSpecimen()
	}
}

// askSpecimen asks what was sequenced, where the file leaves that in doubt.
func (w *Window) askSpecimen() {
	if doubtful(w.workspace.State()) {
		w.Do(command.Specimen)
	}
}

// showStart shows the first page.
func (w *Window) showStart(opened bool) {
	if w.start == nil {
		var recent *recentCard
		if w.options.Recent != nil {
			recent = newRecentCard(w)
		}
		w.start = newStart(w.panels, recent)
	}
	if w.put(w.top, say("ui.start.title"), w.start.object) && opened {
		w.Focus(w.start.first)
	}
}

// titleOf is the window's title: the number of the case that was given, and nothing else of the patient.
func titleOf(s workspace.State) string {
	if s.Case.Label == "" || s.Status == workspace.Empty {
		return say("ui.name")
	}
	return say("ui.title", "case", s.Case.Label)
}

// showProblem says why there is no report, or asks what the file leaves open.
func (w *Window) showProblem(s workspace.State) {
	problem, first := w.panels.problem(s)
	title := say("ui.failed.title")
	if asks(s.Problem) {
		title = say("ui.choice.title")
	}
	w.put(w.top, title, problem)
	if first != nil {
		w.Focus(first)
	}
}

// put swaps a panel in, and reports whether it was not there before.
func (w *Window) put(t *topBar, title string, content fyne.CanvasObject, tools ...fyne.CanvasObject) bool {
	if w.content == content {
		return false
	}
	w.content = content
	w.release(t)
	t.set(title, tools)
	w.body.Objects = []fyne.CanvasObject{content}
	w.root.Refresh() // the top bar may be higher
	w.dress(content)
	return true
}

// release takes the keyboard from what is about to go, save from the top bar's own: a field that nobody sees any more would keep
// the keys that are pressed.
func (w *Window) release(t *topBar) {
	c := w.window.Canvas()
	f, ok := c.Focused().(fyne.CanvasObject)
	if ok && c.Overlays().Top() == nil && !widget.Holds(t.object, f) {
		c.Unfocus()
	}
}

// showOpen swaps the report into all screens when it is another, and shows the selected one.
func (w *Window) showOpen(s workspace.State) {
	name := s.Screen
	if w.screens == nil {
		w.screens = screen.New(w.workspace, w)
	}
	current, ok := w.screens[name]
	if !ok {
		name, current = screen.Overview, w.screens[screen.Overview]
	}
	if w.editing {
		w.nav.mark("")
		w.showIntake(s)
		return
	}
	w.nav.mark(name)
	another := w.shown != s.Derived
	w.shown = s.Derived
	for n, sc := range w.screens {
		if another || n == name {
			sc.Show(s)
		}
	}
	w.put(w.top, say("ui.screen."+name), current.Content(), current.Tools()...)
}

// forget drops the screens when the case is closed, so that nothing of the patient stays in
// what was drawn.
func (w *Window) forget(s workspace.State) {
	if s.Status != workspace.Empty {
		return
	}
	w.start, w.noted = nil, ""
	w.screens, w.dressed = nil, nil // what follows is made anew
	w.loading = newLoadingPanel(w.workspace.Cancel)
}
