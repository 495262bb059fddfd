package ui

import (
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/ui/form"
	"allelens/ui/screen"
)

// ClinicKeeper holds the clinic's own block for this workstation.
type ClinicKeeper interface {
	// Now is the block as it stands.
	Now() report.Clinic
	// Keep takes another, for reports made from now on. Errors are *variants.Problem.
	Keep(c report.Clinic) error
	// Read reads a block that another workstation exported, and Write exports this one. Errors are *variants.Problem.
	Read(path string) (report.Clinic, error)
	Write(c report.Clinic, path string) error
	// ReadLogo reads a picture. Errors are *variants.Problem.
	ReadLogo(path string) ([]byte, error)
}

// clinicEnding is that of the file that other workstations import.
const clinicEnding = ".clinic.json"

// clinic asks for the clinic's own block.
func (q *questions) clinic() {
	keeper := q.options.Clinic
	now := keeper.Now()
	line := func(id, value string, kind form.Kind) form.Field {
		return form.Field{ID: id, Label: say("ui.clinic." + id), Kind: kind, Value: value}
	}
	signatories := line("signatories", formatSignatories(now.Signatories), form.Lines)
	signatories.Empty = say("ui.clinic.signatories_hint")
	f := form.Form{
		Title: say("ui.menu.clinic"), Text: texts(small("ui.clinic.text")), Accept: say("ui.apply"), Cancel: say("ui.cancel"),
		Fields: []form.Field{line("name", now.Name, form.Line), line("contact", now.Contact, form.Line), line("address", now.Address, form.Lines), signatories, secondReaderField(now), sectionsField(now.Print), paperField(now.Print), q.bodyField(now.Print), languageField(now.Print)},
		More: []form.Action{
			{Words: say("ui.clinic.logo"), Do: func(*form.View) { q.chooseFile(nil, q.takeLogo) }},
			{Words: say("ui.clinic.import"), Do: func(*form.View) { q.chooseFile(caseFiles{}, q.importClinic) }},
			{Words: say("ui.clinic.export"), Do: func(*form.View) { q.ask(q.exportClinic()) }},
		},
		Apply: func(a form.Answers) {
			c := keeper.Now()
			c.Name, c.Contact, c.Address = a.Text("name"), a.Text("contact"), a.Text("address")
			c.Signatories = parseSignatories(a.Text("signatories"))
			c.SecondReader = len(a.Chosen(secondReader)) > 0
			c.Print.Sections, c.Print.Paper = sectionsOf(a), report.Paper(a.Text("paper"))
			c.Print.Language = a.Text("language")
			q.leadingBody(&c.Print, a.Text("body"))
			q.keepClinic(c)
		},
	}
	if len(now.Logo) > 0 {
		f.Given = []form.Given{{Words: say("ui.clinic.has_logo"), Remove: func() {
			c := keeper.Now()
			c.Logo = nil
			q.keepClinic(c)
		}}}
	}
	q.ask(f)
}

// secondReader names the clinic's wish for a second reader.
const secondReader = "second_reader"

// secondReaderField asks for it.
func secondReaderField(now report.Clinic) form.Field {
	f := form.Field{ID: secondReader, Kind: form.Some, Options: []form.Option{{Value: secondReader, Words: say("ui.clinic.second_reader")}}}
	if now.SecondReader {
		f.Chosen = []string{secondReader}
	}
	return f
}

// sectionsField asks which sections of the annex are printed.
func sectionsField(t report.Template) form.Field {
	f := form.Field{ID: "sections", Label: say("ui.clinic.sections"), Kind: form.Some, Chosen: t.Sections}
	for _, name := range screen.AnnexSections() {
		f.Options = append(f.Options, form.Option{Value: name, Words: say("pdf.section." + name)})
	}
	if t.Sections == nil {
		f.Chosen = screen.AnnexSections()
	}
	return f
}

// sectionsOf are those chosen; all of them, or none, are nil, so that later ones are printed too.
func sectionsOf(a form.Answers) []string {
	chosen := a.Chosen("sections")
	if len(chosen) == len(screen.AnnexSections()) || len(chosen) == 0 {
		return nil
	}
	return chosen
}

