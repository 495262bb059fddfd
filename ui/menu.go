package ui

import (
	"runtime"

	"fyne.io/fyne/v2"

	"allelens/ui/command"
)

// menu is the main menu, made of the commands. Their first keys hang on its items, since those of the canvas do not fire
// while a field has the keyboard; the others reach the canvas from fields of ours.
type menu struct {
	bar      *fyne.MainMenu
	commands *command.Set
	do       func(id string) bool
	items    map[string]*fyne.MenuItem
}

func newMenu(commands *command.Set, do func(id string) bool, canvas fyne.Canvas) *menu {
	m := &menu{commands: commands, do: do, items: map[string]*fyne.MenuItem{}, bar: fyne.NewMainMenu()}
	for _, name := range command.Menus() {
		group := fyne.NewMenu(say("ui.menu." + string(name)))
		for _, c := range commands.All() {
			if c.Menu != name {
				continue
			}
			if c.Apart {
				group.Items = append(group.Items, fyne.NewMenuItemSeparator())
			}
			group.Items = append(group.Items, m.item(c, canvas))
		}
		m.bar.Items = append(m.bar.Items, group)
	}
	return m
}

// item is a command in its menu.
func (m *menu) item(c command.Command, canvas fyne.Canvas) *fyne.MenuItem {
	do := func() { m.do(c.ID) } // the toolkit presses keys of disabled items too
	i := fyne.NewMenuItem(c.Words, do)
	i.IsQuit = c.ID == command.Quit
	for n, key := range c.Keys {
		if n == 0 {
			m.press(i, c, key)
			continue
		}
		canvas.AddShortcut(key, func(fyne.Shortcut) { do() })
	}
	m.items[c.ID] = i
	return i
}

// unwritten are keys that the toolkit hears and does not write: it writes them at a contrast of 1.5.
type unwritten struct{ keys fyne.KeyboardShortcut }

// ShortcutName implements fyne.Shortcut.
func (u unwritten) ShortcutName() string { return u.keys.ShortcutName() }

// press hangs keys on an item. They stand behind its words, in their colour, save where the system draws the menu.
func (m *menu) press(i *fyne.MenuItem, c command.Command, key fyne.KeyboardShortcut) {
	if runtime.GOOS == "darwin" {
		i.Shortcut = key
		return
	}
	i.Shortcut = unwritten{key}
	i.Label += "    " + keyWords(command.Command{Keys: []fyne.KeyboardShortcut{key}})
}

// show enables what is of use now.
func (m *menu) show() {
	changed := false
	for id, i := range m.items {
		if of := m.commands.Enabled(id); of == i.Disabled {
			i.Disabled, changed = !of, true
		}
	}
	if changed {
		m.bar.Refresh()
	}
}
