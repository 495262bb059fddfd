package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
)

// notAsked stands for an organ of which nothing is known.
const notAsked = "unknown"

// organChoices offers what can be known of an organ.
func organChoices(now interpret.Organ, values ...interpret.Organ) *choices {
	all := []string{notAsked}
	for _, v := range values {
		all = append(all, string(v))
	}
	chosen := string(now)
	if chosen == "" {
		chosen = notAsked
	}
	return newChoices("ui.organ.", chosen, all...)
}

// organ is what was chosen.
func (c *choices) organ() interpret.Organ {
	if c.chosen == notAsked {
		return interpret.OrganUnknown
	}
	return interpret.Organ(c.chosen)
}

// bodyChecks offers the bodies by name; a body of several regions stands once.
type bodyChecks struct {
	names  []string
	checks map[string]*widget.Check
}

func newBodyChecks(bodies []report.Body) bodyChecks {
	b := bodyChecks{checks: map[string]*widget.Check{}}
	for _, body := range bodies {
		if b.checks[body.Name] != nil {
			continue
		}
		check := widget.NewCheck(say("ui.history.body", "name", body.Name, "region", body.Region), func(bool) {})
		check.Set(body.Shown)
		b.checks[body.Name] = check
		b.names = append(b.names, body.Name)
	}
	return b
}

// chosen are the bodies that are wanted: nil for all.
func (b bodyChecks) chosen() []string {
	wanted := []string{}
	for _, name := range b.names {
		if b.checks[name].On() {
			wanted = append(wanted, name)
		}
	}
	if len(wanted) == len(b.names) {
		return nil
	}
	return wanted
}

func (b bodyChecks) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, name := range b.names {
		all = append(all, b.checks[name])
	}
	return all
}

// firstOf offers the bodies shown as the one to tell first.
func firstOf(bodies []report.Body, chosen []string) *choices {
	var names []string
	first := ""
	for _, b := range bodies {
		if slices.Contains(names, b.Name) {
			continue
		}
		names = append(names, b.Name)
		if b.First {
			first = b.Name
		}
	}
	if first == "" && len(chosen) > 0 {
		first = chosen[0]
	}
	return namedChoices(func(name string) string { return name }, first, names...)
}

// ordered are the bodies that are wanted, the one to tell first before the others; nil where nothing was chosen.
func (b bodyChecks) ordered(first string) []string {
	wanted := b.chosen()
	if first == "" {
		return wanted
	}
	if wanted == nil {
		wanted = slices.Clone(b.names)
	}
	return append([]string{first}, slices.DeleteFunc(wanted, func(name string) bool { return name == first })...)
}

// keepFirst remembers whose recommendations are told first: of the setting, not of the patient.
func (w *Window) keepFirst(first string, names []string) {
	if first == "" || len(w.options.Bodies) > 0 && w.options.Bodies[0] == first {
		return
	}
	w.options.Bodies = append([]string{first}, slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == first })...)
	if w.options.KeepBodies != nil {
		w.options.KeepBodies(w.options.Bodies)
	}
}

// newCase is a case of which nothing is known, with the bodies that are told first here.
func (w *Window) newCase(scope interpret.Scope) workspace.Case {
	c := workspace.NewCase(scope)
	c.Patient.Bodies = slices.Clone(w.options.Bodies)
	return c
}

// AskHistory implements screen.Host: it asks which organs the patient has, which cancers there were, and
// whose recommendations are wanted. Nothing of it is concluded from the sex.
func (w *Window) AskHistory() {
	s := w.workspace.State()
	if s.Status != workspace.Open {
		return
	}
	now := s.Case.Patient
	breasts := organChoices(now.Organs.Breasts, interpret.OrganPresent, interpret.OrganRemoved)
	ovaries := organChoices(now.Organs.Ovaries, interpret.OrganPresent, interpret.OrganAbsent, interpret.OrganRemoved)
	prostate := organChoices(now.Organs.Prostate, interpret.OrganPresent, interpret.OrganAbsent, interpret.OrganRemoved)
	bodies := newBodyChecks(s.Report.Bodies)
	first := firstOf(s.Report.Bodies, now.Bodies)
	cancers := widget.NewEntry(say("ui.history.cancers_hint"))
	cancers.SetText(interpret.FormatEarlier(now.Earlier, now.NoCancer))
	hint := widget.NewText(widget.Small(say("ui.history.hint")))
	apply := func() {
		earlier, none, wrong := interpret.ParseEarlier(cancers.Text)
		if wrong != "" {
			hint.Set(widget.Span{Text: say("ui.history.wrong", "part", wrong), Colour: theme.ColorAct})
			w.Focus(cancers)
			return
		}
		w.dismiss()
		w.keepFirst(first.chosen, bodies.names)
		w.workspace.Change(workspace.History, func(c *workspace.Case) {
			c.Patient.Organs = interpret.Organs{Breasts: breasts.organ(), Ovaries: ovaries.organ(), Prostate: prostate.organ()}
			c.Patient.Earlier, c.Patient.NoCancer, c.Patient.Bodies = earlier, none, bodies.ordered(first.chosen)
		})
	}
	cancers.OnSubmitted = func(string) { apply() }
	w.ask(say("ui.menu.history"), cancers,
		field(say("ui.history.breasts"), breasts.object), field(say("ui.history.ovaries"), ovaries.object), field(say("ui.history.prostate"), prostate.object),
		field(say("ui.history.cancers"), cancers), field(say("ui.history.bodies"), widget.Flow(12, bodies.objects()...)),
		field(say("ui.history.first"), first.object), hint,
		widget.Row(12, widget.NewButton(say("ui.apply"), widget.PrimaryButton, apply), w.away("ui.cancel")))
}
