package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"allelens/ui/theme"
	"allelens/ui/workspace"
)

// Look is how the window looks: it is remembered, and holds nothing of a patient.
type Look struct {
	Mode          string  // "light", "dark", "contrast", "system"; "" is light
	Scale         float32 // of the text; 0 is 1
	Width, Height float32 // in points; 0 is the first size
}

// modes are the colours by the names that menus, texts and Look use, in the order of the menu.
var modes = []struct {
	name string
	mode theme.Mode
}{{"light", theme.Light}, {"dark", theme.Dark}, {"contrast", theme.Contrast}, {"system", theme.System}}

// theme is the look's theme.
func (l Look) theme() theme.Theme {
	mode, scale := theme.Light, l.Scale
	for _, m := range modes {
		if m.name == l.Mode {
			mode = m.mode
		}
	}
	if scale == 0 {
		scale = 1
	}
	return theme.New(mode, scale)
}

// size is the look's size, at least the smallest that the window takes.
func (l Look) size() fyne.Size {
	if l.Width == 0 || l.Height == 0 {
		return fyne.NewSize(firstWidth, firstHeight)
	}
	return fyne.NewSize(max(l.Width, leastWidth), max(l.Height, leastHeight))
}

// setLook changes colours or the size of text.
func (w *Window) setLook(t theme.Theme) {
	w.look = t
	w.dressed = nil
	t.Apply(w.app)
	w.keepLook()
	w.relayIntake()
	if w.start = nil; w.status == workspace.Empty {
		w.show(w.workspace.State())
	}
	w.dressed = map[fyne.CanvasObject]bool{w.content: true}
}

// dress gives the look to what was made in another one and is shown for the first time since: the toolkit changes only what
// is in the window.
func (w *Window) dress(content fyne.CanvasObject) {
	if w.dressed != nil && !w.dressed[content] {
		w.dressed[content] = true
		w.look.Apply(w.app)
	}
}

// keepLook remembers how the window looks.
func (w *Window) keepLook() {
	if w.options.KeepLook == nil {
		return
	}
	i := slices.IndexFunc(modes, func(m struct {
		name string
		mode theme.Mode
	}) bool {
		return m.mode == w.look.Mode()
	})
	size := w.window.Canvas().Size()
	w.options.KeepLook(Look{Mode: modes[i].name, Scale: w.look.Scale(), Width: size.Width, Height: size.Height})
}
