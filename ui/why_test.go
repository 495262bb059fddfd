package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/workspace"
)

// TestWhyOfWhatIsSelected: one key answers for the row that is selected, on screens that have an answer; it is copied as text,
// and Escape takes it away.
func TestWhyOfWhatIsSelected(t *testing.T) {
	b := newBench(t)
	b.open("a.vcf")
	b.Go(workspace.Route{Screen: screen.Drugs, Key: "clopidogrel"})
	b.shortcut(command.Alone(fyne.KeyF2))
	if b.popup == nil || b.busy() {
		t.Fatal("F2 shows nothing, or holds up the window")
	}
	b.press(say("ui.why.copy"))
	if got := b.app.Clipboard().Content(); !strings.HasPrefix(got, "clopidogrel\n") || !strings.Contains(got, "Knowledge base") {
		t.Errorf("copied: %s", got)
	}
	b.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.popup != nil {
		t.Error("Escape leaves the drawer open")
	}
	b.Go(workspace.Route{Screen: screen.Report})
	if b.Do(command.Why) {
		t.Error("a screen without statements answers")
	}
}
