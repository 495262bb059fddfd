package screen

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"allelens/report/reporttest"
)

// holds reports whether an object is, or holds, another.
func holds(o, wanted fyne.CanvasObject) bool {
	if o == wanted {
		return true
	}
	return slices.ContainsFunc(below(o), func(b fyne.CanvasObject) bool { return holds(b, wanted) })
}

// TestDrawersKeepTheKeyboard: a control that has the page laid out anew stands there afterwards, with the keyboard.
func TestDrawersKeepTheKeyboard(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Cancer, "")
	c := s.screens[Cancer].(*cancer)
	for _, name := range []string{"ui.cancer.map", "ui.cancer.evidence", "people", "ages", "bodies"} {
		b := c.kept.buttons[name]
		if b == nil {
			t.Fatalf("no %s", name)
		}
		s.window.Canvas().Focus(b)
		for range 2 { // opened, and closed
			b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			if s.window.Canvas().Focused() != fyne.Focusable(b) || !holds(c.Content(), b) {
				t.Errorf("%s has lost the keyboard", name)
			}
		}
	}
	r := s.screens[Report].(*reportScreen)
	s.show(Report, "")
	chip := r.kept.chips[forPatient]
	chip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if r.layer != forPatient || !holds(r.faces, chip) || !chip.Selected() {
		t.Error("the layer's chip is another")
	}
}
