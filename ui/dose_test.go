package ui

import (
	"testing"

	"allelens/ui/command"
	"allelens/ui/workspace"
	"allelens/variants/warfarin"
)

func TestDoseInputsAreGivenAndUndone(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Do(command.Dose)
	fields := b.entries() // age, INR, height, weight
	fields[0].SetText("61")
	fields[1].SetText("three")
	fields[2].SetText("165,5")
	fields[3].SetText(" 62 ")
	b.press("Apply")
	b.sees("numbers above zero")
	fields[1].SetText("3")
	b.press("Asian")
	b.press("Apply")
	b.until(workspace.Open)
	now := b.workspace.State().Case.Patient
	want := warfarin.Patient{Height: 165.5, Weight: 62, INR: 3, Ancestry: "asian"}
	if now.Dosing != want || now.Age != 61 {
		t.Errorf("%+v at %d, want %+v at 61", now.Dosing, now.Age, want)
	}
	b.Do(command.Dose)
	if fields = b.entries(); fields[2].Text != "165.5" || fields[1].Text != "3" {
		t.Errorf("prefilled with %q and %q", fields[2].Text, fields[1].Text)
	}
	for _, f := range fields {
		f.SetText("")
	}
	b.press("not given")
	b.press("Apply")
	b.until(workspace.Open)
	if now := b.workspace.State().Case.Patient; now.Dosing != (warfarin.Patient{}) || now.Age != -1 {
		t.Errorf("emptied: %+v at %d", now.Dosing, now.Age)
	}
	b.workspace.Undo()
	b.until(workspace.Open)
	if now := b.workspace.State().Case.Patient; now.Dosing != want || now.Age != 61 {
		t.Errorf("undone: %+v at %d", now.Dosing, now.Age)
	}
}
