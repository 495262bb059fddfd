package ui

import (
	"testing"

	"allelens/ui/screen"
	"allelens/ui/workspace"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// TestSpecimenIsAsked: what was sequenced is a part of the case, which can be undone.
func TestSpecimenIsAsked(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Go(workspace.Route{Screen: screen.Quality})
	b.sees("Specimen: As the file shows")
	b.press("Specimen…")
	b.sees("What was sequenced?")
	b.press("Tumour")
	b.press("Confirm specimen")
	b.until(workspace.Open)
	if got := b.Workspace().State().Case.Specimen; got != ledger.Tumour {
		t.Errorf("the case's specimen is %q", got)
	}
	b.Workspace().Undo()
	b.until(workspace.Open)
	if got := b.Workspace().State().Case.Specimen; got != "" {
		t.Errorf("after undoing it is %q", got)
	}
}

// TestTumourAsksOnOpening: a file that looks like a tumour's asks by itself, and only until it is answered.
func TestTumourAsksOnOpening(t *testing.T) {
	b := newBench(t)
	b.OpenFor("tumour.vcf", patient.Both)
	b.until(workspace.Open)
	b.sees("What was sequenced?")
	b.press("Germline")
	b.press("Confirm specimen")
	b.until(workspace.Open)
	if got := b.Workspace().State().Case.Specimen; got != ledger.Germline || doubtful(b.Workspace().State()) {
		t.Errorf("the case's specimen is %q", got)
	}
}
