package ui

import (
	"slices"
	"strconv"
	"strings"

	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// oldest is the highest age that can be given, in years.
const oldest = 120

// details asks for the case's name, sex and age, and for what the patient agreed to; another scope reads the file again.
func (q *questions) details(s workspace.State) form.Form {
	f := form.Form{
		Title: say("ui.menu.case"), Note: say("ui.case.scope_hint"), Accept: say("ui.apply"), Cancel: say("ui.cancel"),
		Fields: []form.Field{
			{ID: "label", Label: say("ui.case.label"), Value: s.Case.Label, Empty: s.Report.Input.Sample},
			{ID: "sex", Label: say("ui.case.sex"), Kind: form.One, Value: string(s.Case.Sex),
				Options: worded("ui.sex.", string(patient.Female), string(patient.Male), string(patient.SexUnspecified))},
			ageField(s.Case.Age, "ui.case.age_wrong"),
			{ID: "scope", Label: say("ui.scope.title"), Kind: form.One, Value: string(s.Case.Scope), Options: worded("ui.scope.", scopes...)},
			{ID: "scores", Label: say("ui.case.scores"), Kind: form.One, Value: agreedScores(s.Case), Options: worded("ui.agreed.", "no", "yes", "shared")},
		},
		Apply: func(a form.Answers) {
			q.workspace.Change(workspace.Details, func(c *patient.Case) {
				c.Label, c.Sex, c.Scope = a.Text("label"), patient.Sex(a.Text("sex")), patient.Scope(a.Text("scope"))
				c.Scores, c.ScoresForPatient = a.Text("scores") != "no", a.Text("scores") == "shared"
				c.Age, _ = parseAge(a.Text("age"))
				c.Menopause = menopauseOf(a)
			})
		},
	}
	if asksForMenopause(s) {
		f.Fields = slices.Insert(f.Fields, len(f.Fields)-2, menopauseField(s.Case))
	}
	return f
}

// scopes are what a patient can agree to.
var scopes = []string{string(patient.Both), string(patient.Cancer), string(patient.Pharmacogenes)}

// ageField asks for the age today; wrong is the key of what is said of a text that is none.
func ageField(age int, wrong string) form.Field {
	f := form.Field{ID: "age", Label: say("ui.case.age"), Empty: say("ui.case.age_hint"), Check: func(text string) string {
		if _, ok := parseAge(text); !ok {
			return say(wrong)
		}
		return ""
	}}
	if age >= 0 {
		f.Value = strconv.Itoa(age)
	}
	return f
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

// agreedScores is what is stated of polygenic scores.
func agreedScores(c patient.Case) string {
	if c.Scores && c.ScoresForPatient {
		return "shared"
	}
	return yesOrNo(c.Scores)
}

func yesOrNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
