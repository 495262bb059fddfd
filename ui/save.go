package ui

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"allelens/report/format"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// SaveAs implements screen.Host: it asks where to save. The engine writes whole or not at
// all, which Fyne's own dialog, emptying the file first, could not keep.
func (w *Window) SaveAs(name string) {
	s := w.workspace.State()
	f, ok := format.Named(name)
	if s.Status != workspace.Open || !ok {
		return
	}
	path := widget.NewEntry("")
	path.SetText(reportPath(s.Path, f.Ending))
	warning := widget.NewText(widget.Small(say("ui.save.where")))
	save := widget.NewButton(say("ui.save"), widget.PrimaryButton, nil)
	buttons := widget.Row(12, save)
	replace := ""
	press := func() {
		to := withEnding(strings.TrimSpace(path.Text), f.Ending)
		if _, err := os.Stat(to); err == nil && replace != to {
			replace = to
			save.SetText(say("ui.save.replace"))
			buttons.Refresh()
			warning.Set(widget.Span{Text: say("ui.save.exists"), Colour: theme.ColorChange})
			return
		}
		w.save(to, f.Name)
	}
	save.SetTapped(press)
	path.OnSubmitted = func(string) { press() }
	folder := widget.NewButton(say("ui.save.folder"), widget.PlainButton, func() { w.chooseFolder(path) })
	buttons.Objects = append(buttons.Objects, folder, w.away("ui.cancel"))
	w.ask(strings.TrimSuffix(say("format."+f.Name+".save"), "…"), path, path, warning, buttons)
}

// chooseFolder puts another folder before the file's name.
func (w *Window) chooseFolder(path *widget.Entry) {
	w.showFiles(dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err == nil && u != nil {
			path.SetText(filepath.Join(u.Path(), filepath.Base(path.Text)))
		}
	}, w.window))
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

func (w *Window) save(path, format string) {
	w.dismiss()
	w.workspace.Save(path, format, func(err error) {
		if err != nil {
			w.tell(say("ui.save.failed"), paragraph(sentence(err)))
			return
		}
		w.tell(say("ui.save.done"), widget.NewText(widget.Code(path)))
	})
}
