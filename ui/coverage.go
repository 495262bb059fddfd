package ui

import (
	"allelens/report/text"
	"allelens/ui/form"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// coverage asks what the laboratory covered: all that is asked about, or the regions of a file. Enter alone declares
// nothing.
func (q *questions) coverage(s workspace.State) form.Form {
	accept, all := say("ui.coverage.declare"), true
	if s.Case.Declared.All {
		accept, all = say("ui.coverage.withdraw"), false
	}
	f := form.Form{
		Title: say("ui.coverage.title"), Text: texts(large("ui.coverage.text"), small("ui.coverage.never")),
		Accept: accept, Cancel: say("ui.cancel"), Careful: true,
		More:  []form.Action{{Words: say("ui.coverage.bed"), Do: func(*form.View) { q.chooseFile(nil, q.openCovered) }}},
		Apply: q.change(workspace.Coverage, func(c *patient.Case, _ form.Answers) { c.Declared.All = all }),
	}
	if n := len(s.Case.Declared.Regions); n > 0 {
		f.Given = []form.Given{{Words: say("ui.coverage.regions", "n", text.Grouped(n)), Remove: func() {
			q.workspace.Change(workspace.Coverage, func(c *patient.Case) { c.Declared.Regions = nil })
		}}}
	}
	return f
}

// openCovered takes the regions of a BED file, all or none, and says how many, and what was left out.
func (q *questions) openCovered(path string) {
	regions, notes, err := q.workspace.ReadCovered(path)
	if err != nil {
		q.refused(say("ui.coverage.title"), err)
		return
	}
	q.workspace.Change(workspace.Coverage, func(c *patient.Case) { c.Declared.Regions = regions })
	said := widget.Stack(8, paragraph(say("ui.coverage.taken", "n", text.Grouped(len(regions)))))
	for _, n := range notes {
		said.Add(paragraph(sentence(n)))
	}
	q.tell(say("ui.coverage.title"), said)
}
