package ui

import (
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"allelens/ui/chooser"
	"allelens/ui/command"
	"allelens/ui/theme"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// TestClosingAsks: a case of which something would be lost is closed only after a question; one that was saved, or of
// which nothing was stated but what every case is asked, without.
func TestClosingAsks(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.workspace.Change(workspace.Details, func(c *patient.Case) { c.Sex, c.Age = patient.Female, 41 })
	b.until(workspace.Open)
	if b.workspace.Unsaved() {
		t.Error("sex and age count as unsaved")
	}
	b.workspace.Change(workspace.Medications, func(c *patient.Case) { c.Medications = []string{"codeine"} })
	b.until(workspace.Open)
	b.Do(command.Close)
	b.sees("Close without saving the case?", "Save the case…")
	b.press("Cancel")
	if b.workspace.State().Status != workspace.Open {
		t.Error("Cancel closes")
	}
	saved := make(chan error, 1)
	b.workspace.SaveCase(filepath.Join(t.TempDir(), "a.case.json"), func(err error) { saved <- err })
	for len(saved) == 0 {
		(<-b.posts)()
	}
	if err := <-saved; err != nil || b.workspace.Unsaved() {
		t.Errorf("saved: %v, unsaved %v", err, b.workspace.Unsaved())
	}
	b.workspace.Undo()
	b.until(workspace.Open)
	b.Do(command.Close)
	b.press("Close without saving")
	if b.workspace.State().Status != workspace.Empty {
		t.Error("the case stays open")
	}
}

// TestFailedSaveKeepsWhatWasTyped: the question comes back with the path and the reason.
func TestFailedSaveKeepsWhatWasTyped(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Do(command.Save("pdf"))
	path := filepath.Join(t.TempDir(), "full.pdf")
	b.entries()[0].SetText(path)
	b.press("Save")
	b.comes("Not saved:", "What you typed is kept.")
	if got := b.entries()[0].Text; got != path {
		t.Errorf("the field holds %q", got)
	}
}

// TestChooser: the desktop's own dialog is asked; where it has none the toolkit's comes, and its folder is not kept.
func TestChooser(t *testing.T) {
	b := newBench(t)
	var asked chooser.Request
	b.desktop = func(r chooser.Request) (string, error) { asked = r; return "/data/a.vcf", nil }
	b.Do(command.Open)
	b.comes("a.vcf")
	if len(asked.Patterns) == 0 || asked.Kind != "VCF" {
		t.Errorf("asked for %+v", asked)
	}
	b.dismiss()
	b.desktop = func(chooser.Request) (string, error) { return "", chooser.ErrNone }
	b.Do(command.Open)
	for b.files == nil {
		(<-b.posts)()
	}
	p := b.app.Preferences()
	p.SetString(lastFolder, "/data/of/a/patient")
	b.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := p.String(lastFolder); got != "" || b.busy() {
		t.Errorf("the folder is kept: %q", got)
	}
}

// TestLookIsKept: colours, size of text and of the window are handed on, and taken up again.
func TestLookIsKept(t *testing.T) {
	b := newBench(t)
	var kept Look
	b.options.KeepLook = func(l Look) { kept = l }
	b.Do(command.Look("dark"))
	b.Do(command.Larger)
	if kept.Mode != "dark" || kept.Scale < 1.09 || kept.Scale > 1.11 || kept.Width != 1366 {
		t.Errorf("kept %+v", kept)
	}
	if got := kept.theme(); got.Mode() != theme.Dark || got.Scale() != kept.Scale {
		t.Errorf("taken up as %+v", got)
	}
	if got := (Look{}).theme(); got.Mode() != theme.Light || got.Scale() != 1 {
		t.Errorf("nothing kept is %+v", got)
	}
	if got := (Look{Width: 300, Height: 200}).size(); got.Width != leastWidth || got.Height != leastHeight {
		t.Errorf("size %v", got)
	}
}

// TestWhatIsBeingTypedIsNotLost: closing asks about what was typed last, though it was not kept yet.
func TestWhatIsBeingTypedIsNotLost(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Do(command.Intake)
	b.settle()
	i := slices.IndexFunc(b.intake.lines, func(l *intakeLine) bool { return l.kind.id == "height" })
	b.intake.lines[i].typed.Entry.SetText("171")
	b.Do(command.Close)
	b.sees("Close without saving")
}
