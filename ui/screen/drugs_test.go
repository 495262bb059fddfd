package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// folds are the rows of a detail that open.
func folds(o fyne.CanvasObject) (all []*widget.Fold) {
	switch o := o.(type) {
	case *widget.Fold:
		return []*widget.Fold{o}
	case *fyne.Container:
		for _, c := range o.Objects {
			all = append(all, folds(c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			all = append(all, folds(c)...)
		}
	}
	return all
}

// TestBodiesAreFolded: a row for each body, of which the used one is open where they differ; the verdict says that they do.
func TestBodiesAreFolded(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	got := s.show(Drugs, "clopidogrel")
	s.has(got, "bodies differ", "Avoid the standard dose", "The bodies disagree.")
	d := s.screens[Drugs].(*drugs)
	rows := folds(d.detail)
	if len(rows) != 2 || !rows[0].Open() || rows[1].Open() {
		t.Fatalf("%d rows, the first of which is to be open", len(rows))
	}
	if strings.Contains(got, "Choose an alternative or double the dose") {
		t.Error("a closed row shows its text")
	}
	rows[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	s.window.Canvas().Capture()
	s.has(words(d.detail), "Choose an alternative or double the dose", "DPWG guidelines · 2025-05-01", "recommendations 7120")
}

// TestShareOfTheDose: where the model names a share, it stands large with its bar from none to the usual dose.
func TestShareOfTheDose(t *testing.T) {
	r := reporttest.Sample()
	for i := range r.Drugs {
		if r.Drugs[i].Drug == "capecitabine" {
			r.Drugs[i].Brief = report.DrugBrief{Badge: report.Badge{Word: "↓ to 30–80 %", Tone: report.ToneChange}, Do: "Start lower.", Percent: &report.DosePercent{Low: 30, High: 80}}
		}
	}
	s := newStage(t, r)
	s.has(s.show(Drugs, "capecitabine"), "30–80 % of the usual dose", "Start lower.", "→ activity 2 → Normal metabolizer")
}

// TestOwnMedicinesFirst: the patient's stand first under their own name, then the others; tests before the first dose are told
// of the patient's alone.
func TestOwnMedicinesFirst(t *testing.T) {
	r := reporttest.Sample()
	s := newStage(t, r)
	got := s.show(Drugs, "")
	own, others := strings.Index(got, "Own medicines"), strings.Index(got, "Others, gravest harm first")
	if own < 0 || others < own || strings.Index(got, "Siponimod with") < others {
		t.Errorf("order: %d, %d in %s", own, others, got)
	}
	tests := words(s.screens[Drugs].(*drugs).tests)
	s.has(tests, "Clopidogrel CYP2C19", "Read", "Warfarin CYP2C9")
	if strings.Contains(tests, "Tamoxifen") {
		t.Error("a medicine that is not the patient's is listed")
	}
	s.has(got, "Clopidogrel: fluvoxamine (strong inhibitor of CYP2C19)")
}

// TestTrialOnTheScreen: a medicine on trial is shown as such until it is added or dropped, and another case ends it.
func TestTrialOnTheScreen(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Drugs, "")
	d := s.screens[Drugs].(*drugs)
	d.choose("omeprazole")
	test.Tap(bearing(d.detail, say("ui.drugs.try")))
	if s.host.tried != "omeprazole" {
		t.Errorf("tried %q", s.host.tried)
	}
	added := false
	d.Try("omeprazole", reporttest.Sample(), []string{"Omeprazole: watch."}, func() { added = true })
	got := s.show(Drugs, "")
	s.has(got, "On trial: omeprazole", "Not in the case until it is added.", "Omeprazole: watch.", "Omeprazole on trial")
	test.Tap(bearing(d.content, say("ui.try.add")))
	if !added {
		t.Error("it is not added")
	}
	test.Tap(bearing(d.content, say("ui.try.drop")))
	if got := s.show(Drugs, ""); strings.Contains(got, "on trial") || strings.Contains(got, "On trial") {
		t.Error("a dropped trial is still shown")
	}
}

// TestDetailSlidesOver: in a narrow window the list stands alone, and the detail of a medicine over it until Back.
func TestDetailSlidesOver(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Drugs, "")
	d := s.screens[Drugs].(*drugs)
	s.window.Resize(fyne.NewSize(812, 640))
	s.window.Canvas().Capture()
	if got := words(d.content); strings.Contains(got, "What is clopidogrel for?") || !strings.Contains(got, "Simvastatin") {
		t.Errorf("list and detail share a narrow window: %s", got)
	}
	d.table.Select("simvastatin")
	d.table.OnGo(drugRow{})
	s.window.Canvas().Capture()
	s.has(words(d.content), say("ui.drugs.back"))
	if !d.Back() || d.Back() {
		t.Error("Back does not lead to the list once")
	}
	s.window.Canvas().Capture()
	if got := words(d.content); !strings.Contains(got, "Siponimod") {
		t.Errorf("the list does not come back: %s", got)
	}
}

// TestDoseIsEditedInPlace: a number that is typed where the dose stands goes into the case; what is none is told, and keeps the
// case as it is.
func TestDoseIsEditedInPlace(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Drugs, "warfarin")
	d := s.screens[Drugs].(*drugs)
	entry := d.inputs.amounts[0].typed.Entry
	entry.SetText("171,5")
	s.until(func(now workspace.State) bool { return now.Case.Height == 171.5 && !now.Updating })
	s.show(Drugs, "warfarin")
	if entry.Text != "171,5" {
		t.Errorf("the field says %q", entry.Text)
	}
	entry.SetText("tall")
	s.has(words(d.inputs.object), "numbers above zero")
	d.inputs.amounts[0].typed.Flush()
	if got := s.workspace.State().Case.Height; got != 171.5 {
		t.Errorf("the case has %v", got)
	}
	test.Tap(d.inputs.checks[2].check)
	s.until(func(now workspace.State) bool { return now.Case.Smoker && !now.Updating })
}
