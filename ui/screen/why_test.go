package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"allelens/report/reporttest"
	"allelens/ui/widget"
)

// pressWhy presses the words of the drawer in the row of a table that a screen shows.
func (s *stage) pressWhy(o fyne.CanvasObject, row int) {
	s.t.Helper()
	at := 0
	var walk func(o fyne.CanvasObject) bool
	walk = func(o fyne.CanvasObject) bool {
		tappable, ok := o.(fyne.Tappable)
		if w, isWidget := o.(fyne.Widget); isWidget && ok {
			for _, part := range test.WidgetRenderer(w).Objects() {
				text, isText := part.(*widget.Text)
				if isText && text.Visible() && text.String() == say("ui.why") {
					if at == row {
						tappable.Tapped(&fyne.PointEvent{Position: text.Position().AddXY(2, 2)})
						return true
					}
					at++
				}
			}
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				if c.Visible() && walk(c) {
					return true
				}
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				if c.Visible() && walk(c) {
					return true
				}
			}
		}
		return false
	}
	if !walk(o) {
		s.t.Fatalf("no row %d says why", row)
	}
}

// TestRowsSayWhy: the last column of the tables answers for its row, and chooses none.
func TestRowsSayWhy(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Variants, "")
	s.pressWhy(s.screens[Variants].Content(), 1)
	if s.host.why.Title != "BRCA2 c.5302A>G" || s.host.route.Key != "" {
		t.Errorf("the row answers for %q, and leads to %+v", s.host.why.Title, s.host.route)
	}
	s.show(Drugs, "")
	s.pressWhy(s.screens[Drugs].Content(), 1)
	if s.host.why.Title != "simvastatin" {
		t.Errorf("the row answers for %q", s.host.why.Title)
	}
	s.show(Quality, "")
	s.pressWhy(s.screens[Quality].Content(), 0)
	if s.host.why.Title != "CYP2D6" {
		t.Errorf("the row answers for %q", s.host.why.Title)
	}
}

// whys are the buttons within an object that say what a statement rests on.
func whys(o fyne.CanvasObject) (all []*widget.Button) {
	switch o := o.(type) {
	case *widget.Button:
		if o.Text() == say("ui.why") {
			return []*widget.Button{o}
		}
	case *fyne.Container:
		for _, c := range o.Objects {
			all = append(all, whys(c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			all = append(all, whys(c)...)
		}
	}
	return all
}

// TestEveryWhyAnswers: also where a finding is not settled, each screen but the report's, whose pages are printed, has statements that
// answer, each with its grounds.
func TestEveryWhyAnswers(t *testing.T) {
	least := map[string]int{Overview: 2, Cancer: 2, Drugs: 1, Variants: 1, Quality: 4}
	for _, name := range []string{"structural", "probable", "failed"} {
		s := newStage(t, reporttest.Cases()[name])
		for screen, n := range least {
			s.show(screen, "")
			all := whys(s.screens[screen].Content())
			if len(all) < n {
				t.Errorf("%s, %s: %d answer", name, screen, len(all))
			}
			for i, b := range all {
				b.Tapped(nil)
				if got := s.host.why.String(); s.host.why.Empty() || strings.Contains(got, "‹") {
					t.Errorf("%s, %s, %d: %s", name, screen, i, got)
				}
			}
		}
	}
}
