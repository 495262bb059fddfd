package main

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"allelens/variants/interpret"
)

// TestBodiesByLocale: a new case of the window begins with the country's bodies, then with the chosen ones.
func TestBodiesByLocale(t *testing.T) {
	known := []interpret.Body{{Name: "ESMO"}, {Name: "NCCN"}, {Name: "NHS"}, {Name: "NICE"}, {Name: "UKCGG"}, {Name: "eviQ"}}
	p := test.NewTempApp(t).Preferences()
	for locale, first := range map[string]string{"en_GB": "NICE", "en-GB": "NICE", "en-Latn-US": "NCCN", "en_AU.UTF-8": "eviQ", "de_DE": "ESMO", "": "ESMO", "C": "ESMO"} {
		got := bodiesFirst(p, known, locale)
		if len(got) != len(known) || got[0] != first {
			t.Errorf("%q: %q, want %s first", locale, got, first)
		}
	}
	p.SetStringList(bodiesKey, []string{"eviQ", "ACOG"})
	if got := bodiesFirst(p, known, "en_GB"); got[0] != "eviQ" || slices.Contains(got, "ACOG") {
		t.Errorf("%q after a choice", got)
	}
}
