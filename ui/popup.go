package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/theme"
	"allelens/ui/widget"
)

// popupWidth is the width of a question in front of the window.
const popupWidth float32 = 520

// ask puts a question in front of the window; Escape or a button takes it away. first, if
// not nil, gets the keyboard.
func (w *Window) ask(title string, first fyne.Focusable, body ...fyne.CanvasObject) {
	head := widget.NewText(widget.Span{Text: title, Bold: true, Size: theme.SizeTitle})
	content := widget.Padded(20, widget.Stack(3*theme.Gap, append([]fyne.CanvasObject{head}, body...)...))
	w.inFront(popupWidth, content, first)
}

// inFront puts something of a width, in points, in front of the window.
func (w *Window) inFront(width float32, content fyne.CanvasObject, first fyne.Focusable) {
	w.hideFiles()
	w.dismiss()
	w.popup = fyneui.NewModalPopUp(widget.Sized(width, widget.HeightFor(content, width), content), w.window.Canvas())
	w.popup.Show()
	if first != nil {
		w.Focus(first)
	}
}

// dismiss takes the question away, if there is one, and reports whether there was.
func (w *Window) dismiss() bool {
	if w.popup == nil {
		return false
	}
	w.popup.Hide()
	w.popup = nil
	if closed := w.closed; closed != nil {
		w.closed = nil
		closed()
	}
	return true
}

// showFiles puts a dialog of the toolkit in front of all, so that Escape takes it away.
func (w *Window) showFiles(d dialog.Dialog) {
	w.hideFiles()
	w.files = d
	d.SetOnClosed(func() { w.files = nil })
	d.Show()
	// Fyne makes the dialog's content when it is shown; before, it has no size.
	d.Resize(fyne.NewSize(filesWidth, filesHeight))
}

// Size of the file dialogs in points.
const filesWidth, filesHeight float32 = 860, 540

// hideFiles takes the toolkit's dialog away, and reports whether there was one.
func (w *Window) hideFiles() bool {
	if w.files == nil {
		return false
	}
	d := w.files
	w.files = nil
	d.Hide()
	return true
}

// away is a button that takes the question away.
func (w *Window) away(key string) *widget.Button {
	return widget.NewButton(say(key), widget.PlainButton, func() { w.dismiss() })
}

// tell shows something that asks for no answer.
func (w *Window) tell(title string, body ...fyne.CanvasObject) {
	ok := w.away("ui.close")
	w.ask(title, ok, append(body, widget.Row(0, ok))...)
}

// field is a name above what is filled in.
func field(name string, o fyne.CanvasObject) fyne.CanvasObject {
	return widget.Stack(theme.Gap, widget.NewText(widget.Muted(name)), o)
}

// choices are chips of which one is chosen.
type choices struct {
	object *fyne.Container
	chosen string
	chips  map[string]*widget.Chip
}

// newChoices offers values under their words, which stand under prefix+value.
func newChoices(prefix, chosen string, values ...string) *choices {
	return namedChoices(func(value string) string { return say(prefix + value) }, chosen, values...)
}

// namedChoices offers values under the names that they are given.
func namedChoices(name func(value string) string, chosen string, values ...string) *choices {
	c := &choices{object: widget.Flow(6), chips: map[string]*widget.Chip{}}
	for _, v := range values {
		chip := widget.NewChip(name(v), func() { c.choose(v) })
		c.chips[v] = chip
		c.object.Add(chip)
	}
	c.choose(chosen)
	return c
}

func (c *choices) choose(value string) {
	c.chosen = value
	for v, chip := range c.chips {
		chip.SetSelected(v == value)
	}
}
