package ui

import (
	"reflect"
	"testing"

	"allelens/ui/command"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

func TestDoseInputsAreGivenAndUndone(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	empty := b.workspace.State().Case
	b.Do(command.Dose)
	fields := b.entries() // age, INR, height, weight
	fields[0].SetText("61")
	fields[1].SetText("three")
	fields[2].SetText("165,5")
	fields[3].SetText(" 62 ")
	b.press("Apply")
	b.sees("numbers above zero")
	fields[1].SetText("3")
	b.press("South Asian")
	b.press("Apply")
	b.until(workspace.Open)
	want := patient.New()
	want.Scope, want.Age, want.Height, want.Weight, want.TargetINR, want.Ancestries = patient.Both, 61, 165.5, 62, 3, []patient.Ancestry{patient.SouthAsian}
	if now := b.workspace.State().Case; !reflect.DeepEqual(now, want) {
		t.Errorf("%+v, want %+v", now, want)
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
	if now := b.workspace.State().Case; !reflect.DeepEqual(now, empty) {
		t.Errorf("emptied: %+v", now)
	}
	b.workspace.Undo()
	b.until(workspace.Open)
	if now := b.workspace.State().Case; !reflect.DeepEqual(now, want) {
		t.Errorf("undone: %+v", now)
	}
}
