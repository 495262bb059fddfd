package text_test

import (
	"testing"

	"allelens/report/text"
)

func TestLists(t *testing.T) {
	c := text.English()
	for _, want := range []struct {
		all     []string
		and, or string
	}{
		{nil, "", ""},
		{[]string{"A"}, "A", "A"},
		{[]string{"A", "B"}, "A and B", "A or B"},
		{[]string{"A", "B", "C"}, "A, B and C", "A, B or C"},
		{[]string{"A", "B, or less", "C"}, "A; B, or less and C", "A; B, or less or C"},
	} {
		if and, or := c.And(want.all), c.Or(want.all); and != want.and || or != want.or {
			t.Errorf("%q: %q and %q", want.all, and, or)
		}
	}
}

func TestFirstLetters(t *testing.T) {
	for given, want := range map[string][2]string{"": {"", ""}, "Avoid it": {"Avoid it", "avoid it"}, "écho": {"Écho", "écho"}, "DPYD": {"DPYD", "DPYD"}} {
		if capital, small := text.Capital(given), text.Small(given); capital != want[0] || small != want[1] {
			t.Errorf("%q: %q, %q", given, capital, small)
		}
	}
}
