package widget

import (
	"strings"
	"unicode"
)

// Shown is the lines that the text shows at its size.
func (t *Text) Shown() []string {
	var shown []string
	for _, l := range t.fitted(t.Size().Width).lines {
		var b strings.Builder
		for _, r := range l.runs {
			b.WriteString(r.text)
		}
		shown = append(shown, b.String())
	}
	return shown
}

// Fault says what is wrong with the text at its size: "cut" where an ellipsis stands for some of it, "broken" where a
// line ends inside a word; "" for nothing.
func (t *Text) Fault() string {
	whole, at := t.String(), 0
	for i, line := range t.Shown() {
		line = strings.TrimSpace(line)
		if line == "" && strings.TrimSpace(whole) != "" && !t.wraps {
			return "cut"
		}
		if strings.HasSuffix(line, "…") && !strings.Contains(whole, line) {
			return "cut"
		}
		next := strings.Index(whole[at:], line)
		if next < 0 {
			return "" // runs of spaces are drawn as one
		}
		if before := []rune(whole[:at+next]); i > 0 && next == 0 && len(line) > 0 && inWord(before[len(before)-1]) && inWord([]rune(line)[0]) {
			return "broken"
		}
		at += next + len(line)
	}
	return ""
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
