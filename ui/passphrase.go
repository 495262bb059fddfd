package ui

import (
	"crypto/rand"
	"math"
	"strings"
	"unicode"
)

// Bounds in bits of how strong a passphrase is called: rules of this program. A guess costs a second.
const (
	fairBits, goodBits, strongBits = 35, 50, 75
	wordBits                       = 11 // of a word that people choose
)

// strength calls a passphrase "weak", "fair", "good" or "strong", by the smaller of what its letters and its words allow.
func strength(words string) string {
	pool, letters := 0.0, map[rune]bool{}
	for _, class := range []struct {
		has  func(rune) bool
		size float64
	}{{unicode.IsLower, 26}, {unicode.IsUpper, 26}, {unicode.IsDigit, 10}, {func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }, 20}} {
		if strings.ContainsFunc(words, class.has) {
			pool += class.size
		}
	}
	n := 0
	for _, r := range words {
		letters[r] = true
		n++
	}
	bits := float64(min(n, 3*len(letters))) * math.Log2(max(pool, 2))
	if parts := strings.Fields(words); len(parts) > 1 {
		bits = min(bits, wordBits*float64(len(parts))+float64(len(parts)))
	} else if unicodeLetters(words) {
		bits = min(bits, 2*wordBits) // one word, however long
	}
	switch {
	case bits >= strongBits:
		return "strong"
	case bits >= goodBits-2:
		return "good"
	case bits >= fairBits:
		return "fair"
	}
	return "weak"
}

// unicodeLetters reports whether a text is letters only.
func unicodeLetters(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
}

// newPassphrase draws 100 bits as twenty letters and digits in groups of five.
func newPassphrase() string {
	drawn := strings.ToLower(rand.Text()[:20])
	return strings.Join([]string{drawn[:5], drawn[5:10], drawn[10:15], drawn[15:]}, "-")
}
