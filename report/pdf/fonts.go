package pdf

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"

	"allelens/assets"
)

// face is one of the fonts of the page.
type face uint8

const (
	regular face = iota
	bold
	mono
	han // for what the others lack
	hangul
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
	fonts    [5]*sfnt.Font // the last are nil until they are needed
	buffer   sfnt.Buffer
	advances map[sign]float64
}

type sign struct {
	face face
	rune rune
}

func newRuler() (*ruler, error) {
	fonts, err := parsed()
	r := &ruler{advances: make(map[sign]float64)}
	copy(r.fonts[:], fonts[:])
	return r, err
}

// east are the fonts for East Asian signs.
var east = map[face]struct {
	data func() ([]byte, error)
	font func() (*sfnt.Font, error)
}{
	han:    {assets.FontHan, parsedOnce(assets.FontHan)},
	hangul: {assets.FontHangul, parsedOnce(assets.FontHangul)},
}

func parsedOnce(data func() ([]byte, error)) func() (*sfnt.Font, error) {
	return sync.OnceValues(func() (*sfnt.Font, error) {
		content, err := data()
		if err != nil {
			return nil, err
		}
		return sfnt.Parse(content)
	})
}

// eastern are the scripts that they are for, with their punctuation.
var eastern = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo,
	{R16: []unicode.Range16{{Lo: 0x3000, Hi: 0x303F, Stride: 1}, {Lo: 0x30FB, Hi: 0x30FC, Stride: 1}, {Lo: 0xFF00, Hi: 0xFFEF, Stride: 1}}}}

// faceFor is the font that a sign is set in where a text is in a font: that font, or one that has the sign where it has not.
func (r *ruler) faceFor(f face, c rune) face {
	if r.own(f, c) >= 0 {
		return f
	}
	var others []face
	switch {
	case unicode.Is(unicode.Hangul, c):
		others = []face{hangul, han}
	case unicode.In(c, eastern...):
		others = []face{han, hangul}
	case f == mono:
		others = []face{regular}
	}
	for _, other := range others {
		if r.own(other, c) >= 0 {
			return other
		}
	}
	return f
}

// part is words of one font.
type part struct {
	face  face
	words string
}

// parts are the words of a text by the font that they are set in.
func (r *ruler) parts(s string, f face) (all []part) {
	start, at := 0, f
	for i, c := range s {
		if in := r.faceFor(f, c); in != at {
			if i > start {
				all = append(all, part{at, s[start:i]})
			}
			start, at = i, in
		}
	}
	if start < len(s) {
		all = append(all, part{at, s[start:]})
	}
	return all
}

// advance is the width of a sign in em; negative if neither the font nor one that stands in has it.
func (r *ruler) advance(f face, c rune) float64 {
	if w := r.own(f, c); w >= 0 {
		return w
	}
	return r.own(r.faceFor(f, c), c)
}

// own is the width of a sign of a font itself.
func (r *ruler) own(f face, c rune) float64 {
	key := sign{f, c}
	if w, ok := r.advances[key]; ok {
		return w
	}
	if r.fonts[f] == nil {
		font, err := east[f].font()
		if err != nil {
			return -1 // a test holds that it can be read
		}
		r.fonts[f] = font
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
	for _, c := range norm.NFC.String(s) {
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

// wordsOf parts a text at spaces; a sign of percentage, a dot between phrases or the number of a source stays with the word before it where both fit a line.
func wordsOf(s string, fits func(string) bool) []string {
	var words []string
	for _, w := range strings.Fields(s) {
		if last := len(words) - 1; last >= 0 && (strings.HasPrefix(w, "%") || w == "·" || w == "…" || numbered(words[last], w)) && fits(words[last]+" "+w) {
			words[last] += " " + w
			continue
		}
		words = append(words, w)
	}
	return words
}

// numbered reports whether a word is the number of the one before it.
func numbered(before, w string) bool {
	return (strings.HasSuffix(before, "PMID") || before == "variation") && w[0] >= '0' && w[0] <= '9'
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
