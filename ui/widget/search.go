package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	base "fyne.io/fyne/v2/theme"
	fyneui "fyne.io/fyne/v2/widget"
)

// Entry is Fyne's field, save that Escape reaches the window where it has no use here.
type Entry struct {
	fyneui.Entry
	hint string // the whole of what an empty field says
	// OnEscape is called for Escape where something is typed; nil, and an empty field, hand the key to the window.
	OnEscape func()
	// OnFocus is called when the keyboard comes here, OnUp and OnDown for the arrow keys of a field of one line; nil for
	// nothing.
	OnFocus, OnUp, OnDown func()
	self                  fyne.Widget // the field as the toolkit knows it: this, or what this is part of
}

// ExtendBaseWidget implements the toolkit's way of knowing the whole of a widget by its part.
func (e *Entry) ExtendBaseWidget(w fyne.Widget) {
	e.self = w
	e.Entry.ExtendBaseWidget(w)
}

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	reveal(e.self)
	if e.OnFocus != nil {
		e.OnFocus()
	}
}

// TypedShortcut implements fyne.Shortcutable: what a field has no use for goes to the window.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	e.Entry.TypedShortcut(s)
	if _, custom := s.(*desktop.CustomShortcut); !custom {
		return
	}
	if c, ok := canvasOf(e.self).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// NewEntry makes a field of one line.
func NewEntry(placeholder string) *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	e.PlaceHolder = placeholder
	return e
}

// NewNote makes a field of several lines that wrap.
func NewNote(placeholder string, lines int) *Entry {
	e := NewEntry(placeholder)
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.SetMinRowsVisible(lines)
	return e
}

// AcceptsTab implements fyne.Tabbable: Tab leaves a field of several lines too.
func (e *Entry) AcceptsTab() bool { return false }

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyEscape && e.OnEscape != nil && e.Text != "":
		e.OnEscape()
	case key.Name == fyne.KeyEscape:
		passOn(e.self, key)
	case strings.HasPrefix(string(key.Name), "F") && len(key.Name) > 1: // F1 to F12: of no use in a field
		passOn(e.self, key)
	case key.Name == fyne.KeyUp && e.OnUp != nil:
		e.OnUp()
	case key.Name == fyne.KeyDown && e.OnDown != nil:
		e.OnDown()
	default:
		e.Entry.TypedKey(key)
	}
}

// Stated is what stands in the field, what an empty one says, and whether it is hidden.
func (e *Entry) Stated() (value, hint string, secret bool) { return e.Text, e.PlaceHolder, e.Password }

// NewSearch makes a field with a magnifying glass. changed hears every change; Escape
// empties it, and of an empty one goes to the window.
func NewSearch(placeholder string, changed func(string)) *Entry {
	e := NewEntry(placeholder)
	e.Icon = base.SearchIcon()
	e.OnChanged = changed
	e.OnEscape = func() { e.SetText("") }
	return e
}
