package ui

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/ui/command"
	"allelens/variants"
)

// clinicShelf keeps a clinic in memory.
type clinicShelf struct{ now, written report.Clinic }

func (c *clinicShelf) Now() report.Clinic         { return c.now }
func (c *clinicShelf) Keep(n report.Clinic) error { c.now = n; return nil }
func (c *clinicShelf) Read(path string) (report.Clinic, error) {
	if strings.Contains(path, "bad") {
		return report.Clinic{}, variants.Fail("clinic_json", "bad.json:2")
	}
	return report.Clinic{Name: "Imported"}, nil
}
func (c *clinicShelf) Write(n report.Clinic, _ string) error {
	c.written = n
	return errors.New("full")
}
func (c *clinicShelf) ReadLogo(string) ([]byte, error) { return []byte("picture"), nil }

// TestClinic: the clinic's block is filled in once, with and without a case, taken from another workstation's file, and a
// file that is none changes nothing.
func TestClinic(t *testing.T) {
	b := newBench(t)
	shelf := &clinicShelf{}
	b.options.Clinic = shelf
	b.options.KnownBodies = []string{"ESMO", "NCCN"}
	b.Do(command.Clinic)
	b.sees("Whose recommendations come first", "Language of the reports", "English")
	b.press("NCCN")
	e := b.entries()
	e[0].SetText(" Clinic ")
	e[1].SetText("+00 1")
	e[2].SetText("Street 1\nTown")
	e[3].SetText("Dr. A; geneticist; 7\n\nB")
	b.press("Apply")
	want := report.Clinic{Name: "Clinic", Contact: "+00 1", Address: "Street 1\nTown", Signatories: []report.Signatory{{Name: "Dr. A", Role: "geneticist", Registration: "7"}, {Name: "B"}}, Print: report.Template{Bodies: []string{"NCCN"}}}
	if !reflect.DeepEqual(shelf.now, want) {
		t.Errorf("kept %+v", shelf.now)
	}
	if !slices.Equal(b.options.Bodies, []string{"NCCN", "ESMO"}) {
		t.Errorf("new cases tell %v first", b.options.Bodies)
	}
	b.questions.takeLogo("logo.png")
	b.sees("Dr. A; geneticist; 7", "Logo")
	if string(shelf.now.Logo) != "picture" || shelf.now.Name != "Clinic" {
		t.Errorf("with a logo: %+v", shelf.now)
	}
	b.questions.importClinic("bad.json")
	b.sees("bad.json:2")
	b.dismiss()
	if shelf.now.Name != "Clinic" {
		t.Error("a bad file changes the clinic")
	}
	b.questions.importClinic("good.json")
	if shelf.now.Name != "Imported" {
		t.Errorf("imported %+v", shelf.now)
	}
}
