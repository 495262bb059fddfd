package ui

import "testing"

// TestWithin: the letters found are those typed, though letters may be longer in the other case.
func TestWithin(t *testing.T) {
	for _, test := range []struct{ name, typed, want string }{
		{"HG00096", "hg0", "HG0"}, {"ȺȺȺ_7", "ⱥ_7", "Ⱥ_7"}, {"İstanbul", "stan", "stan"}, {"S1", "", ""}, {"NA12878", "878", "878"},
	} {
		if from, to, ok := within(test.name, test.typed); !ok || test.name[from:to] != test.want {
			t.Errorf("%q in %q: %v, %q", test.typed, test.name, ok, test.name[from:to])
		}
	}
	if _, _, ok := within("S1", "S12"); ok {
		t.Error("more was found than stands there")
	}
}
