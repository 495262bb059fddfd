package form

import (
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// Answers are what is filled in now.
func (v *View) Answers() Answers {
	a := Answers{texts: map[string]string{}, chosen: map[string][]string{}}
	for id, e := range v.lines {
		a.texts[id] = e.Text
	}
	for id, l := range v.listed {
		a.texts[id] = l.text()
	}
	for id, value := range v.chosen {
		a.texts[id] = value
	}
	for _, f := range v.form.Fields {
		for _, o := range f.Options {
			if check := v.checks[f.ID][o.Value]; check != nil && check.On() {
				a.chosen[f.ID] = append(a.chosen[f.ID], o.Value)
			}
		}
	}
	return a
}

// Fill sets the text of a line.
func (v *View) Fill(id, text string) {
	if e := v.lines[id]; e != nil {
		e.SetText(text)
	}
}

// take accepts the answers, unless something is wrong with them.
func (v *View) take() {
	a := v.Answers()
	for _, f := range v.form.Fields {
		if f.Check == nil || f.When != nil && !f.When(a) { // what is not asked is not wrong
			continue
		}
		if what := f.Check(a.texts[f.ID]); what != "" {
			v.note.Set(widget.Span{Text: what, Colour: theme.ColorAct})
			v.focusOn(f.ID)
			return
		}
	}
	if r := v.understood(); r.Refused != "" {
		v.reading.SetContent(widget.NewText(widget.Strong(r.Refused).In(theme.ColorAct)))
		return
	}
	if v.form.Refuse != nil {
		if again := v.form.Refuse(a); again != nil {
			v.ask(again)
			return
		}
	}
	v.host.Close()
	v.form.Apply(a)
}

// ask says what is asked once more.
func (v *View) ask(again *Again) {
	colour := theme.ColorAct
	if again.Mild {
		colour = theme.ColorChange
	}
	v.note.Set(widget.Span{Text: again.Note, Colour: colour})
	if again.Accept != "" {
		v.accept.SetText(again.Accept)
		v.buttons.Refresh()
	}
}

// understood is what is understood of the answers; nothing where nobody reads them.
func (v *View) understood() Reading {
	if v.form.Read == nil {
		return Reading{}
	}
	return v.form.Read(v.Answers())
}

// read shows what is understood of the answers.
func (v *View) read() {
	v.follow()
	if v.reading != nil {
		v.reading.SetContent(widget.NewText(v.understood().Spans...))
	}
}
