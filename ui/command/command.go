// Package command holds what the window can do, as data: menu, keys, the list of keys, the palette and the screens'
// buttons read it. Another command is one entry of the window's list and its words.
package command

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Menu is one of the menus.
type Menu string

// Menus, in their order. Their words stand under ui.menu.NAME.
const (
	File Menu = "file"
	Case Menu = "edit"
	View Menu = "view"
	Help Menu = "help"
)

// Menus lists the menus in their order.
func Menus() []Menu { return []Menu{File, Case, View, Help} }

// Command is something that the window can do.
type Command struct {
	ID      string
	Words   string
	Menu    Menu
	Apart   bool // a line parts it from what stands before it in the menu
	Keys    []fyne.KeyboardShortcut
	Enabled func() bool // nil: always
	Do      func()
}

// enabled reports whether the command is of use now.
func (c Command) enabled() bool { return c.Enabled == nil || c.Enabled() }

// Set is the commands of a window. Its methods are called on the main goroutine.
type Set struct{ all []Command }

// NewSet makes a set of commands in the order of their menus.
func NewSet(all []Command) *Set { return &Set{all: all} }

// All lists the commands.
func (s *Set) All() []Command { return slices.Clone(s.all) }

// Do carries a command out if it is of use now, and reports whether it was.
func (s *Set) Do(id string) bool {
	for _, c := range s.all {
		if c.ID == id && c.enabled() {
			c.Do()
			return true
		}
	}
	return false
}

// Enabled reports whether there is a command and it is of use now.
func (s *Set) Enabled(id string) bool {
	return slices.ContainsFunc(s.all, func(c Command) bool { return c.ID == id && c.enabled() })
}

// Typed carries out the command of a key that is pressed alone.
func (s *Set) Typed(key fyne.KeyName) bool {
	for _, c := range s.all {
		for _, k := range c.Keys {
			if k.Mod() == 0 && k.Key() == key {
				return s.Do(c.ID)
			}
		}
	}
	return false
}

// Find lists the commands of use now whose words contain all that was typed, those that begin with it first.
func (s *Set) Find(typed string) []Command {
	typed = strings.ToLower(strings.TrimSpace(typed))
	var begin, contain []Command
	for _, c := range s.all {
		words := strings.ToLower(c.Words)
		missing := slices.ContainsFunc(strings.Fields(typed), func(part string) bool { return !strings.Contains(words, part) })
		switch {
		case missing || !c.enabled():
		case strings.HasPrefix(words, typed):
			begin = append(begin, c)
		default:
			contain = append(contain, c)
		}
	}
	return append(begin, contain...)
}

// Ctrl is a key with Control, or what the system has in its place.
func Ctrl(key fyne.KeyName) fyne.KeyboardShortcut {
	switch key { // the toolkit names these two
	case fyne.KeyZ:
		return &fyne.ShortcutUndo{}
	case fyne.KeyY:
		return &fyne.ShortcutRedo{}
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// CtrlShift is a key with Control and Shift.
func CtrlShift(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// Alt is a key with Alt.
func Alt(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// Alone is a key pressed alone.
func Alone(key fyne.KeyName) fyne.KeyboardShortcut { return &desktop.CustomShortcut{KeyName: key} }
