package theme

import (
	_ "unsafe" // for go:linkname

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/shaping"
)

// shaper is what the toolkit (v2.8.1) places letters with. With each change of look the toolkit reads its fonts anew, and
// the shaper keeps what it has planned for every font that it ever saw, the font with it: five megabytes a change that
// never come back. The toolkit has no way to empty it; where it is not linked in, shaper stays nil.
//
//go:linkname shaper fyne.io/fyne/v2/internal/painter.shaper
var shaper *shaping.HarfbuzzShaper

// Apply gives an application the look, and lets go of the fonts of the look before. Call it on the main goroutine.
func (t Theme) Apply(a fyne.App) {
	a.Settings().SetTheme(t)
	if shaper != nil {
		*shaper = shaping.HarfbuzzShaper{}
	}
}
