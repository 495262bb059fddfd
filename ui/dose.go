package ui

import (
	"strconv"
	"strings"

	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
)

// AskDose implements screen.Host: it asks for the inputs of the equations for warfarin. What is
// left empty counts as not given.
func (w *Window) AskDose() {
	s := w.workspace.State()
	if s.Status != workspace.Open {
		return
	}
	d := s.Case.Patient.Dosing
	age := ""
	if s.Case.Patient.Age >= 0 {
		age = strconv.Itoa(s.Case.Patient.Age)
	}
	numbers := []*widget.Entry{numberEntry(age), numberEntry(decimal(d.Height)), numberEntry(decimal(d.Weight)), numberEntry(decimal(d.INR))}
	ancestry := newChoices("ui.dose.ancestry.", ancestryName(d.Ancestry), "unknown", "european", "asian", "african", "other")
	smoker, amiodarone := yesNo(d.Smoker), yesNo(d.Amiodarone)
	inducer, thrombosis := yesNo(d.Inducer), yesNo(d.Thrombosis)
	wrong := widget.NewText(widget.Small(say("ui.dose.hint")))
	apply := func() {
		years, ok := parseAge(numbers[0].Text)
		var values [3]float64
		for i := range values {
			values[i], ok = parseAmount(numbers[i+1].Text, ok)
		}
		if !ok {
			wrong.Set(widget.Span{Text: say("ui.dose.wrong"), Colour: theme.ColorAct})
			return
		}
		w.dismiss()
		w.workspace.Change(workspace.Dosing, func(c *workspace.Case) {
			c.Patient.Age = years
			c.Patient.Dosing = interpret.DoseInputs{
				Height: values[0], Weight: values[1], INR: values[2], Ancestry: ancestryOf(ancestry.chosen),
				Smoker: smoker.chosen == "yes", Amiodarone: amiodarone.chosen == "yes", Inducer: inducer.chosen == "yes", Thrombosis: thrombosis.chosen == "yes",
			}
		})
	}
	for _, e := range numbers {
		e.OnSubmitted = func(string) { apply() }
	}
	w.ask(say("ui.dose.title"), numbers[0],
		widget.Columns(12, []float32{1, 1}, field(say("ui.case.age"), numbers[0]), field(say("ui.dose.inr"), numbers[3])),
		widget.Columns(12, []float32{1, 1}, field(say("ui.dose.height"), numbers[1]), field(say("ui.dose.weight"), numbers[2])),
		field(say("report.dose.input.ancestry"), ancestry.object),
		widget.Columns(12, []float32{1, 1}, field(say("report.dose.input.amiodarone"), amiodarone.object), field(say("report.dose.input.inducer"), inducer.object)),
		widget.Columns(12, []float32{1, 1}, field(say("report.dose.input.smoker"), smoker.object), field(say("report.dose.input.thrombosis"), thrombosis.object)),
		wrong, widget.Row(12, widget.NewButton(say("ui.apply"), widget.PrimaryButton, apply), w.away("ui.cancel")))
}

func numberEntry(text string) *widget.Entry {
	e := widget.NewEntry("")
	e.SetText(text)
	return e
}

// decimal writes a number; one that was not given is empty.
func decimal(v float64) string {
	if v == 0 {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// parseAmount reads a number above zero, with point or comma; 0 for none. ok goes on from before.
func parseAmount(text string, ok bool) (float64, bool) {
	text = strings.Replace(strings.TrimSpace(text), ",", ".", 1)
	if text == "" {
		return 0, ok
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, ok && err == nil && v > 0
}

func yesNo(yes bool) *choices {
	chosen := "no"
	if yes {
		chosen = "yes"
	}
	return newChoices("report.dose.value.", chosen, "no", "yes")
}

const unknownAncestry = "unknown"

func ancestryName(a interpret.Ancestry) string {
	if a == "" {
		return unknownAncestry
	}
	return string(a)
}

func ancestryOf(chosen string) interpret.Ancestry {
	if chosen == unknownAncestry {
		return ""
	}
	return interpret.Ancestry(chosen)
}
