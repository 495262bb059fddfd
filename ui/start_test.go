package ui

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/command"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// recent is a list of cases in memory.
type recent struct {
	kept  bool
	cases []RecentCase
}

func (r *recent) Kept() bool { return r.kept }

func (r *recent) Keep(on bool) error {
	r.kept, r.cases = on, nil
	return nil
}

func (r *recent) List() []RecentCase { return slices.Clone(r.cases) }

func (r *recent) Note(file, knowledge string) error {
	if r.kept {
		_ = r.Forget(file)
		r.cases = append([]RecentCase{{File: file, Opened: "2026-11-28 09:56", Knowledge: knowledge}}, r.cases...)
	}
	return nil
}

func (r *recent) Forget(file string) error {
	r.cases = slices.DeleteFunc(r.cases, func(c RecentCase) bool { return file == "" || c.File == file })
	return nil
}

// lacks wants texts to be nowhere.
func (b *bench) lacks(unwanted ...string) {
	b.t.Helper()
	got := b.seen()
	for _, word := range unwanted {
		if strings.Contains(got, word) {
			b.t.Errorf("%q in: %s", word, got)
		}
	}
}

// pressed presses a key where the keyboard is.
func (b *bench) pressed(key fyne.KeyName) {
	b.t.Helper()
	if at := b.Fyne().Canvas().Focused(); at != nil {
		at.TypedKey(&fyne.KeyEvent{Name: key})
	} else { // the window hears what nothing has the focus for
		b.typed(&fyne.KeyEvent{Name: key})
	}
	b.settle()
}

// TestRecentCases: no list is kept before somebody says so; then cases stand there by their files' names, with the version
// that they were saved with, open by Enter, and are forgotten by Delete.
func TestRecentCases(t *testing.T) {
	b, list := newBench(t), &recent{}
	folder := t.TempDir()
	b.options.Recent, b.start = list, nil
	b.show(b.workspace.State())
	b.sees("Recent cases", "No list is kept.", "Keep a list")
	stated := patient.New()
	stated.Label = "Markedname"
	for _, number := range []string{"0041", "0042"} {
		path := filepath.Join(folder, number+".allelens")
		vaults.Store(path, &vault{path: path, stated: stated})
		b.workspace.Unseal(path, workspace.Key{})
		b.until(workspace.Open)
		b.Do(command.Close)
		b.settle()
		if number == "0041" {
			b.sees("No list is kept.")
			b.press("Keep a list")
			b.sees("No sealed case was opened", "Keep no list")
		}
	}
	b.sees("0042", "2026-11-28 09:56", "2026.11.2", "Newer knowledge", "Clear list")
	b.lacks("0041", "Markedname")
	b.Focus(b.start.recent.table.Focusable())
	b.pressed(fyne.KeyReturn)
	b.sees("Open a sealed case", "0042.allelens")
	b.press("Open")
	b.until(workspace.Open)
	b.dismiss()
	b.key(fyne.KeyS) // saved with what is known today
	b.comes("The case is sealed")
	b.dismiss()
	now := b.workspace.State().Report.KnowledgeBase.Version
	b.Do(command.Close)
	b.settle()
	if c := list.cases; len(c) != 1 || c[0].Knowledge != now {
		t.Errorf("%+v", c)
	}
	b.Focus(b.start.recent.table.Focusable())
	b.pressed(fyne.KeyDown)
	b.pressed(fyne.KeyDelete)
	b.sees("No sealed case was opened")
	b.press("Keep no list")
	b.sees("No list is kept.")
}

// TestStartSaysHowOld: each part of the knowledge base has its age in words, the oldest marked, and the page says what the
// program can and cannot say.
func TestStartSaysHowOld(t *testing.T) {
	b := newBench(t)
	age := func(date string, months int, state, text string) report.Age {
		return report.Age{Date: date, Months: months, State: state, Text: text}
	}
	b.options.Knowledge = Knowledge{Version: "2026.11.3", Sites: 1223, Genes: []string{"G1", "G2"}, Medicines: 185, Currency: []report.Currency{
		{Name: "Classes of G1", Newest: age("2026-08", 3, report.Current, "3 months"), Oldest: age("2021-07", 64, report.Old, "5 years")},
		{Name: "Guidance of B", Newest: age("2025-11", 12, report.Ageing, "12 months"), Oldest: age("2025-11", 12, report.Ageing, "12 months")},
	}}
	b.start = nil
	b.show(b.workspace.State())
	b.sees("Version 2026.11.3", "Classes of G1 2026-08 3 months old", "Classes of G1, oldest tenth 2021-07 ◆ 5 years old", "Guidance of B 2025-11 12 months old",
		"1,223 sites, and in G1 and G2", "185 medicines", "It cannot say", "that is the clinic’s decision")
	b.lacks("Guidance of B, oldest", "Recent cases")
}

// TestIdle: after the time chosen without mouse and keys a case is hidden, an open one behind a button, a sealed one behind
// its passphrase; not before, never where that is chosen, and not without a case.
func TestIdle(t *testing.T) {
	b := newBench(t)
	kept := 0
	b.options.Idle, b.options.KeepIdle = 15, func(n int) { kept = n }
	b.Window.Idle(time.Hour)
	b.lacks("The case is hidden")
	b.open("/data/a.vcf")
	b.Window.Idle(15*time.Minute - time.Second)
	b.lacks("The case is hidden")
	b.Window.Idle(15 * time.Minute)
	b.Window.Idle(16 * time.Minute)
	b.sees("The case is hidden")
	b.press("Show the case")
	b.lacks("The case is hidden")
	b.Do(command.Idle)
	b.sees("Lock when nobody works", "Never", "15 minutes")
	b.press("Never")
	b.press("Apply")
	if b.options.Idle != 0 || kept != 0 {
		t.Errorf("%d, kept %d", b.options.Idle, kept)
	}
	b.Window.Idle(24 * time.Hour)
	b.lacks("The case is hidden")
	b.options.Idle = 5
	path := filepath.Join(t.TempDir(), "0045.allelens")
	vaults.Store(path, &vault{path: path, stated: patient.New()})
	b.workspace.Unseal(path, workspace.Key{})
	b.until(workspace.Open)
	b.Window.Idle(5 * time.Minute)
	b.settle()
	b.sees("Locked.", "0045.allelens")
	if b.workspace.State().Status != workspace.Empty {
		t.Error("the case is open behind the lock")
	}
}
