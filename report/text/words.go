package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Capital begins a sentence with a capital.
func Capital(s string) string {
	if s == "" {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// Small takes the capital back where a sentence goes on from something else. Abbreviations keep theirs.
func Small(s string) string {
	if s == "" {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// And lists all of several: "a, b and c". Phrases that hold commas are parted by semicolons.
func (c *Catalogue) And(list []string) string { return c.list(list, "list.and") }

// Or lists alternatives: "a, b or c".
func (c *Catalogue) Or(list []string) string { return c.list(list, "list.or") }

func (c *Catalogue) list(list []string, last string) string {
	if len(list) == 0 {
		return ""
	}
	more, end := "list.more", len(list)-1
	if strings.Contains(strings.Join(list, ""), ",") {
		more = "list.more.long"
	}
	head := list[0]
	if end == 0 {
		return head
	}
	for _, next := range list[1:end] {
		head = c.Text(more, "head", head, "next", next)
	}
	return c.Text(last, "head", head, "last", list[end])
}
