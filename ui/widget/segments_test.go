package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"allelens/ui/theme"
)

// TestSegments: arrows choose and stop at the ends, a tap chooses, what is chosen by the program is told to nobody, and
// words without room stand in columns, none outside.
func TestSegments(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light, 1))
	told := []string{}
	s := NewSegments(0, "c", func(v string) { told = append(told, v) },
		Segment{Value: "a", Words: "In place"}, Segment{Value: "b", Words: "Removed"}, Segment{Value: "c", Words: "Not stated", Open: true})
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(600, 80))
	w.Canvas().Focus(s)
	for _, k := range []fyne.KeyName{fyne.KeyRight, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyEnd, fyne.KeySpace} {
		s.TypedKey(&fyne.KeyEvent{Name: k})
	}
	s.parts[1].Tapped(nil)
	s.Choose("c")
	if got := len(told); got != 7 || told[1] != "b" || told[3] != "a" || told[4] != "c" || told[5] != "a" || told[6] != "b" || s.Chosen() != "c" {
		t.Errorf("told %q, chosen %q", told, s.Chosen())
	}
	for width := float32(60); width < 500; width += 20 {
		size := fyne.NewSize(width, HeightFor(s, width))
		s.row.Resize(size)
		for i, p := range s.parts {
			if end := p.Position().AddXY(p.Size().Width, p.Size().Height); width >= 90 && end.X > width+1 || end.Y > size.Height+1 {
				t.Errorf("at %v, part %d ends at %v of %v", width, i, end, size)
			}
		}
	}
}
