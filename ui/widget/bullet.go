package widget

import (
	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// Bullet sets a dot before an object.
func Bullet(o fyne.CanvasObject) fyne.CanvasObject {
	return stretchRow(theme.Gap, NewLine(Small("•")), o)
}
