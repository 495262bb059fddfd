package ui

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// mostMarkable is how many things are offered to be marked.
const mostMarkable = 6

// marks lists the counsellor's marks on what the report shows, and takes another.
func (q *questions) marks(s workspace.State) form.Form {
	named := markable(s.Report)
	f := form.Form{
		Title: say("ui.menu.marks"), Text: texts(small("ui.marks.text")), Accept: say("ui.marks.add"), Cancel: say("ui.close"),
		Fields: []form.Field{
			{ID: "of", Label: say("ui.marks.of"), Empty: say("ui.marks.of_hint"), Value: chosenOf(s, named), Complete: func(text string, _ form.Answers) []string { return matching(named, text) }},
			{ID: "kind", Label: say("ui.marks.kind"), Kind: form.One, Options: worded("ui.marks.kind.", "note", "report", "dismissed", "seen", "confirmed", "not_confirmed"), Value: "note"},
			{ID: "text", Label: say("ui.marks.words"), Empty: say("ui.marks.words_hint")},
			{ID: "on", Label: say("ui.marks.on"), Empty: say("ui.identity.day_hint"), When: dated, Check: dayOrNone},
			{ID: "by", Label: say("ui.marks.by"), Beside: true, When: dated},
			{ID: "sample", Label: say("ui.marks.sample"), Kind: form.One, Options: worded("ui.marks.sample.", patient.SecondSample, patient.SameSample), Value: patient.SecondSample, When: tested},
			{ID: "method", Label: say("ui.marks.method"), Empty: say("ui.marks.method_hint"), When: tested},
		},
		Refuse: func(a form.Answers) *form.Again {
			if !markOf(a).Sound() {
				return &form.Again{Note: say("ui.marks.both")}
			}
			return nil
		},
		Apply: q.change(workspace.Marks, func(c *patient.Case, a form.Answers) { c.Marks = append(c.Marks, markOf(a)) }),
	}
	for _, m := range s.Case.Marks {
		f.Given = append(f.Given, form.Given{Words: markWords(m), Remove: func() {
			q.workspace.Change(workspace.Marks, func(c *patient.Case) {
				c.Marks = slices.DeleteFunc(c.Marks, func(o patient.Mark) bool { return o == m })
			})
		}})
	}
	return f
}

// tested: the mark tells of another test. dated: it has a day.
func tested(a form.Answers) bool { return patient.Mark{Kind: patient.MarkKind(a.Text("kind"))}.Tests() }

func dated(a form.Answers) bool { return tested(a) || a.Text("kind") == string(patient.Seen) }

// dayOrNone says what is wrong with a day.
func dayOrNone(text string) string {
	if text = strings.TrimSpace(text); text != "" && !patient.IsDay(text) {
		return say("ui.identity.date_wrong")
	}
	return ""
}

// markOf is the mark that answers make.
func markOf(a form.Answers) patient.Mark {
	m := patient.Mark{Of: a.Text("of"), Kind: patient.MarkKind(a.Text("kind")), Text: a.Text("text")}
	if m.Kind == "note" {
		m.Kind = patient.Noted
	}
	if dated(a) {
		m.On, m.By = a.Text("on"), a.Text("by")
	}
	if tested(a) {
		m.Sample, m.Method = a.Text("sample"), a.Text("method")
	}
	return m
}

// markWords word a mark that was made.
func markWords(m patient.Mark) string {
	kind := "note"
	if m.Kind != patient.Noted {
		kind = string(m.Kind)
	}
	parts := slices.DeleteFunc([]string{say("ui.marks.kind." + kind), m.On, m.By, m.Method, m.Text}, func(s string) bool { return s == "" })
	return say("ui.marks.given", "of", m.Of, "text", strings.Join(parts, ", "))
}

// markable are the names of what a report shows, as its rows have them.
func markable(r *report.Report) (names []string) {
	for _, g := range r.Cancer.Genes {
		for _, v := range g.Variants {
			names = append(names, g.Gene+":"+v.HGVSC)
		}
		for _, event := range g.Structural {
			names = append(names, g.Gene+": "+event.Name)
		}
	}
	for _, g := range r.Pharmacogenes {
		names = append(names, g.Gene)
	}
	for _, d := range r.Drugs {
		names = append(names, d.Drug)
	}
	return names
}

// chosenOf is the name of what is selected on the screen that is shown, where it can be marked; "" else.
func chosenOf(s workspace.State, names []string) string {
	key := strings.TrimPrefix(s.Key, "gene ")
	for _, name := range names {
		gene, rest, _ := strings.Cut(name, ":")
		_, short, _ := strings.Cut(rest, ":") // of a variant, without its reference sequence
		if key != "" && (name == key || gene+" "+strings.TrimSpace(rest) == key || short != "" && gene+" "+short == key) {
			return name
		}
	}
	return ""
}

// matching are the first names that contain what was typed; none for nothing.
func matching(names []string, typed string) (found []string) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	for _, name := range names {
		if typed != "" && len(found) < mostMarkable && strings.Contains(strings.ToLower(name), typed) && !strings.EqualFold(name, typed) {
			found = append(found, name)
		}
	}
	return found
}
