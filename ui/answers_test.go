package ui

import (
	"slices"
	"testing"

	"allelens/ui/command"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// TestQuestionsOnMedicines: what advice depends on is answered, shown as given, undone, and taken off again.
func TestQuestionsOnMedicines(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Do(command.Answers)
	b.sees("What is clopidogrel for?", "Before menopause", "Not known")
	b.press("stroke or TIA, or another vascular indication")
	b.press("After menopause")
	b.press("Apply")
	b.until(workspace.Open)
	given := []patient.Situation{{Drug: "clopidogrel", About: "indication", Answer: "stroke_tia"}}
	if now := b.workspace.State().Case; !slices.Equal(now.Situations, given) || now.Menopause != "after" {
		t.Errorf("%+v, menopause %q", now.Situations, now.Menopause)
	}
	b.workspace.Undo()
	b.until(workspace.Open)
	if now := b.workspace.State().Case; len(now.Situations) > 0 || now.Menopause != "" {
		t.Errorf("undone: %+v, menopause %q", now.Situations, now.Menopause)
	}
	b.workspace.Redo()
	b.until(workspace.Open)
	b.Do(command.Details)
	b.sees("Menopause")
	b.press("Before menopause")
	b.press("Apply")
	b.until(workspace.Open)
	if now := b.workspace.State().Case; !slices.Equal(now.Situations, given) || now.Menopause != "before" {
		t.Errorf("%+v, menopause %q", now.Situations, now.Menopause)
	}
}
