package ui

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/workspace"
)

// TestPrintOpensTheChosenFile: printing saves the pages that are shown where the user says, and hands that file, and no other,
// to the system's viewer; where there is none, it says what to do.
func TestPrintOpensTheChosenFile(t *testing.T) {
	b := newBench(t)
	var viewed []string
	b.options.Viewer = func(path string) error { viewed = append(viewed, path); return nil }
	b.open("a.vcf")
	b.Go(workspace.Route{Screen: screen.Report})
	path := filepath.Join(t.TempDir(), "b.pdf")
	printed := func() {
		b.Do(command.Print)
		b.sees("Print", "opened in the system’s viewer")
		b.entries()[0].SetText(path)
		b.press(say("ui.save"))
	}
	printed()
	b.comes(say("ui.save.done"))
	if b.engine.saved != path || len(viewed) != 1 || viewed[0] != path {
		t.Errorf("saved %q, viewed %q", b.engine.saved, viewed)
	}
	b.dismiss()
	b.options.Viewer = func(string) error { return errors.New("none") }
	printed()
	b.comes("the system has no viewer for it")
}

// TestSeveralFormatsAtOnce: each format that is ticked gets its own ending behind one name, and what failed is told.
func TestSeveralFormatsAtOnce(t *testing.T) {
	b := newBench(t)
	b.open("a.vcf")
	b.Do(command.SaveSeveral)
	b.entries()[0].SetText(filepath.Join(t.TempDir(), "case"))
	b.press(say("ui.several.save"))
	b.comes("Saved in several formats", "case.pdf", "case.patient.pdf", "case.json")
	if !strings.Contains(b.engine.saved, "case.") {
		t.Errorf("saved last %q", b.engine.saved)
	}
	b.dismiss()
	b.Do(command.SaveSeveral)
	b.entries()[0].SetText(filepath.Join(t.TempDir(), "full"))
	b.press(say("ui.several.save"))
	b.comes("Saved in several formats", "not saved:")
}