// paperField asks for the paper.
func paperField(t report.Template) form.Field {
	return form.Field{ID: "paper", Label: say("ui.clinic.paper"), Kind: form.One, Value: string(t.Paper), Options: []form.Option{
		{Value: "", Words: say("ui.clinic.paper.usual"), Open: true}, {Value: string(report.A4), Words: say("ui.clinic.paper.a4")}, {Value: string(report.Letter), Words: say("ui.clinic.paper.letter")}}}
}

// bodyField asks whose recommendations come first.
func (q *questions) bodyField(t report.Template) form.Field {
	f := form.Field{ID: "body", Label: say("ui.clinic.body"), Kind: form.One, Options: []form.Option{{Value: "", Words: say("ui.clinic.usual"), Open: true}}}
	for _, name := range q.options.KnownBodies {
		f.Options = append(f.Options, form.Option{Value: name, Words: name})
	}
	if len(t.Bodies) > 0 {
		f.Value = t.Bodies[0]
	}
	return f
}

// leadingBody puts a body before those that the clinic named, for cases to come too; "" names none.
func (q *questions) leadingBody(t *report.Template, first string) {
	switch {
	case first == "":
		t.Bodies = nil
	case len(t.Bodies) == 0 || t.Bodies[0] != first:
		t.Bodies = leading(first, t.Bodies)
	}
	if first != "" {
		q.options.Bodies = leading(first, q.options.KnownBodies)
	}
}

// languageField asks for the language of the sentences.
func languageField(t report.Template) form.Field {
	f := form.Field{ID: "language", Label: say("ui.clinic.language"), Kind: form.One, Value: t.Language, Options: []form.Option{{Value: "", Words: say("ui.clinic.usual"), Open: true}}}
	for _, name := range text.Languages() {
		f.Options = append(f.Options, form.Option{Value: name, Words: say("ui.language." + name)})
	}
	return f
}

// keepClinic takes a block for the reports from now on, the one shown among them.
func (q *questions) keepClinic(c report.Clinic) {
	if err := q.options.Clinic.Keep(c); err != nil {
		q.refused(say("ui.menu.clinic"), err)
		return
	}
	q.workspace.Renew()
}

func (q *questions) takeLogo(path string) {
	logo, err := q.options.Clinic.ReadLogo(path)
	if err != nil {
		q.refused(say("ui.menu.clinic"), err)
		return
	}
	c := q.options.Clinic.Now()
	c.Logo = logo
	q.keepClinic(c)
	q.clinic()
}

// importClinic takes the block of another workstation, all of it.
func (q *questions) importClinic(path string) {
	c, err := q.options.Clinic.Read(path)
	if err != nil {
		q.refused(say("ui.menu.clinic"), err)
		return
	}
	q.keepClinic(c)
	q.clinic()
}

func (q *questions) exportClinic() form.Form {
	return q.place(say("ui.clinic.export"), say("ui.clinic.text"), "allelens"+clinicEnding, clinicEnding, func(path string, done func(error)) {
		done(q.options.Clinic.Write(q.options.Clinic.Now(), path))
	})
}

// formatSignatories writes one a line: "name; role; registration number".
func formatSignatories(all []report.Signatory) string {
	lines := make([]string, len(all))
	for i, s := range all {
		lines[i] = strings.TrimRight(strings.Join([]string{s.Name, s.Role, s.Registration}, "; "), "; ")
	}
	return strings.Join(lines, "\n")
}

// parseSignatories reads them again; a line without a name is none.
func parseSignatories(text string) (all []report.Signatory) {
	for line := range strings.Lines(text) {
		parts := append(strings.Split(line, ";"), "", "")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		if parts[0] != "" {
			all = append(all, report.Signatory{Name: parts[0], Role: parts[1], Registration: strings.TrimSpace(strings.Join(parts[2:], " "))})
		}
	}
	return all
}
