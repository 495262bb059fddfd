package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/theme"
)

// pressable is what buttons, chips and entries of the navigation share: pointer, keyboard and
// focus. Enter and Space press; other keys go to the window, so that Escape works everywhere.
type pressable struct {
	fyneui.BaseWidget
	// OnFocus is called when the keyboard comes here, OnEnter for Enter in the place of pressing; nil for neither.
	OnFocus, OnEnter           func()
	onTapped                   func()
	disabled, hovered, focused bool
	self                       fyne.CanvasObject // the widget that this is part of, as the toolkit knows it
}

// ExtendBaseWidget implements fyne.Widget's way of knowing the whole of a widget by its part.
func (p *pressable) ExtendBaseWidget(w fyne.Widget) {
	p.self = w
	p.BaseWidget.ExtendBaseWidget(w)
}

var _ fyne.Focusable = (*pressable)(nil)

// Tapped implements fyne.Tappable.
func (p *pressable) Tapped(*fyne.PointEvent) { p.press() }

func (p *pressable) press() {
	if !p.disabled && p.onTapped != nil {
		p.onTapped()
	}
}

// MouseIn implements desktop.Hoverable.
func (p *pressable) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *pressable) MouseOut() { p.hovered = false; p.Refresh() }

// Cursor implements desktop.Cursorable.
func (p *pressable) Cursor() desktop.Cursor {
	if p.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// FocusGained implements fyne.Focusable.
func (p *pressable) FocusGained() {
	p.focused = true
	p.Refresh()
	reveal(p.self)
	if p.OnFocus != nil {
		p.OnFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (p *pressable) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune implements fyne.Focusable.
func (p *pressable) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (p *pressable) TypedKey(e *fyne.KeyEvent) {
	enter := e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
	switch {
	case enter && p.OnEnter != nil:
		p.OnEnter()
	case enter || e.Name == fyne.KeySpace:
		p.press()
	default:
		passOn(p.self, e)
	}
}

// Enable implements fyne.Disableable.
func (p *pressable) Enable() { p.disabled = false; p.Refresh() }

// Disable implements fyne.Disableable.
func (p *pressable) Disable() { p.disabled = true; p.Refresh() }

// Disabled implements fyne.Disableable.
func (p *pressable) Disabled() bool { return p.disabled }

// passOn hands a key to the window, which hears only keys that nothing has the focus for.
func passOn(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// canvasOf is the canvas on which an object was drawn; nil for none. The toolkit knows a whole widget only, none by
// what it embeds.
func canvasOf(o fyne.CanvasObject) fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(o) }

// ring shows or hides the focus on a surface: a thicker border in the accent's colour.
func ring(s *Surface, focused bool, fill, stroke fyne.ThemeColorName) {
	s.StrokeWidth = theme.Hairline
	if focused {
		stroke, s.StrokeWidth = theme.ColorAccent, theme.FocusWidth
	}
	s.Set(fill, stroke)
}

// ringed is the renderer of a widget that shows nothing of its own but the ring of its focus.
func ringed(w fyne.Widget, focused *bool) fyne.WidgetRenderer {
	face := NewSurface("", "", 6)
	paint := func() { ring(face, *focused, "", "") }
	paint()
	return (&rendering{
		objects: []fyne.CanvasObject{face},
		layout:  face.Resize,
		least:   func() fyne.Size { return fyne.Size{} },
		refresh: paint,
	}).laidOut(w)
}
