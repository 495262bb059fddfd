package ui

import (
	"testing"

	"allelens/ui/screen"
	"allelens/ui/workspace"
)

// TestAssayIsConfirmed: the kind of test is a part of the case, which can be undone; the file is
// not read again.
func TestAssayIsConfirmed(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Go(workspace.Route{Screen: screen.Quality})
	b.sees("Kind of data")
	b.press("Confirm…")
	b.sees("Kind of test", "no coverage can be declared")
	b.press("Array")
	b.press("Confirm")
	b.until(workspace.Open)
	if got := b.Workspace().State().Case.Assay; got != "array" {
		t.Errorf("the case's kind of test is %q", got)
	}
	if _, n := b.lastRead(); n != 1 {
		t.Errorf("the file was read %d times", n)
	}
	b.Workspace().Undo()
	b.until(workspace.Open)
	if got := b.Workspace().State().Case.Assay; got != "" {
		t.Errorf("after undoing it is %q", got)
	}
}
