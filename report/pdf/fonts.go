package pdf

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"allelens/assets"
)

// face is one of the fonts of the page.
type face uint8

const (
	regular face = iota
	bold
	mono
)

// parsed are the fonts, by face.
var parsed = sync.OnceValues(func() ([3]*sfnt.Font, error) {
	var all [3]*sfnt.Font
	for i, data := range [][]byte{assets.FontRegular, assets.FontBold, assets.FontMono} {
		f, err := sfnt.Parse(data)
		if err != nil {
			return all, fmt.Errorf("font %d: %w", i, err)
		}
		all[i] = f
	}
	return all, nil
})

// ruler measures text. It remembers what it has measured and serves one layout at a time.
type ruler struct {
	fonts    [3]*sfnt.Font
	buffer   sfnt.Buffer
	advances map[sign]float64
}

type sign struct {
	face face
	rune rune
}

func newRuler() (*ruler, error) {
	fonts, err := parsed()
	return &ruler{fonts: fonts, advances: make(map[sign]float64)}, err
}

// advance is the width of a sign in em; negative if the font lacks it.
func (r *ruler) advance(f face, c rune) float64 {
	key := sign{f, c}
	if w, ok := r.advances[key]; ok {
		return w
	}
	w := -1.0
	units := r.fonts[f].UnitsPerEm()
	if i, err := r.fonts[f].GlyphIndex(&r.buffer, c); err == nil && i != 0 {
		if a, err := r.fonts[f].GlyphAdvance(&r.buffer, i, fixed.I(int(units)), font.HintingNone); err == nil {
			w = float64(a) / 64 / float64(units)
		}
	}
	r.advances[key] = w
	return w
}

// width is the width of a cleaned text in points.
func (r *ruler) width(s string, f face, size float64) float64 {
	em := 0.0
	for _, c := range s {
		em += max(0, r.advance(f, c))
	}
	return em * size
}

// clean makes a text printable: control signs become spaces, and a sign that the fonts lack, or
// that changes the direction of writing, is spelled by its number rather than printed as an
// empty box or left out. (The writer of the file also breaks on signs beyond U+FFFF.)
func (r *ruler) clean(s string) string {
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == '\n':
			b.WriteRune(c)
		case unicode.IsControl(c):
			b.WriteByte(' ')
		case c > 0xFFFF || unicode.Is(unicode.Cf, c) || r.lacks(c):
			fmt.Fprintf(&b, "[U+%04X]", c)
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// split cleans a text and breaks it into lines of a width: at spaces, and within words that
// are wider than a line.
func (r *ruler) split(s string, f face, size, width float64) []string {
	var lines []string
	for _, paragraph := range strings.Split(r.clean(s), "\n") {
		line := ""
		for _, word := range wordsOf(paragraph, func(w string) bool { return r.width(w, f, size) <= width }) {
			if joined := strings.TrimPrefix(line+" "+word, " "); r.width(joined, f, size) <= width {
				line = joined
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			pieces := r.chop(word, f, size, width)
			lines = append(lines, pieces[:len(pieces)-1]...)
			line = pieces[len(pieces)-1]
		}
		lines = append(lines, line)
	}
	return lines
}

// wordsOf parts a text at spaces; a sign of percentage or a dot between phrases stays with the word before it where both fit a line.
func wordsOf(s string, fits func(string) bool) []string {
	var words []string
	for _, w := range strings.Fields(s) {
		if last := len(words) - 1; last >= 0 && (strings.HasPrefix(w, "%") || w == "·" || w == "…") && fits(words[last]+" "+w) {
			words[last] += " " + w
			continue
		}
		words = append(words, w)
	}
	return words
}

// chop cuts a word into pieces that fit a width; each has at least one sign.
func (r *ruler) chop(word string, f face, size, width float64) []string {
	var pieces []string
	start, used := 0, 0.0
	for i, c := range word {
		w := max(0, r.advance(f, c)) * size
		if i > start && used+w > width {
			pieces = append(pieces, word[start:i])
			start, used = i, 0
		}
		used += w
	}
	return append(pieces, word[start:])
}

// lacks reports whether a sign is missing from any of the fonts.
func (r *ruler) lacks(c rune) bool {
	return r.advance(regular, c) < 0 || r.advance(bold, c) < 0 || r.advance(mono, c) < 0
}
