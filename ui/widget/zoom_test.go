package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"allelens/ui/theme"
)

// TestMapKeepsTheKeyboard: keys reach a map that was clicked, also once it is zoomed.
func TestMapKeepsTheKeyboard(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	z := NewZoomArea()
	zoomed, whole := 0, 0
	z.OnPoint, z.OnLeave, z.OnPan = func(fyne.Position) {}, func() {}, func(float64) {}
	z.OnZoom, z.OnReset = func(_ fyne.Position, steps int) { zoomed += steps }, func() { whole++ }
	w := test.NewTempWindow(t, z)
	z.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 5)})
	if w.Canvas().Focused() != fyne.Focusable(z) {
		t.Fatal("a click does not give it the keyboard")
	}
	for _, r := range "+0" {
		w.Canvas().Focused().TypedRune(r)
	}
	if zoomed != 1 || whole != 1 {
		t.Errorf("zoomed %d, whole %d", zoomed, whole)
	}
}
