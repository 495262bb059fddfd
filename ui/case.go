package ui

import (
	"strconv"
	"strings"

	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
)

// oldest is the highest age that can be given, in years.
const oldest = 120

// editCase asks for the case's name, sex and age, and for what the patient agreed to.
func (w *Window) editCase() {
	s := w.workspace.State()
	if s.Status != workspace.Open {
		return
	}
	label, age := widget.NewEntry(s.Report.Input.Sample), widget.NewEntry(say("ui.case.age_hint"))
	label.SetText(s.Case.Label)
	if s.Case.Patient.Age >= 0 {
		age.SetText(strconv.Itoa(s.Case.Patient.Age))
	}
	sex := newChoices("ui.sex.", string(s.Case.Patient.Sex),
		string(interpret.Female), string(interpret.Male), string(interpret.SexUnspecified))
	scope := newChoices("ui.scope.", string(s.Options.Scope),
		string(interpret.Both), string(interpret.Cancer), string(interpret.Pharmacogenes))
	wrong := widget.NewText(widget.Small(say("ui.case.scope_hint")))
	apply := func() {
		years, ok := parseAge(age.Text)
		if !ok {
			wrong.Set(widget.Span{Text: say("ui.case.age_wrong"), Colour: theme.ColorAct})
			w.Focus(age)
			return
		}
		w.dismiss()
		w.changeCase(s, strings.TrimSpace(label.Text), years, interpret.Sex(sex.chosen), interpret.Scope(scope.chosen))
	}
	label.OnSubmitted = func(string) { apply() }
	age.OnSubmitted = func(string) { apply() }
	w.ask(say("ui.menu.case"), label,
		field(say("ui.case.label"), label), field(say("ui.case.sex"), sex.object),
		field(say("ui.case.age"), age), field(say("ui.scope.title"), scope.object), wrong,
		widget.Row(12, widget.NewButton(say("ui.apply"), widget.PrimaryButton, apply), w.away("ui.cancel")))
}

// changeCase applies what was edited; another scope reads the file again.
func (w *Window) changeCase(s workspace.State, label string, age int, sex interpret.Sex, scope interpret.Scope) {
	w.workspace.Change(workspace.Details, func(c *workspace.Case) {
		c.Label, c.Patient.Age, c.Patient.Sex = label, age, sex
	})
	if scope != s.Options.Scope {
		o := s.Options
		o.Scope = scope
		w.workspace.Rescope(o)
	}
}

// parseAge reads an age in whole years; -1 for none.
func parseAge(text string) (years int, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return -1, true
	}
	years, err := strconv.Atoi(text)
	return years, err == nil && years >= 0 && years <= oldest
}

// DeclareCoverage implements screen.Host.
func (w *Window) DeclareCoverage() {
	s := w.workspace.State()
	if s.Status != workspace.Open {
		return
	}
	declare := func(all bool) func() {
		return func() {
			w.dismiss()
			w.workspace.Change(workspace.Coverage, func(c *workspace.Case) { c.Patient.Declared.All = all })
		}
	}
	button := widget.NewButton(say("ui.coverage.declare"), widget.PrimaryButton, declare(true))
	if s.Case.Patient.Declared.All {
		button = widget.NewButton(say("ui.coverage.withdraw"), widget.PrimaryButton, declare(false))
	}
	cancel := w.away("ui.cancel")
	w.ask(say("ui.coverage.title"), cancel, paragraph(say("ui.coverage.text")),
		widget.NewText(widget.Small(say("ui.coverage.never"))), widget.Row(12, button, cancel))
}
