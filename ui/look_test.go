package ui

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/theme"
)

// inks are the colours of the words below objects, each with one of its words.
func inks(found map[color.Color]string, objects ...fyne.CanvasObject) {
	for _, o := range objects {
		switch o := o.(type) {
		case *canvas.Text:
			if o.Text != "" {
				found[o.Color] = o.Text
			}
		case *fyne.Container:
			inks(found, o.Objects...)
		case fyne.Widget:
			inks(found, test.WidgetRenderer(o).Objects()...)
		}
	}
}

// TestALookReachesEveryScreen: what was made in one look and is shown first in another has the colours of that other, links
// too.
func TestALookReachesEveryScreen(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	for _, name := range screen.Names() { // made, and shown once
		b.Do(command.Show(name))
		b.settle()
	}
	b.Do(command.Show(screen.Overview))
	b.settle()
	for _, mode := range []theme.Mode{theme.Contrast, theme.Dark, theme.Light} {
		b.setLook(b.look.WithMode(mode))
		own := map[color.Color]bool{}
		for _, colour := range []fyne.ThemeColorName{theme.ColorInk, theme.ColorMuted, theme.ColorExample, theme.ColorAccent, theme.ColorAccentInk, theme.ColorOnAccent,
			theme.ColorAct, theme.ColorChange, theme.ColorStandard, theme.ColorUnknown, theme.ColorCard} {
			own[b.look.Color(colour, 0)] = true
		}
		for _, name := range screen.Names() {
			b.Do(command.Show(name))
			b.settle()
			found := map[color.Color]string{}
			inks(found, b.body)
			for ink, word := range found {
				if !own[ink] {
					t.Errorf("mode %d, %s: %q is %v", mode, name, word, ink)
				}
			}
		}
	}
}
