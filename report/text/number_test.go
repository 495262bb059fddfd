package text

import "testing"

func TestParseAmount(t *testing.T) {
	for words, want := range map[string]struct {
		v  float64
		ok bool
	}{
		"": {0, true}, "  ": {0, true}, "1.5": {1.5, true}, " 1,5 ": {1.5, true}, "170": {170, true},
		"0": {0, false}, "-3": {-3, false}, "tall": {0, false}, "1,2,3": {0, false},
	} {
		if v, ok := ParseAmount(words); v != want.v || ok != want.ok {
			t.Errorf("%q: %v, %v", words, v, ok)
		}
	}
	for v, want := range map[float64]string{0: "", 1.5: "1.5", 170: "170"} {
		if got := Amount(v); got != want {
			t.Errorf("%v is written %q", v, got)
		}
	}
}
