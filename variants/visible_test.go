package variants

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"":                   "",
		"NA12878 é — “x”":    "NA12878 é — “x”",
		"a\x1b[2Jb":          `a\x1b[2Jb`,
		"a\r\nb\tc":          `a\x0d\x0ab\x09c`,
		"\u009b31m\u0085":    `\u009b31m\u0085`,
		"\u202eABC\u2066":    `\u202eABC\u2066`,
		"line\u2028sep\x7f":  `line\u2028sep\x7f`,
		"Latin-1 \xe9\x9b":   `Latin-1 \xe9\x9b`,
		"replaced \ufffd is": "replaced \ufffd is",
	} {
		if got := Visible(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := VisibleLines("a\tb\n\x1b"); got != "a\tb\n\\x1b" {
		t.Errorf("lines: %q", got)
	}
}

// FuzzVisible: what comes out holds nothing that is not seen, and text that needs nothing stays.
func FuzzVisible(f *testing.F) {
	for _, s := range []string{"plain", "\x1b[0m", "\u202e", "\xff\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Visible(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, Unseen) || Visible(got) != got {
			t.Errorf("%q: %q", s, got)
		}
	})
}
