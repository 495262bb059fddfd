package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"allelens/variants/patient"
)

// endings of files that can be opened.
var endings = []string{".vcf", ".vcf.gz", ".vcf.bgz", ".gvcf", ".gvcf.gz", ".g.vcf", ".g.vcf.gz", ".bcf"}

// vcfFiles lets the file dialog show what can be opened. Fyne's own filter compares the last
// suffix only and never finds ".vcf.gz".
type vcfFiles struct{}

// Matches implements storage.FileFilter.
func (vcfFiles) Matches(u fyne.URI) bool { return readable(u.Name()) || isSealed(u.Name()) }

func (vcfFiles) kind() (words string, patterns []string) {
	return say("ui.files.vcf"), starred(endings)
}

// starred are endings as patterns of names.
func starred(endings []string) []string {
	patterns := make([]string, len(endings))
	for i, e := range endings {
		patterns[i] = "*" + e
	}
	return patterns
}

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

func (clinvarFiles) kind() (words string, patterns []string) {
	return say("ui.files.clinvar"), []string{"*.vcf", "*.vcf.gz", "*.txt.gz", "*.txt"}
}

// openFile lets the user choose a file.
func (w *Window) openFile() { w.unlessLost(func() { w.chooseFile(vcfFiles{}, w.Open) }) }

// Open describes a file and asks about the case before anything of a gene is read. Of a sealed case it asks for the
// passphrase. It is called on the main goroutine.
func (w *Window) Open(path string) {
	w.dismiss()
	if isSealed(path) && w.workspace.CanSeal() {
		w.unseal(path, "")
		return
	}
	w.unsealing = ""
	w.workspace.Begin(path, w.caseFor(path))
}

// OpenFor reads a file for what the patient agreed to, without asking.
func (w *Window) OpenFor(path string, scope patient.Scope) {
	w.dismiss()
	w.unsealing = ""
	c := w.newCase()
	c.Scope = scope
	w.workspace.Open(path, c)
}

// dropped opens a file that was let go over the window.
func (w *Window) dropped(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == storage.NewFileURI("/").Scheme() && (readable(u.Name()) || isSealed(u.Name())) {
			paths = append(paths, u.Path())
		}
	}
	switch {
	case len(paths) == 1:
		w.unlessLost(func() { w.Open(paths[0]) })
	case len(paths) > 1:
		w.tell(say("ui.drop.title"), paragraph(say("ui.drop.several")))
	default:
		w.tell(say("ui.drop.title"), paragraph(say("ui.drop.other")))
	}
}
