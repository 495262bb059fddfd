package ui

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// Describe implements workspace.Engine by the file's name.
func (e *engine) Describe(_ context.Context, path string) (report.FileFacts, error) {
	f := reporttest.File()
	switch filepath.Base(path) {
	case "useless.vcf":
		f.Usable, f.Title = false, "This file cannot be used"
	case "two.vcf":
		f.Samples = []string{"NA1", "NA2"}
	}
	return f, nil
}

// Facts implements workspace.Engine.
func (e *engine) Facts(before report.FileFacts, _ workspace.Observations, why error) report.FileFacts {
	before.Usable = why == nil
	if why == nil {
		before.Facts = []report.FileFact{{Name: "BRCA1", Value: "5,592 of 5,592 bases"}}
	}
	return before
}

// Contradictions implements workspace.Engine.
func (e *engine) Contradictions(c patient.Case) []report.Contradiction {
	if len(c.Medications) == 0 || len(c.Earlier) > 0 {
		return nil
	}
	return []report.Contradiction{{Question: "Tamoxifen taken: has this patient had a cancer?", Why: "The figures depend on it."}}
}

// begun waits until a file is described.
func (b *bench) begun(path string) {
	b.t.Helper()
	b.Open(path)
	b.until(workspace.Intake)
}

// ready waits until what was agreed to is read.
func (b *bench) ready() {
	b.t.Helper()
	for !b.workspace.State().Ready {
		(<-b.posts)()
	}
	b.settle()
}

func (b *bench) readings() int {
	b.engine.mu.Lock()
	defer b.engine.mu.Unlock()
	return len(b.engine.read)
}

func TestEmptyWindowInvites(t *testing.T) {
	b := newBench(t)
	b.sees("Drop a genome file here", "Open VCF…", "Try the demonstration", "No case open")
	b.press("Try the demonstration")
	b.until(workspace.Intake)
	b.sees("What did the patient agree to?", "1985")
	if c := b.workspace.State().Case; c.Scope != "" || c.Sex != patient.Female {
		t.Errorf("the demonstration's case: %+v", c)
	}
}

// TestIntakeByKeys goes from a file to its results by the keyboard alone: nothing is read before consent, results are
// locked until then, answers reach the case, and Escape throws nothing away.
func TestIntakeByKeys(t *testing.T) {
	b := newBench(t)
	b.begun("/data/a.vcf.gz")
	b.sees("What did the patient agree to?", "a.vcf.gz", "once agreed", "3 Results · locked", "Say first what the patient agreed to")
	b.shortcut(command.Ctrl(fyne.KeyReturn))
	if s := b.workspace.State(); s.Status != workspace.Intake || b.readings() != 0 {
		t.Fatalf("before consent: %d readings, %+v", b.readings(), s)
	}
	canvas := b.Fyne().Canvas()
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			if k == fyne.KeyTab {
				canvas.FocusNext()
			} else {
				canvas.Focused().TypedKey(&fyne.KeyEvent{Name: k})
			}
			b.settle()
		}
	}
	press(fyne.KeyTab, fyne.KeyTab, fyne.KeySpace) // medicines only
	b.ready()
	b.sees("5,592 of 5,592 bases", "questions open")
	press(fyne.KeyTab, fyne.KeyHome) // female
	press(fyne.KeyTab)               // the year
	for _, r := range "1985" {
		canvas.Focused().TypedRune(r)
	}
	press(fyne.KeyTab, fyne.KeyRight, fyne.KeyHome, fyne.KeyRight) // ovaries: removed
	press(fyne.KeyEscape)
	b.shortcut(command.Ctrl(fyne.KeyReturn))
	b.until(workspace.Open)
	c := b.workspace.State().Case
	if c.Scope != patient.Pharmacogenes || c.Sex != patient.Female || c.Identity.Born != "1985" || c.Organs.Ovaries != patient.Removed || b.readings() != 1 {
		t.Errorf("%+v after %d readings", c, b.readings())
	}
	b.sees("knowledge sites have a genotype", "Overview")
	b.workspace.Undo()
	b.until(workspace.Open)
	if c := b.workspace.State().Case; c.Identity.Born != "" {
		t.Errorf("undone: %+v", c)
	}
}

