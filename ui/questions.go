package ui

import (
	"fyne.io/fyne/v2"

	"allelens/ui/form"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// questions are what the window asks of the case, each a form made of the case as it stands.
type questions struct {
	*popups
	workspace *workspace.Workspace
	options   *Options
	copy      func(text string) // to the clipboard
}

// of asks a question of the open case, or of the one that an intake asks about.
func (q *questions) of(question func(workspace.State) form.Form) func() {
	return func() {
		if s := q.workspace.State(); editable(s) {
			q.ask(question(s))
		}
	}
}

// change is the work of a form that changes one field of the case.
func (q *questions) change(field workspace.Field, edit func(*patient.Case, form.Answers)) func(form.Answers) {
	return func(a form.Answers) {
		q.workspace.Change(field, func(c *patient.Case) { edit(c, a) })
	}
}

// refused says that a file could not be taken, why and where.
func (q *questions) refused(title string, err error) {
	q.tell(title, append([]fyne.CanvasObject{paragraph(sentence(err))}, placeOf(err)...)...)
}

// texts are paragraphs of one span each.
func texts(spans ...widget.Span) [][]widget.Span {
	all := make([][]widget.Span, len(spans))
	for i, s := range spans {
		all[i] = []widget.Span{s}
	}
	return all
}

func large(key string) widget.Span { return widget.Plain(say(key)).Sized("text") }

func small(key string) widget.Span { return widget.Small(say(key)) }

// worded are options whose words stand under prefix+value.
func worded(prefix string, values ...string) []form.Option {
	return form.Options(func(key string) string { return say(key) }, prefix, values...)
}
