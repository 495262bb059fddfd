package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"allelens/ui/command"
	"allelens/ui/workspace"
)

// TestOrgansSayWhatChanges: what would follow is told while the question is open; the case stays as it is until its button
// is pressed, and cancers are asked for in rows once there were some.
func TestOrgansSayWhatChanges(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Do(command.History)
	b.comes("No figure, recommendation or medicine changes.", "What changes", "“Not stated” is an answer")
	if strings.Contains(b.seen(), "Found at age") {
		t.Error("cancers are asked for before there was one")
	}
	b.press("Yes")
	b.sees("Found at age", "+ another cancer")
	b.press("Use these answers")
	b.sees("Say which cancer")
	b.press("breast")
	b.entries()[0].SetText("42")
	b.press("+ another cancer")
	b.press("Use these answers")
	b.until(workspace.Open)
	if got := b.workspace.State().Case.Earlier; len(got) != 1 || got[0].Cancer != "breast" || got[0].Age != 42 {
		t.Errorf("earlier cancers %+v", got)
	}
	b.Do(command.History)
	b.press("Remove")
	b.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := b.workspace.State().Case.Earlier; len(got) != 1 {
		t.Errorf("what was not accepted changed the case: %+v", got)
	}
}
