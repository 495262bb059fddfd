package ui

import (
	"strings"

	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/patient"
)

// word is a field of the case that is words, or a date.
type word struct {
	id     string
	of     func(*patient.Case) *string
	date   func(string) bool // nil for words
	beside bool
	hint   string // key; "" for none
}

// identityWords are who the patient is, and where the sample came from, in the order of a request form.
var identityWords = []word{
	{id: "label", of: func(c *patient.Case) *string { return &c.Label }, hint: "ui.identity.label_hint"},
	{id: "report_number", of: func(c *patient.Case) *string { return &c.Identity.ReportNumber }, beside: true},
	{id: "name", of: func(c *patient.Case) *string { return &c.Identity.Name }},
	{id: "born", of: func(c *patient.Case) *string { return &c.Identity.Born }, date: variants.IsDate, beside: true, hint: "ui.identity.born_hint"},
	{id: "record_number", of: func(c *patient.Case) *string { return &c.Identity.RecordNumber }},
	{id: "ordered_by", of: func(c *patient.Case) *string { return &c.Identity.OrderedBy }, beside: true},
	{id: "laboratory", of: func(c *patient.Case) *string { return &c.Identity.Laboratory }},
	{id: "accession", of: func(c *patient.Case) *string { return &c.Identity.Accession }, beside: true},
	{id: "specimen", of: func(c *patient.Case) *string { return &c.Identity.Specimen }, hint: "ui.identity.specimen_hint"},
	{id: "collected", of: func(c *patient.Case) *string { return &c.Identity.Collected }, date: patient.IsDay, hint: "ui.identity.day_hint", beside: true},
	{id: "received", of: func(c *patient.Case) *string { return &c.Identity.Received }, date: patient.IsDay, hint: "ui.identity.day_hint"},
}

// field asks for a word of the case; its label stands under prefix+id.
func (w word) field(prefix string, c patient.Case) form.Field {
	f := form.Field{ID: w.id, Label: say(prefix + w.id), Value: *w.of(&c), Beside: w.beside}
	if w.hint != "" {
		f.Empty = say(w.hint)
	}
	if w.date != nil {
		f.Check = func(text string) string {
			if text = strings.TrimSpace(text); text != "" && !w.date(text) {
				return say("ui.identity.date_wrong")
			}
			return ""
		}
	}
	return f
}

// wordFields ask for words of a case.
func wordFields(prefix string, all []word, c patient.Case) []form.Field {
	fields := make([]form.Field, len(all))
	for i, w := range all {
		fields[i] = w.field(prefix, c)
	}
	return fields
}

// takeWords takes what was filled in.
func takeWords(all []word, c *patient.Case, a form.Answers) {
	for _, w := range all {
		*w.of(c) = a.Text(w.id)
	}
}

// identity asks who the patient is, and where the sample came from. Nothing is concluded from it but the age.
func (q *questions) identity(s workspace.State) form.Form {
	f := form.Form{
		Title: say("ui.menu.identity"), Text: texts(small("ui.identity.text")), Accept: say("ui.apply"), Cancel: say("ui.cancel"),
		Fields: wordFields("ui.identity.", identityWords, s.Case),
		Apply: q.change(workspace.Identity, func(c *patient.Case, a form.Answers) {
			c.SetBorn(a.Text("born"))
			takeWords(identityWords, c, a)
		}),
	}
	if s.Report != nil {
		f.Fields[0].Empty = s.Report.Input.Sample
	}
	return f
}
