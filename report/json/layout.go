package json

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"allelens/variants"
)

// layout takes compact JSON and writes it with two spaces for each level, in one pass. Characters that a
// terminal or editor would act on, and which the encoder leaves as they are, are spelled in JSON's way.
type layout struct {
	out   *bufio.Writer
	depth int
}

var _ io.Writer = (*layout)(nil)

// Write takes whole values, and the signs between them. What fails is told by Flush of the writer behind it.
func (l *layout) Write(text []byte) (int, error) {
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == '"':
			end := i + stringLength(text[i:])
			l.quoted(text[i:end])
			i = end
			continue
		case (c == '{' || c == '[') && i+1 < len(text) && text[i+1] == c+2: // empty; "}" and "]" come two behind
			_, _ = l.out.Write(text[i : i+2])
			i += 2
			continue
		case c == '{', c == '[':
			l.depth++
			_ = l.out.WriteByte(c)
			l.newLine()
		case c == '}', c == ']':
			l.depth--
			l.newLine()
			_ = l.out.WriteByte(c)
		case c == ',':
			_ = l.out.WriteByte(c)
			l.newLine()
		case c == ':':
			_, _ = l.out.WriteString(": ")
		case c == '\n': // behind each of an encoder's values
		default:
			_ = l.out.WriteByte(c)
		}
		i++
	}
	return len(text), nil
}

func (l *layout) newLine() {
	const blanks = "                                "
	_ = l.out.WriteByte('\n')
	for left := 2 * l.depth; left > 0; left -= len(blanks) {
		_, _ = l.out.WriteString(blanks[:min(left, len(blanks))])
	}
}

// stringLength is how many bytes the string takes that the text begins with, quotation marks included.
func stringLength(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

// quoted writes a string.
func (l *layout) quoted(text []byte) {
	if isPlain(text) {
		_, _ = l.out.Write(text)
		return
	}
	unseen := func(r rune) bool { return r >= 0x7f && variants.Unseen(r) }
	for {
		at := bytes.IndexFunc(text, unseen)
		if at < 0 {
			_, _ = l.out.Write(text)
			return
		}
		_, _ = l.out.Write(text[:at])
		r := bytes.Runes(text[at:min(at+4, len(text))])[0]
		fmt.Fprintf(l.out, `\u%04x`, r)
		text = text[at+len(string(r)):]
	}
}

// isPlain reports whether all characters are letters, digits and signs of ASCII, or were spelled so.
func isPlain(text []byte) bool {
	for _, c := range text {
		if c >= 0x7f {
			return false
		}
	}
	return true
}
