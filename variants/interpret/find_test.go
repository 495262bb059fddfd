package interpret_test

import (
	"testing"

	"allelens/variants"
	"allelens/variants/patient"
)

// TestAsked asks the demonstration file for variants by other names than its own.
func TestAsked(t *testing.T) {
	in := interpreter(t)
	o := observe(t, in, patient.Both)
	f, err := in.Run(t.Context(), o, demonstration(patient.Both))
	if err != nil {
		t.Fatal(err)
	}
	for words, c := range map[string]struct {
		found bool
		shown variants.State
	}{
		"185delAG": {true, variants.Variant}, "ClinVar 17662": {true, variants.Variant}, "17-41276044-ACT-A": {true, variants.Variant},
		"NM_007294.3:c.68_69delAG": {true, variants.Variant}, "5382insC": {false, variants.Reference}, "6174delT": {false, variants.Reference},
	} {
		answers, more, err := in.Query(t.Context(), f, words)
		if err != nil || len(answers) != 1 || more != 0 {
			t.Errorf("%s: %d answers, %d more, %v", words, len(answers), more, err)
			continue
		}
		if a := answers[0]; a.Found != c.found || a.Shown != c.shown || a.Classification == nil || !c.found && len(a.Change.Evidence.Text) == 0 {
			t.Errorf("%s: found %v, %v, %+v", words, a.Found, a.Shown, a.Change.Evidence)
		}
	}
	f.Case.Scope = patient.Pharmacogenes
	if answers, _, err := in.Query(t.Context(), f, "185delAG"); len(answers) > 0 || err != nil {
		t.Errorf("out of scope: %v, %v", answers, err)
	}
}

func BenchmarkAsked(b *testing.B) {
	in := interpreter(b)
	f, err := in.Run(b.Context(), observe(b, in, patient.Both), demonstration(patient.Both))
	if err != nil {
		b.Fatal(err)
	}
	for _, words := range []string{"185delAG", "rs80357914", "p.Glu23fs"} {
		b.Run(words, func(b *testing.B) {
			for b.Loop() {
				if _, _, err := in.Query(b.Context(), f, words); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
