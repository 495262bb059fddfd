package ui

import (
	"strconv"
	"strings"

	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants/warfarin"
)

// dose asks for the inputs of the equations for warfarin. What is left empty counts as not given.
func (q *questions) dose(s workspace.State) form.Form {
	d := s.Case.Patient.Dosing
	beside := func(f form.Field) form.Field { f.Beside = true; return f }
	age := ageField(s.Case.Patient.Age, "ui.dose.wrong")
	age.Empty = "" // the note says what empty means of all of them
	return form.Form{
		Title: say("ui.dose.title"), Note: say("ui.dose.hint"), Accept: say("ui.apply"), Cancel: say("ui.cancel"),
		Fields: []form.Field{
			age, beside(amountField("inr", d.INR)),
			amountField("height", d.Height), beside(amountField("weight", d.Weight)),
			{ID: "ancestry", Label: say("report.dose.input.ancestry"), Kind: form.One, Value: ancestryName(d.Ancestry),
				Options: worded("ui.dose.ancestry.", unknownAncestry, "european", "asian", "african", "other")},
			yesNo("amiodarone", d.Amiodarone), beside(yesNo("inducer", d.Inducer)),
			yesNo("smoker", d.Smoker), beside(yesNo("thrombosis", d.Thrombosis)),
		},
		Apply: q.change(workspace.Dosing, func(c *workspace.Case, a form.Answers) {
			c.Patient.Age, _ = parseAge(a.Text("age"))
			height, _ := parseAmount(a.Text("height"))
			weight, _ := parseAmount(a.Text("weight"))
			inr, _ := parseAmount(a.Text("inr"))
			yes := func(id string) bool { return a.Text(id) == "yes" }
			c.Patient.Dosing = warfarin.Patient{
				Height: height, Weight: weight, INR: inr, Ancestry: ancestryOf(a.Text("ancestry")),
				Smoker: yes("smoker"), Amiodarone: yes("amiodarone"), Inducer: yes("inducer"), Thrombosis: yes("thrombosis"),
			}
		}),
	}
}

// amountField asks for a number above zero.
func amountField(id string, now float64) form.Field {
	return form.Field{ID: id, Label: say("ui.dose." + id), Value: decimal(now), Check: func(text string) string {
		if _, ok := parseAmount(text); !ok {
			return say("ui.dose.wrong")
		}
		return ""
	}}
}

// decimal writes a number; one that was not given is empty.
func decimal(v float64) string {
	if v == 0 {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// parseAmount reads a number above zero, with point or comma; 0 for none.
func parseAmount(text string) (float64, bool) {
	text = strings.Replace(strings.TrimSpace(text), ",", ".", 1)
	if text == "" {
		return 0, true
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil && v > 0
}

// yesNo asks for one of the equations' inputs that hold or do not.
func yesNo(id string, yes bool) form.Field {
	value := "no"
	if yes {
		value = "yes"
	}
	return form.Field{ID: id, Label: say("report.dose.input." + id), Kind: form.One, Value: value, Options: worded("report.dose.value.", "no", "yes")}
}

const unknownAncestry = "unknown"

func ancestryName(a warfarin.Ancestry) string {
	if a == "" {
		return unknownAncestry
	}
	return string(a)
}

func ancestryOf(chosen string) warfarin.Ancestry {
	if chosen == unknownAncestry {
		return ""
	}
	return warfarin.Ancestry(chosen)
}
