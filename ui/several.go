package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report/format"
	"allelens/ui/form"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// usual are the formats that are ticked at first where several are saved at once.
var usual = []string{"pdf", "patient.pdf", "json"}

// saveSeveral asks in which formats to save, and under which name; each gets its own ending.
func (q *questions) saveSeveral(s workspace.State) form.Form {
	formats := form.Field{ID: "formats", Kind: form.Some, Label: say("ui.several.formats"), Chosen: usual}
	for _, f := range format.All() {
		formats.Options = append(formats.Options, form.Option{Value: f.Name, Words: strings.TrimSuffix(say("format."+f.Name+".save"), "…")})
	}
	replace := ""
	return form.Form{
		Title: say("ui.several.title"), Text: texts(small("ui.several.text")), Accept: say("ui.several.save"), Cancel: say("ui.cancel"), Tall: organsTall,
		Fields: []form.Field{{ID: "path", Label: say("ui.several.path"), Value: reportPath(fileOf(s), "")}, formats,
			{ID: deidentified, Kind: form.Some, Options: []form.Option{{Value: deidentified, Words: say("ui.save.deidentified")}}}},
		Refuse: func(a form.Answers) *form.Again {
			if len(a.Chosen("formats")) == 0 {
				return &form.Again{Note: say("ui.several.none")}
			}
			if there := existing(a); there != "" && replace != there {
				replace = there
				return &form.Again{Note: say("ui.several.exist", "files", there), Accept: say("ui.save.replace"), Mild: true}
			}
			return nil
		},
		Apply: func(a form.Answers) {
			q.saveEach(a.Text("path"), a.Chosen("formats"), len(a.Chosen(deidentified)) > 0, nil)
		},
	}
}

// existing names the files that would be replaced.
func existing(a form.Answers) string {
	var there []string
	for _, name := range a.Chosen("formats") {
		f, _ := format.Named(name)
		if path := f.Path(a.Text("path")); exists(path) {
			there = append(there, filepath.Base(path))
		}
	}
	return strings.Join(there, ", ")
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// saveEach saves the formats one after the other, and tells what became of each.
func (q *questions) saveEach(stem string, names []string, hidden bool, told []fyne.CanvasObject) {
	if len(names) == 0 {
		q.tell(say("ui.several.done"), told...)
		return
	}
	f, _ := format.Named(names[0])
	path := f.Path(stem)
	q.workspace.Save(path, f.Name, hidden, func(err error) {
		words := []widget.Span{widget.Code(filepath.Base(path))}
		if err != nil {
			words = append(words, widget.Plain("  "+say("ui.several.failed", "why", sentence(err))))
		}
		q.saveEach(stem, names[1:], hidden, append(told, widget.NewText(words...)))
	})
}

// print saves what is shown where the user says, and opens that file in the system's viewer, which prints it. There is no file
// but the one chosen.
func (w *Window) print() {
	f, ok := format.Named(w.shownFace())
	if !ok {
		return
	}
	ask := w.questions.saveThen(f, func(path string) {
		if err := w.view(path); err != nil {
			w.tell(say("ui.print.title"), paragraph(say("ui.print.failed", "path", path)))
		}
	})
	w.questions.of(func(s workspace.State) form.Form {
		asked := ask(s)
		asked.Title = say("ui.print.title")
		asked.Note = strings.TrimSpace(say("ui.print.text") + " " + asked.Note)
		return asked
	})()
}

// view shows a file in the system's viewer.
func (w *Window) view(path string) error {
	if w.options.Viewer == nil {
		return errNoViewer
	}
	return w.options.Viewer(path)
}

var errNoViewer = errors.New("no viewer")
