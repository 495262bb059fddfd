package ui

import (
	"os"
	"path/filepath"
	"strings"

	"allelens/report/format"
	"allelens/ui/form"
	"allelens/ui/screen"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// save asks where to save in a format, and whether without what tells whose report it is. The engine writes whole or not at
// all, which Fyne's own dialog, emptying the file first, could not keep.
func (q *questions) save(as format.Format) func(workspace.State) form.Form {
	return q.saveThen(as, func(string) {})
}

// saveThen is save, with what is done with the file once it is written.
func (q *questions) saveThen(as format.Format, then func(path string)) func(workspace.State) form.Form {
	return func(s workspace.State) form.Form {
		hidden := false
		f := q.place(say("format."+as.Name+".save"), say("ui.save.where"), reportPath(fileOf(s), as.Path("")), as.Ending, func(path string, done func(error)) {
			q.workspace.Save(path, as.Name, hidden, func(err error) {
				done(err)
				if err == nil {
					then(path)
				}
			})
		})
		f.Fields = append(f.Fields, form.Field{ID: deidentified, Kind: form.Some, Options: []form.Option{{Value: deidentified, Words: say("ui.save.deidentified")}}})
		if strings.HasSuffix(as.Ending, ".pdf") && s.Report != nil {
			f.Note = strings.Join(append([]string{f.Note}, screen.Unprinted(s.Report)...), " ")
		}
		refuse, apply, told := f.Refuse, f.Apply, false
		f.Refuse = func(a form.Answers) *form.Again {
			name := filepath.Base(withEnding(a.Text("path"), as.Ending))
			if len(a.Chosen(deidentified)) > 0 && !told && name == filepath.Base(reportPath(fileOf(s), as.Path(""))) {
				told = true
				return &form.Again{Note: say("ui.save.name_tells"), Accept: say("ui.save.anyway"), Mild: true}
			}
			return refuse(a)
		}
		f.Apply = func(a form.Answers) {
			hidden = len(a.Chosen(deidentified)) > 0
			apply(a)
		}
		return f
	}
}

// deidentified names the choice to leave out what tells whose a report is.
const deidentified = "deidentified"

// fileOf is the file that a case is named by: the VCF, or its sealed file.
func fileOf(s workspace.State) string {
	if s.Path == "" {
		return s.Sealed
	}
	return s.Path
}

// place asks where a file is to be, twice where another would be replaced. Where writing fails it asks again, with what was
// typed and the reason.
func (q *questions) place(title, note, proposal, ending string, write func(path string, done func(error))) form.Form {
	replace := ""
	where := func(a form.Answers) string { return withEnding(a.Text("path"), ending) }
	return form.Form{
		Title: title, Note: note, Accept: say("ui.save"), Cancel: say("ui.cancel"),
		Fields: []form.Field{{ID: "path", Value: proposal}},
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
		Apply: func(a form.Answers) {
			path := where(a)
			write(path, func(err error) {
				if err == nil {
					q.tell(say("ui.save.done"), widget.NewText(widget.Code(path)))
					return
				}
				again := q.place(title, note, path, ending, write)
				again.Wrong = say("ui.save.again", "why", sentence(err))
				q.ask(again)
			})
		},
	}
}

// reportPath is the proposal where to save: beside the file, under its name.
func reportPath(input, ending string) string {
	base := input
	for _, cut := range []string{".gz", ".bgz", ".vcf", ".gvcf", ".g", sealedEnding} {
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
