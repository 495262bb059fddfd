package text

import "unicode"

// Sentences parts a text behind its first sentence: behind a full stop, a blank and a capital letter, so that abbreviations
// and version numbers stay whole.
func Sentences(s string) (first, rest string) {
	letters := []rune(s)
	for i := 0; i+2 < len(letters); i++ {
		if letters[i] == '.' && letters[i+1] == ' ' && unicode.IsUpper(letters[i+2]) {
			return string(letters[:i+1]), string(letters[i+2:])
		}
	}
	return s, ""
}

// First is a text's first sentence.
func First(s string) string {
	first, _ := Sentences(s)
	return first
}
