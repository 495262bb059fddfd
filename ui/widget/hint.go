package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// Resize implements fyne.CanvasObject: a hint that is too long for the field loses examples from its end, whole ones, and
// what is one piece stands whole or not at all.
func (e *Entry) Resize(size fyne.Size) {
	e.Entry.Resize(size)
	if e.hint == "" || e.PlaceHolder != e.hint && !strings.HasPrefix(e.hint, e.PlaceHolder) {
		e.hint = e.PlaceHolder // somebody set another
	}
	room := size.Width - 4*base.SizeForWidget(base.SizeNameInnerPadding, e)
	if e.Icon != nil {
		room -= base.SizeForWidget(base.SizeNameInlineIcon, e) + base.SizeForWidget(base.SizeNamePadding, e)
	}
	parts := strings.Split(e.hint, ", ")
	for len(parts) > 0 && fyne.MeasureText(strings.Join(parts, ", "), base.SizeForWidget(base.SizeNameText, e), e.TextStyle).Width > room {
		parts = parts[:len(parts)-1]
	}
	if fitting := strings.Join(parts, ", "); fitting != e.PlaceHolder {
		e.SetPlaceHolder(fitting)
	}
}
