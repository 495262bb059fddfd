package ui

import (
	"cmp"
	"strconv"
	"strings"

	"allelens/report"
	"allelens/ui/form"
	"allelens/variants/patient"
	"allelens/variants/pedigree"
)

// untested stands for a relative who had no test for the family's variant.
const untested = "untested"

// relativeFields ask for what can be stated of a relative.
func relativeFields(p pedigree.Person) []form.Field {
	died := form.Field{ID: "dead", Kind: form.Some, Options: []form.Option{{Value: "dead", Words: say("ui.family.dead")}}}
	if p.Dead {
		died.Chosen = []string{"dead"}
	}
	test := form.Field{ID: "test", Label: say("ui.family.test"), Kind: form.One, Value: p.Test, Options: worded("ui.family.test.", untested, pedigree.Carrier, pedigree.NotCarrier)}
	if p.Test == "" {
		test.Value = untested
	}
	rows := cancerRows(earlierOf(p.Cancers))
	rows.Label = say("ui.family.cancers")
	c := contactOf(p)
	day := func(id, on string, beside bool) form.Field {
		return form.Field{ID: id, Label: say("ui.family." + id), Value: on, Empty: say("ui.identity.day_hint"), Beside: beside, Check: dayOrNone}
	}
	return []form.Field{
		{ID: "age", Label: say("ui.family.age"), Value: numeral(p.Age), Check: numberOrNone(1, 120, "ui.family.number")},
		{ID: "year", Label: say("ui.family.year"), Value: numeral(p.Born), Beside: true, Check: numberOrNone(1000, 9999, "ui.family.year_wrong")},
		died, rows, test,
		day("told", c.Told, false), day("referred", c.Referred, true), day("tested", c.Tested, false), day("due", c.Due, true),
	}
}

// takeRelative states of a person what the answers say. It changes nothing that another copy of the person holds.
func takeRelative(p *pedigree.Person, a form.Answers) {
	p.Age, p.Born, p.Dead, p.Test = yearsOf(a.Text("age")), yearsOf(a.Text("year")), len(a.Chosen("dead")) > 0, a.Text("test")
	if p.Test == untested {
		p.Test = ""
	}
	p.Cancers = nil
	had, _, _ := patient.ParseEarlier(a.Text("cancers"))
	for _, e := range had {
		p.Cancers = append(p.Cancers, pedigree.Cancer{Kind: e.Cancer, Age: e.Age})
	}
	c := pedigree.Contact{Told: a.Text("told"), Referred: a.Text("referred"), Tested: a.Text("tested"), Due: a.Text("due")}
	if p.Contact = nil; c != (pedigree.Contact{}) {
		p.Contact = &c
	}
}

// statedOf is what is stated of a relative, in a line.
func statedOf(p pedigree.Person) string {
	var parts []string
	add := func(when bool, words string) {
		if when {
			parts = append(parts, words)
		}
	}
	add(p.Age > 0, say("ui.family.years", "n", p.Age))
	add(p.Born > 0, say("ui.family.born", "n", strconv.Itoa(p.Born)))
	add(p.Dead, strings.ToLower(say("ui.family.dead")))
	for _, c := range p.Cancers {
		add(true, strings.TrimSpace(say("ui.cancer.name."+c.Kind)+" "+numeral(c.Age)))
	}
	add(p.Affected, say("ui.family.affected"))
	add(p.Test != "", strings.ToLower(say("ui.family.test."+p.Test)))
	add(len(parts) == 0, say("ui.family.nothing"))
	return strings.Join(parts, ", ")
}

// cascadeOf is how far the family's letter has come to a relative, in a line of its own: each step with its day, or open; what is to
// be asked about again by the report's day is marked. It is empty where nothing was noted.
func cascadeOf(p pedigree.Person, r *report.Report) string {
	c := contactOf(p)
	if c == (pedigree.Contact{}) {
		return ""
	}
	day := func(on string) string { return cmp.Or(on, say("ui.family.open")) }
	line := say("ui.family.cascade", "told", day(c.Told), "referred", day(c.Referred), "tested", day(c.Tested))
	switch {
	case c.Due != "" && r != nil && c.Due <= r.Case.Date:
		line += " · " + say("ui.family.overdue", "on", c.Due)
	case c.Due != "":
		line += " · " + say("ui.family.again", "on", c.Due)
	}
	return "\n" + line
}

func contactOf(p pedigree.Person) pedigree.Contact {
	if p.Contact == nil {
		return pedigree.Contact{}
	}
	return *p.Contact
}

// earlierOf are a relative's cancers as the patient's own are written.
func earlierOf(all []pedigree.Cancer) (out []patient.Earlier) {
	for _, c := range all {
		out = append(out, patient.Earlier{Cancer: c.Kind, Age: c.Age})
	}
	return out
}

// numeral is a number as typed; nothing for 0, which stands for unknown.
func numeral(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// yearsOf is a number that was typed; 0 for none.
func yearsOf(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}

// numberOrNone says by a key what is wrong with a text that is no number within bounds.
func numberOrNone(least, most int, key string) func(text string) string {
	return func(text string) string {
		text = strings.TrimSpace(text)
		if n, err := strconv.Atoi(text); text != "" && (err != nil || n < least || n > most) {
			return say(key)
		}
		return ""
	}
}
