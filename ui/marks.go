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
			{ID: "of", Label: say("ui.marks.of"), Empty: say("ui.marks.of_hint"), Complete: func(text string, _ form.Answers) []string { return matching(named, text) }},
			{ID: "text", Label: say("ui.marks.words"), Empty: say("ui.marks.words_hint")},
		},
		Refuse: func(a form.Answers) *form.Again {
			if a.Text("of") == "" || a.Text("text") == "" {
				return &form.Again{Note: say("ui.marks.both")}
			}
			return nil
		},
		Apply: q.change(workspace.Marks, func(c *patient.Case, a form.Answers) {
			c.Marks = append(c.Marks, patient.Mark{Of: a.Text("of"), Text: a.Text("text")})
		}),
	}
	for _, m := range s.Case.Marks {
		f.Given = append(f.Given, form.Given{Words: say("ui.marks.given", "of", m.Of, "text", m.Text), Remove: func() {
			q.workspace.Change(workspace.Marks, func(c *patient.Case) {
				c.Marks = slices.DeleteFunc(c.Marks, func(o patient.Mark) bool { return o == m })
			})
		}})
	}
	return f
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
