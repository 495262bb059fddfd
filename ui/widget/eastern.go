package widget

import (
	"sync"
	"unicode"

	"fyne.io/fyne/v2"
	"golang.org/x/image/font/opentype"

	"allelens/assets"
)

// script is an East Asian one, whose signs have a font of their own.
type script uint8

const (
	noScript script = iota
	han             // Chinese and Japanese
	hangul          // Korean
)

// eastFont is a font for East Asian signs, for drawing and for the toolkit. It is read when a text first needs it.
type eastFont struct {
	parsed   *opentype.Font
	resource fyne.Resource
}

var eastFonts = map[script]func() eastFont{
	han: sync.OnceValue(func() eastFont { return readEast("Han.ttf", assets.FontHan) }), hangul: sync.OnceValue(func() eastFont { return readEast("Hangul.ttf", assets.FontHangul) }),
}

// readEast reads a font; one that cannot be read is none, which a test rules out.
func readEast(name string, data func() ([]byte, error)) eastFont {
	content, err := data()
	if err != nil {
		return eastFont{}
	}
	parsed, err := opentype.Parse(content)
	if err != nil {
		return eastFont{}
	}
	return eastFont{parsed, fyne.NewStaticResource(name, content)}
}

// fontFor is a bundled font; nil where it cannot be read.
func fontFor(key fontKey) *opentype.Font {
	if key.east == noScript {
		return fonts()[key]
	}
	return eastFonts[key.east]().parsed
}

// scriptsOf are the fonts that may have a sign which the others lack, the likeliest first.
func scriptsOf(sign rune) []script {
	switch {
	case unicode.Is(unicode.Hangul, sign):
		return []script{hangul, han}
	case unicode.In(sign, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo), sign >= 0x3000 && sign <= 0x303F, sign == 0x30FC, sign >= 0xFF00 && sign <= 0xFFEF:
		return []script{han, hangul}
	}
	return nil
}

// hasSign reports whether a bundled font has a sign.
func hasSign(key fontKey, sign rune) bool {
	f := fontFor(key)
	if f == nil {
		return false
	}
	i, err := f.GlyphIndex(nil, sign)
	return err == nil && i != 0
}

// textPart is words of one font.
type textPart struct {
	in    fontKey
	words string
}

// partsOf are the words of a text by the font that draws them: the usual one, one of East Asian signs, or the monospaced one,
// which has the most signs of all.
func partsOf(text string, bold bool) (parts []textPart) {
	usual := fontKey{bold: bold}
	if hasAll(usual, text) {
		return []textPart{{usual, text}}
	}
	for _, sign := range text {
		in := usual
		if !hasSign(usual, sign) {
			in = fontKey{bold: bold, mono: true}
			for _, s := range scriptsOf(sign) {
				if hasSign(fontKey{east: s}, sign) {
					in = fontKey{east: s}
					break
				}
			}
		}
		if n := len(parts); n > 0 && parts[n-1].in == in {
			parts[n-1].words += string(sign)
			continue
		}
		parts = append(parts, textPart{in, string(sign)})
	}
	return parts
}

// eastOf is the font for East Asian signs that has all signs of a text; nil where none has, or the text has no such sign.
func eastOf(text string) fyne.Resource {
	var tried []script
	for _, sign := range text {
		if tried = scriptsOf(sign); tried != nil {
			break
		}
	}
	for _, s := range tried {
		if hasAll(fontKey{east: s}, text) {
			return eastFonts[s]().resource
		}
	}
	return nil
}
