package ui

import "testing"

func TestStrength(t *testing.T) {
	for words, want := range map[string]string{
		"": "weak", "secret": "weak", "aaaaaaaaaaaaaaaaaaaaaaaa": "weak", "antidisestablishment": "weak", "two words": "weak",
		"three plain words": "fair", "four plain words here": "good", "seven plain words stand here in order": "strong",
		"Tr0ub4dor&3": "good", newPassphrase(): "strong",
	} {
		if got := strength(words); got != want {
			t.Errorf("%q is %s, not %s", words, got, want)
		}
	}
	if first, second := newPassphrase(), newPassphrase(); first == second {
		t.Error("a passphrase was made twice")
	}
}
