package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
)

// endings of files that can be opened.
var endings = []string{".vcf", ".vcf.gz", ".vcf.bgz", ".gvcf", ".gvcf.gz", ".g.vcf", ".g.vcf.gz", ".bcf"}

// vcfFiles lets the file dialog show what can be opened. Fyne's own filter compares the last
// suffix only and never finds ".vcf.gz".
type vcfFiles struct{}

// Matches implements storage.FileFilter.
func (vcfFiles) Matches(u fyne.URI) bool { return readable(u.Name()) }

func readable(name string) bool {
	name = strings.ToLower(name)
	for _, e := range endings {
		if strings.HasSuffix(name, e) {
			return true
		}
	}
	return false
}

// clinvarFiles lets the file dialog show what ClinVar publishes.
type clinvarFiles struct{}

// Matches implements storage.FileFilter.
func (clinvarFiles) Matches(u fyne.URI) bool {
	name := strings.ToLower(u.Name())
	return strings.HasSuffix(name, ".vcf") || strings.HasSuffix(name, ".vcf.gz") || strings.HasSuffix(name, ".txt.gz") || strings.HasSuffix(name, ".txt")
}

// OpenFile implements screen.Host: it lets the user choose a file.
func (w *Window) OpenFile() {
	w.chooseFile(vcfFiles{}, w.Open)
}

// chooseFile lets the user choose one of the files that a filter lets through, nil for all, and hands its path on.
func (w *Window) chooseFile(filter storage.FileFilter, use func(path string)) {
	w.dismiss()
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			w.tell(say("ui.problem.title"), paragraph(say("ui.problem.unexpected", "error", err)))
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		if err := f.Close(); err == nil {
			use(path)
		}
	}, w.window)
	d.SetFilter(filter)
	w.showFiles(d)
}

// Open asks what the patient agreed to have looked at, and reads the file for that. The file
// is not touched before the answer. It is called on the main goroutine.
func (w *Window) Open(path string) {
	scopes := []interpret.Scope{interpret.Both, interpret.Cancer, interpret.Pharmacogenes}
	var buttons []fyne.CanvasObject
	var first fyne.Focusable
	for _, scope := range scopes {
		words := widget.NewText(widget.Strong(say("ui.scope."+string(scope))).Sized("text"),
			widget.Small("\n"+say("ui.scope.hint."+string(scope))))
		card := widget.NewPressCard(words, func() { w.OpenFor(path, scope) })
		if first == nil {
			first = card
		}
		buttons = append(buttons, card)
	}
	body := []fyne.CanvasObject{
		widget.NewText(widget.Code(filepath.Base(path))),
		widget.NewText(widget.Small(say("ui.scope.text"))),
		widget.Stack(8, buttons...),
		widget.Row(0, w.away("ui.cancel")),
	}
	w.ask(say("ui.scope.title"), first, body...)
}

// OpenFor reads a file for what the patient agreed to, without asking.
func (w *Window) OpenFor(path string, scope interpret.Scope) {
	w.dismiss()
	w.workspace.Open(path, workspace.ReadOptions{Scope: scope}, w.newCase(scope))
}

// openDemonstration opens the bundled file, which is of nobody: nothing needs to be asked.
func (w *Window) openDemonstration() { w.OpenFor(w.options.Demonstration, interpret.Both) }

// dropped opens a file that was let go over the window.
func (w *Window) dropped(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == storage.NewFileURI("/").Scheme() && readable(u.Name()) {
			paths = append(paths, u.Path())
		}
	}
	switch {
	case len(paths) == 1:
		w.Open(paths[0])
	case len(paths) > 1:
		w.tell(say("ui.drop.title"), paragraph(say("ui.drop.several")))
	default:
		w.tell(say("ui.drop.title"), paragraph(say("ui.drop.other")))
	}
}