// TestIntakeEditsTheCaseLater: the same page changes an open case, keeps what was typed last, and leads back.
func TestIntakeEditsTheCaseLater(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Do(command.Intake)
	b.sees("Back to the results", "Why was it ordered?")
	b.press("Own cancer")
	b.press("None")
	b.until(workspace.Open)
	b.sees("Back to the results")
	for _, l := range b.intake.lines {
		if text := map[string]string{"born": "1985-03", "variant": "c.68_69del"}[l.kind.id]; text != "" {
			l.typed.Entry.SetText(text)
		}
	}
	b.press("Back to the results")
	b.until(workspace.Open)
	if c := b.workspace.State().Case; c.Indication != "Own cancer" || !c.NoCancer || c.Identity.Born != "1985-03" || c.KnownVariant != "c.68_69del" {
		t.Errorf("%+v", c)
	}
	b.sees("knowledge sites have a genotype")
	b.Do(command.Intake)
	b.Go(workspace.Route{Screen: screen.Quality})
	b.settle()
	if b.intake != nil || b.workspace.State().Screen != screen.Quality {
		t.Error("a screen does not take the page's place")
	}
}

// TestIntakeAsksAboutContradictions: answers that do not go together are asked about and block nothing.
func TestIntakeAsksAboutContradictions(t *testing.T) {
	b := newBench(t)
	b.begun("/data/a.vcf")
	b.press("Cancer and medicines")
	b.ready()
	b.workspace.Change(workspace.Medications, func(c *patient.Case) { c.Medications = []string{"tamoxifen"} })
	b.sees("has this patient had a cancer?", "Show results")
	b.press("Answer now")
	b.sees("Organs and earlier cancers")
	b.press("Yes")
	b.press("breast")
	b.entries()[0].SetText("40")
	b.press("Use these answers")
	if got := b.seen(); strings.Contains(got, "has this patient had a cancer?") || !strings.Contains(got, "breast 40") {
		t.Errorf("answered: %s", got)
	}
	b.press("Show results")
	b.until(workspace.Open)
}

// TestIntakeOfFilesThatDoNotGoOn: a useless file says so and leads to no results; of several samples none is chosen by
// itself; closing leads back.
func TestIntakeOfFilesThatDoNotGoOn(t *testing.T) {
	b := newBench(t)
	b.begun("/data/useless.vcf")
	b.press("Cancer and medicines")
	b.sees("■ This file cannot be used", "No results: This file cannot be used.")
	b.shortcut(command.Ctrl(fyne.KeyReturn))
	if b.readings() != 0 || b.workspace.State().Status != workspace.Intake {
		t.Error("a useless file is read")
	}
	b.press("Close the file")
	b.sees("Drop a genome file here")
	b.begun("/data/two.vcf")
	b.press("Cancer only")
	b.sees("Which sample is the patient’s?", "NA1", "NA2", "Choose the sample first")
	if b.readings() != 0 {
		t.Error("a sample is read that nobody chose")
	}
	b.press("NA2")
	b.ready()
	if o, _ := b.lastRead(); o.Sample != "NA2" || o.Scope != patient.Cancer {
		t.Errorf("read %+v", o)
	}
	b.press("Show results")
	b.until(workspace.Open)
}

// TestTitleHoldsTheNumberOnly: neither a name nor a file's name is in the window's title.
func TestTitleHoldsTheNumberOnly(t *testing.T) {
	b := newBench(t)
	b.open("/data/Jane_Doe.vcf")
	b.workspace.Change(workspace.Identity, func(c *patient.Case) { c.Identity.Name, c.Label = "Jane Doe", "0042" })
	b.until(workspace.Open)
	if got := b.Fyne().Title(); got != "0042 · Allelens" {
		t.Errorf("title %q", got)
	}
	b.workspace.Close()
	b.settle()
	if got := b.Fyne().Title(); got != "Allelens" {
		t.Errorf("title %q of no case", got)
	}
}

// TestOneAge: the page asks with the age that results count with: of a date of birth the age on the report's day, of a year
// the one that is surely reached.
func TestOneAge(t *testing.T) {
	for born, want := range map[string]string{"1985-11-28": "41 years today", "1985-11-29": "40 years today", "1985": "40 years at least", "1985-10": "41 years at least"} {
		c := patient.New()
		c.Identity.Born, c.Reported = born, "2026-11-28"
		if got := say(ageKey(c), "age", c.AgeOn(dayOf(c))); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q", born, got)
		}
	}
}
