package ui

import (
	"os"
	"path/filepath"
	"strings"

	"allelens/report/format"
	"allelens/ui/form"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// save asks where to save in a format, twice where a file would be replaced. The engine writes whole or not at
// all, which Fyne's own dialog, emptying the file first, could not keep.
func (q *questions) save(as format.Format) func(workspace.State) form.Form {
	return func(s workspace.State) form.Form {
		replace := ""
		where := func(a form.Answers) string { return withEnding(a.Text("path"), as.Ending) }
		return form.Form{
			Title: say("format." + as.Name + ".save"), Note: say("ui.save.where"), Accept: say("ui.save"), Cancel: say("ui.cancel"),
			Fields: []form.Field{{ID: "path", Value: reportPath(s.Path, as.Ending)}},
			More: []form.Action{{Words: say("ui.save.folder"), Do: func(v *form.View) {
				q.chooseFolder(func(folder string) { v.Fill("path", filepath.Join(folder, filepath.Base(v.Answers().Text("path")))) })
			}}},
			Refuse: func(a form.Answers) *form.Again {
				if _, err := os.Stat(where(a)); err != nil || replace == where(a) {
					return nil
				}
				replace = where(a)
				return &form.Again{Note: say("ui.save.exists"), Accept: say("ui.save.replace"), Mild: true}
			},
			Apply: func(a form.Answers) { q.write(where(a), as.Name) },
		}
	}
}

// reportPath is the proposal where to save: beside the file, under its name.
func reportPath(input, ending string) string {
	base := input
	for _, cut := range []string{".gz", ".bgz", ".vcf", ".gvcf", ".g"} {
		base = strings.TrimSuffix(base, cut)
	}
	return base + ending
}

func withEnding(path, ending string) string {
	if strings.HasSuffix(strings.ToLower(path), ending) {
		return path
	}
	return path + ending
}

// write saves, and says how that ended.
func (q *questions) write(path, format string) {
	q.workspace.Save(path, format, func(err error) {
		if err != nil {
			q.tell(say("ui.save.failed"), paragraph(sentence(err)))
			return
		}
		q.tell(say("ui.save.done"), widget.NewText(widget.Code(path)))
	})
}
