package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// caseEnding is that of a case's file.
const caseEnding = ".case.json"

// caseFiles lets the file dialog show the files of cases.
type caseFiles struct{}

// Matches implements storage.FileFilter.
func (caseFiles) Matches(u fyne.URI) bool {
	return strings.HasSuffix(strings.ToLower(u.Name()), ".json")
}

func (caseFiles) kind() (words string, patterns []string) {
	return say("ui.files.case"), []string{"*.json"}
}

// openCase lets a case's file be chosen, which states everything of the open case anew; that is one step to undo.
func (q *questions) openCase() { q.chooseFile(caseFiles{}, q.takeCase) }

func (q *questions) takeCase(path string) {
	c, err := q.workspace.ReadCase(path)
	if err != nil {
		q.refused(say("ui.menu.open_case"), err)
		return
	}
	q.workspace.Change(workspace.CaseFile, func(now *patient.Case) {
		if c.Scope == "" { // the file says nothing of consent: what was agreed to stays
			c.Scope = now.Scope
		}
		*now = c
	})
}

// saveCase asks where the case's file is to be: all that was stated, nothing of what was read.
func (q *questions) saveCase(s workspace.State) form.Form {
	proposal := reportPath(fileOf(s), caseEnding)
	return q.place(say("ui.menu.save_case"), say("ui.case.saved_open"), proposal, caseEnding, q.workspace.SaveCase)
}
