package ui

import (
	"slices"

	"allelens/report"
	"allelens/report/text"
	"allelens/report/whatif"
	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// notAsked stands for an organ of which nothing is known.
const notAsked = "unknown"

// organField asks what is known of an organ.
func organField(id string, now patient.Organ, values ...patient.Organ) form.Field {
	var all []string
	for _, v := range values {
		all = append(all, string(v))
	}
	all = append(all, notAsked)
	f := form.Field{ID: id, Label: say("ui.history." + id), Kind: form.One, Aside: true, Value: string(now), Options: worded("ui.organ.", all...)}
	if now == patient.OrganUnknown {
		f.Value = notAsked
	}
	return f
}

// organOf is what was chosen of an organ.
func organOf(chosen string) patient.Organ {
	if chosen == notAsked {
		return patient.OrganUnknown
	}
	return patient.Organ(chosen)
}

// bodyFields ask whose recommendations are shown, and which body's are told first; a body of several regions stands once.
func bodyFields(bodies []report.Body, chosen []string) (shown, first form.Field) {
	shown = form.Field{ID: "bodies", Label: say("ui.history.bodies"), Kind: form.Some}
	first = form.Field{ID: "first", Label: say("ui.history.first"), Kind: form.One}
	for _, b := range bodies {
		if slices.ContainsFunc(shown.Options, func(o form.Option) bool { return o.Value == b.Name }) {
			continue
		}
		shown.Options = append(shown.Options, form.Option{Value: b.Name, Words: say("ui.history.body", "name", b.Name, "region", b.Region)})
		first.Options = append(first.Options, form.Option{Value: b.Name, Words: b.Name})
		if b.Shown {
			shown.Chosen = append(shown.Chosen, b.Name)
		}
		if b.First {
			first.Value = b.Name
		}
	}
	if first.Value == "" && len(chosen) > 0 {
		first.Value = chosen[0]
	}
	return shown, first
}

// ordered are the bodies that are wanted of all, the one to tell first before the others; nil where nothing was chosen.
func ordered(all, wanted []string, first string) []string {
	if first == "" {
		if len(wanted) == len(all) {
			return nil
		}
		return wanted
	}
	return leading(first, wanted)
}

// leading are names with one of them first.
func leading(first string, names []string) []string {
	return append([]string{first}, slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == first })...)
}

// keepFirst remembers whose recommendations are told first: of the setting, not of the patient.
func (q *questions) keepFirst(first string, names []string) {
	o := q.options
	if first == "" || len(o.Bodies) > 0 && o.Bodies[0] == first {
		return
	}
	o.Bodies = leading(first, names)
	if o.KeepBodies != nil {
		o.KeepBodies(o.Bodies)
	}
}

// organsTall is the height in points of what scrolls in the question for organs, whose rows come and go.
const organsTall float32 = 470

// history asks which organs the patient has, which cancers there were, and whose recommendations are
// wanted. Nothing of it is concluded from the sex. What would follow is told before the button is pressed.
func (q *questions) history(s workspace.State) form.Form {
	f := form.Form{
		Title: say("ui.menu.organs"), Text: texts(small("ui.history.text")), Accept: say("ui.history.use"), Cancel: say("ui.cancel"), Foot: say("ui.history.not_stated"),
		Fields: append(organFields(s.Case), cancerFields(s.Case)...), Tall: organsTall,
		Refuse: func(a form.Answers) *form.Again {
			if a.Text("had") == hadYes && a.Text("cancers") == "" {
				return &form.Again{Note: say("ui.history.which")}
			}
			return nil
		},
		Apply: q.change(workspace.History, takeHistory),
	}
	if s.Report != nil { // whose recommendations there are is not asked before the results
		q.withBodies(&f, s)
	}
	return f
}

// withBodies asks whose recommendations are wanted too, and says what would change.
func (q *questions) withBodies(f *form.Form, s workspace.State) {
	bodies, first := bodyFields(s.Report.Bodies, s.Case.Bodies)
	var names []string
	for _, o := range bodies.Options {
		names = append(names, o.Value)
	}
	take := func(c *patient.Case, a form.Answers) {
		takeHistory(c, a)
		c.Bodies = ordered(names, a.Chosen("bodies"), a.Text("first"))
	}
	f.Title, f.Fields = say("ui.menu.history"), append(f.Fields, form.Field{ID: "follows", Kind: form.Follows}, bodies, first)
	f.Watched, f.Watch = say("ui.history.changes"), q.whatChanges(s, take)
	f.Apply = func(a form.Answers) {
		q.keepFirst(a.Text("first"), names)
		q.workspace.Change(workspace.History, func(c *patient.Case) { take(c, a) })
	}
}

func organFields(now patient.Case) []form.Field {
	return []form.Field{
		organField("breasts", now.Organs.Breasts, patient.Present, patient.Removed),
		organField("ovaries", now.Organs.Ovaries, patient.Present, patient.Removed, patient.Absent),
		organField("prostate", now.Organs.Prostate, patient.Present, patient.Removed, patient.Absent),
	}
}

// Answers to whether there was a cancer.
const (
	hadNone = "none"
	hadYes  = "yes"
)

// cancerFields ask whether there was a cancer, and for each of them in a row.
func cancerFields(now patient.Case) []form.Field {
	had := form.Field{ID: "had", Label: say("ui.history.cancers"), Kind: form.One, Aside: true, Value: notAsked, Options: worded("ui.history.had.", hadNone, hadYes, notAsked)}
	switch {
	case now.NoCancer:
		had.Value = hadNone
	case len(now.Earlier) > 0:
		had.Value = hadYes
	}
	rows := cancerRows(now.Earlier)
	rows.When = func(a form.Answers) bool { return a.Text("had") == hadYes }
	return []form.Field{had, rows}
}

// cancerRows ask for cancers, each in a row.
func cancerRows(now []patient.Earlier) form.Field {
	rows := form.Field{ID: "cancers", Kind: form.Listed, Empty: say("ui.history.cancers_hint"), Value: patient.FormatEarlier(now, false),
		Heads: [2]string{say("ui.history.cancer"), say("ui.history.found")}, Add: say("ui.history.another"), Remove: say("ui.history.remove"),
		Check: func(text string) string {
			if _, _, wrong := patient.ParseEarlier(text); wrong != "" {
				return say("ui.history.wrong", "part", wrong)
			}
			return ""
		}}
	for _, name := range patient.Cancers() {
		rows.Options = append(rows.Options, form.Option{Value: name, Words: say("ui.cancer.name." + name)})
	}
	return rows
}

func takeHistory(c *patient.Case, a form.Answers) {
	c.Organs = patient.Organs{Breasts: organOf(a.Text("breasts")), Ovaries: organOf(a.Text("ovaries")), Prostate: organOf(a.Text("prostate"))}
	c.Earlier, c.NoCancer = nil, a.Text("had") == hadNone
	if a.Text("had") == hadYes {
		c.Earlier, _, _ = patient.ParseEarlier(a.Text("cancers"))
	}
}

// whatChanges says what the report would say otherwise if a form's answers were taken.
func (q *questions) whatChanges(s workspace.State, take func(*patient.Case, form.Answers)) func(form.Answers, func([]string)) {
	return func(a form.Answers, show func([]string)) {
		q.workspace.Suppose(func(c *patient.Case) { take(c, a) }, func(after *report.Report, err error) {
			if err != nil {
				return
			}
			lines := whatif.Changes(text.Default(), s.Report, after)
			if more := len(lines) - mostChanges; more > 0 {
				lines = append(lines[:mostChanges], say("ui.changes.more", "n", more))
			}
			show(lines)
		})
	}
}
