package ui

import (
	"slices"
	"strconv"
	"strings"

	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants/copynumber"
	"allelens/variants/patient"
)

// copyNumber lists what the laboratory's own copy-number test found, and takes its table.
func (q *questions) copyNumber(s workspace.State) form.Form {
	f := form.Form{
		Title: say("ui.copies.title"), Text: texts(small("ui.copies.text")), Accept: say("ui.outside.file"), Cancel: say("ui.close"),
		Apply: func(form.Answers) { q.chooseFile(nil, q.openCopyNumber) },
	}
	for _, row := range s.Case.CopyNumber {
		f.Given = append(f.Given, form.Given{Words: copiesOf(row), Remove: func() { q.removeCopies(row) }})
	}
	return f
}

// copiesOf words one result.
func copiesOf(r copynumber.Row) string {
	kind := say("ui.copies.kind." + string(r.Kind))
	if r.First == 0 {
		return say("ui.copies.place", "gene", r.Gene, "place", r.Region.String(), "kind", kind)
	}
	exons := strconv.Itoa(r.First)
	if r.Last > r.First {
		exons += "–" + strconv.Itoa(r.Last)
	}
	return say("ui.copies.row", "gene", r.Gene, "exons", exons, "kind", kind)
}

func (q *questions) removeCopies(row copynumber.Row) {
	q.workspace.Change(workspace.CopyNumber, func(c *patient.Case) {
		if i := slices.Index(c.CopyNumber, row); i >= 0 {
			c.CopyNumber = slices.Delete(c.CopyNumber, i, i+1)
		}
	})
}

// openCopyNumber takes the table of a file, all rows or none, and says which.
func (q *questions) openCopyNumber(path string) {
	rows, err := q.workspace.ReadCopyNumber(path)
	if err != nil {
		q.refused(say("ui.copies.title"), err)
		return
	}
	q.workspace.Change(workspace.CopyNumber, func(c *patient.Case) { c.CopyNumber = rows })
	var words []string
	for _, r := range rows {
		words = append(words, copiesOf(r))
	}
	q.tell(say("ui.copies.title"), paragraph(say("ui.copies.taken", "rows", strings.Join(words, "; "))))
}
