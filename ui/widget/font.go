package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// fontOf is the bundled font for a style where it has all signs of a text; or one of East Asian signs; nil leaves the choice to the toolkit. The
// toolkit reads five fonts for each style, among them one of the system's, before it draws a letter: this saves ten
// megabytes and a part of the start.
func fontOf(style fyne.TextStyle, text string) fyne.Resource {
	if !hasAll(fontKey{bold: style.Bold, mono: style.Monospace}, text) {
		return eastOf(text)
	}
	return theme.New(theme.Light, 1).Font(style) // the same in all themes
}

// hasAll reports whether a bundled font has all signs of a text.
func hasAll(key fontKey, text string) bool {
	for _, sign := range text {
		if key.east == noScript && sign >= ' ' && sign <= '~' {
			continue
		}
		if !hasSign(key, sign) {
			return false
		}
	}
	return true
}
