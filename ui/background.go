package ui

import (
	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// background asks why the test was ordered, and what runs in the family.
func (q *questions) background(s workspace.State) form.Form {
	c := s.Case
	return form.Form{
		Title: say("ui.menu.background"), Accept: say("ui.apply"), Cancel: say("ui.cancel"),
		Fields: []form.Field{
			{ID: "indication", Label: say("ui.background.indication"), Value: c.Indication, Empty: say("ui.background.indication_hint")},
			{ID: "known_variant", Label: say("ui.background.known_variant"), Value: c.KnownVariant, Empty: say("ui.background.known_variant_hint")},
			{ID: "known_source", Label: say("ui.background.known_source"), Value: c.KnownSource, Empty: say("ui.background.known_source_hint")},
			{ID: "family_history", Label: say("ui.background.family_history"), Kind: form.Lines, Value: c.FamilyHistory},
		},
		Apply: q.change(workspace.Background, func(c *patient.Case, a form.Answers) {
			c.Indication, c.KnownVariant, c.KnownSource, c.FamilyHistory = a.Text("indication"), a.Text("known_variant"), a.Text("known_source"), a.Text("family_history")
		}),
	}
}

// releaseWords are what a report says of itself.
var releaseWords = []word{
	{id: "amends", of: func(c *patient.Case) *string { return &c.Amends }},
	{id: "reported", of: func(c *patient.Case) *string { return &c.Reported }, date: patient.IsDay, hint: "ui.release.today", beside: true},
	{id: "signed_by", of: func(c *patient.Case) *string { return &c.SignedBy }, hint: "ui.report.signature_hint"},
	{id: "signed_on", of: func(c *patient.Case) *string { return &c.SignedOn }, date: patient.IsDay, hint: "ui.identity.day_hint", beside: true},
	{id: "second_reader", of: func(c *patient.Case) *string { return &c.SecondReader }, hint: "ui.release.second_reader_hint"},
}

// release asks how far the report has come, who signs it, and for words to print.
func (q *questions) release(s workspace.State) form.Form {
	status := form.Field{ID: "status", Label: say("ui.release.status"), Kind: form.One, Value: string(s.Case.Status),
		Options: worded("ui.status.", string(patient.Draft), string(patient.Final), string(patient.Amended), "")}
	note := form.Field{ID: "note", Label: say("ui.report.note"), Kind: form.Lines, Value: s.Case.Note, Empty: say("ui.report.note_hint")}
	return form.Form{
		Title: say("ui.menu.release"), Accept: say("ui.apply"), Cancel: say("ui.cancel"),
		Fields: append(append([]form.Field{status}, wordFields("ui.release.", releaseWords, s.Case)...), note),
		Apply: q.change(workspace.Release, func(c *patient.Case, a form.Answers) {
			takeWords(releaseWords, c, a)
			c.Status, c.Note = patient.Status(a.Text("status")), a.Text("note")
		}),
	}
}
