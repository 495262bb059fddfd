package main

import (
	"fmt"
	"slices"
	"testing"

	"allelens/report/reporttest"
	"allelens/ui/screen"
	"allelens/ui/theme"
	"allelens/ui/workspace"
)

// TestNothingIsCut: on every dialog and every screen, in windows of the smallest and of the usual size and with text of twice
// its size, no text is cut, broken inside a word, or lies over another.
func TestNothingIsCut(t *testing.T) {
	for _, b := range []book{
		{width: 1366, height: 768, mode: theme.Light, scale: 1},
		{width: 1024, height: 700, mode: theme.Light, scale: 1},
		{width: 1366, height: 768, mode: theme.Contrast, scale: 2},
	} {
		t.Run(fmt.Sprintf("%.0fx%.0f at %.0f", b.width, b.height, b.scale), func(t *testing.T) {
			s := b.open(reporttest.Sample())
			defer s.close()
			look := func(name string) error {
				for _, fault := range slices.Compact(check(s.window.Fyne().Canvas())) {
					t.Errorf("%s: %s", name, fault)
				}
				return nil
			}
			if err := s.dialogs(look); err != nil {
				t.Fatal(err)
			}
			for _, name := range screen.Names() {
				s.window.Go(workspace.Route{Screen: name})
				s.wait()
				_ = look(name)
			}
		})
	}
}
