package variants

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Unseen reports whether a character acts on a terminal or on the direction of text instead of being
// seen: control characters and what overrides the direction of writing.
func Unseen(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r <= 0x9f:
		return true
	case r == 0x061c, r == 0x200e, r == 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

// Visible spells characters that are not seen, and bytes that are no text, as escapes: "\x1b", "\u202e".
// What a file says then stays on its line, and a terminal does nothing but show it.
func Visible(s string) string { return visible(s, "") }

// VisibleLines is Visible for text of several lines and columns: line breaks and tabs stay.
func VisibleLines(s string) string { return visible(s, "\n\t") }

func visible(s, kept string) string {
	hidden := func(r rune) bool { return Unseen(r) && !strings.ContainsRune(kept, r) }
	if utf8.ValidString(s) && !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	for i, width := 0, 0; i < len(s); i += width {
		var r rune
		r, width = utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && width == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case !hidden(r):
			b.WriteRune(r)
		case r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}
