package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"allelens/report/reporttest"
	"allelens/ui/widget"
)

// TestGeneMapIsPointedAtAndZoomed: what lies under the pointer is said; wheel, keys and the whole.
func TestGeneMapIsPointedAtAndZoomed(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Cancer, "BRCA1 c.68_69del")
	c := s.screens[Cancer].(*cancer)
	s.press(c.Content(), "Gene map  ›")
	s.show(Cancer, "")
	area := find[*widget.ZoomArea](c.Content())
	if area == nil {
		t.Fatal("the map is not there")
	}
	at := func(part float32, y float32) fyne.Position { return fyne.NewPos(area.Size().Width*part, y) }
	area.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(0.9, area.Size().Height-30)}})
	got := words(c.Content())
	for _, want := range []string{"amino acid 1,", "exon ", "BRCT ×2", "pathogenic, "} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not said of the place", want)
		}
	}
	area.MouseOut()
	if strings.Contains(words(c.Content()), "amino acid 1,") {
		t.Error("what was pointed at stays")
	}
	area.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 10}, PointEvent: fyne.PointEvent{Position: at(0.5, 20)}})
	if c.part != [2]int{} {
		t.Errorf("the wheel without Control shows %v", c.part)
	}
	area.OnZoom(at(0.5, 20), 1) // as Control and the wheel do, which only the real window has
	if c.part == [2]int{} || c.part[1]-c.part[0] > 1200 {
		t.Errorf("the wheel shows %v", c.part)
	}
	was := c.part
	area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if c.part[0] <= was[0] || c.part[1]-c.part[0] != was[1]-was[0] {
		t.Errorf("the arrow moves %v to %v", was, c.part)
	}
	area.TypedRune('-')
	area.TypedRune('0')
	if c.part != [2]int{} {
		t.Errorf("0 shows %v", c.part)
	}
}
