package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"allelens/ui/workspace"
)

// TestNavigationIsNarrowInASmallWindow: in the smallest window, short words stand in a narrow navigation with the counts, and in
// a wide one the long words again.
func TestNavigationIsNarrowInASmallWindow(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	for _, c := range []struct {
		width float32
		nav   float32
		word  string
	}{{1366, 212, "Drug response"}, {1024, 64, "Drugs"}, {1920, 212, "Drug response"}} {
		b.Fyne().Resize(fyne.NewSize(c.width, 700))
		b.settle()
		if got := b.nav.object.Size().Width; got != c.nav {
			t.Errorf("at %.0f the navigation is %.0f wide, want %.0f", c.width, got, c.nav)
		}
		b.sees(c.word, "8")
	}
}

// TestOfflineSaysWhatIsSo: what the system tells of the sockets that are held, and nothing where it does not tell.
func TestOfflineSaysWhatIsSo(t *testing.T) {
	b := newBench(t)
	for want, held := range map[string]func() (int, bool){
		"Offline: no connection held":     func() (int, bool) { return 0, true },
		"2 sockets of a network are held": func() (int, bool) { return 2, true },
		"not read on this system":         func() (int, bool) { return 0, false },
	} {
		b.options.Held = held
		b.nav.sayHeld()
		b.sees(want)
	}
	b.options.Held = nil
	b.nav.sayHeld()
	b.sees("not read on this system")
}

// TestALabelIsStackedInANarrowPlace: it stays whole as long as it can, and its end tells it from others.
func TestALabelIsStackedInANarrowPlace(t *testing.T) {
	for label, want := range map[string]string{
		"Case 0042": "Case\n0042", "Demonstration": "Demon\nstrat\nion", "": "", "Clinic 2026 of number 000042": "Clinic\n2026\n…\n000042",
	} {
		if got := stacked(label); got != want {
			t.Errorf("%q is %q, want %q", label, got, want)
		}
	}
}

// TestOurOwnWordsStayWhole: what is done stands unbroken where a case's label would be broken.
func TestOurOwnWordsStayWhole(t *testing.T) {
	newBench(t)
	card := newCaseCard(func() {})
	card.narrow = true
	for status, want := range map[workspace.Status]string{workspace.Loading: "Opening", workspace.Empty: "No\ncase\nopen", workspace.Intake: "New\ncase"} {
		card.show(workspace.State{Status: status})
		if got := card.words.String(); got != want {
			t.Errorf("%v: %q, want %q", status, got, want)
		}
	}
}
