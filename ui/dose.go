package ui

import (
	"strings"

	"allelens/report/text"
	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// dose asks for the inputs of the equations for warfarin. What is left empty counts as not given.
func (q *questions) dose(s workspace.State) form.Form {
	c := s.Case
	beside := func(f form.Field) form.Field { f.Beside = true; return f }
	age := ageField(c.Age, "ui.dose.wrong")
	age.Empty = "" // the note says what empty means of all of them
	return form.Form{
		Title: say("ui.dose.title"), Note: say("ui.dose.hint"), Accept: say("ui.apply"), Cancel: say("ui.cancel"),
		Fields: []form.Field{
			age, beside(amountField("inr", c.TargetINR)),
			amountField("height", c.Height), beside(amountField("weight", c.Weight)),
			ancestryField(c.Ancestries),
			yesNo("amiodarone", c.Amiodarone), beside(yesNo("inducer", c.Inducer)),
			yesNo("smoker", c.Smoker), beside(yesNo("thrombosis", c.Thrombosis)),
		},
		Apply: q.change(workspace.Dosing, func(c *patient.Case, a form.Answers) {
			c.Age, _ = parseAge(a.Text("age"))
			c.Height, _ = text.ParseAmount(a.Text("height"))
			c.Weight, _ = text.ParseAmount(a.Text("weight"))
			c.TargetINR, _ = text.ParseAmount(a.Text("inr"))
			c.Ancestries = ancestriesOf(a.Text("ancestry"))
			yes := func(id string) bool { return a.Text(id) == "yes" }
			c.Smoker, c.Amiodarone, c.Inducer, c.Thrombosis = yes("smoker"), yes("amiodarone"), yes("inducer"), yes("thrombosis")
		}),
	}
}

// amountField asks for a number above zero.
func amountField(id string, now float64) form.Field {
	return form.Field{ID: id, Label: say("ui.dose." + id), Value: text.Amount(now), Check: func(typed string) string {
		if _, ok := text.ParseAmount(typed); !ok {
			return say("ui.dose.wrong")
		}
		return ""
	}}
}

// yesNo asks for one of the equations' inputs that hold or do not.
func yesNo(id string, yes bool) form.Field {
	return form.Field{ID: id, Label: say("report.dose.input." + id), Kind: form.One, Value: yesOrNo(yes), Options: worded("report.dose.value.", "no", "yes")}
}

const unknownAncestry = "unknown"

// ancestryField asks for the ancestry; several that were stated stand beside the single ones.
func ancestryField(now []patient.Ancestry) form.Field {
	f := form.Field{ID: "ancestry", Label: say("report.dose.input.ancestry"), Kind: form.One, Value: unknownAncestry}
	values := []string{unknownAncestry}
	for _, a := range patient.Ancestries() {
		values = append(values, string(a))
	}
	f.Options = worded("ui.ancestry.", values...)
	if len(now) > 0 {
		f.Value = patient.FormatAncestries(now)
	}
	if len(now) > 1 {
		var words []string
		for _, a := range now {
			words = append(words, say("ui.ancestry."+string(a)))
		}
		f.Options = append(f.Options, form.Option{Value: f.Value, Words: strings.Join(words, ", ")})
	}
	return f
}

func ancestriesOf(chosen string) []patient.Ancestry {
	if chosen == unknownAncestry {
		return nil
	}
	all, _ := patient.ParseAncestries(chosen)
	return all
}
