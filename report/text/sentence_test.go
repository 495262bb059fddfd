package text

import "testing"

func TestSentences(t *testing.T) {
	for s, want := range map[string][2]string{
		"":                          {"", ""},
		"One only":                  {"One only", ""},
		"One. Two. Three.":          {"One.", "Two. Three."},
		"ClinVar v. 2.1 holds it.":  {"ClinVar v. 2.1 holds it.", ""},
		"From e.g. 18 on. Then so.": {"From e.g. 18 on.", "Then so."},
		"Ja. Übel.":                 {"Ja.", "Übel."},
	} {
		if first, rest := Sentences(s); first != want[0] || rest != want[1] || First(s) != first {
			t.Errorf("%q: %q, %q", s, first, rest)
		}
	}
}
