package ui

import (
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
	for n, key := range c.Keys {
		if n == 0 {
			i.Shortcut = key
			continue
		}
		canvas.AddShortcut(key, func(fyne.Shortcut) { do() })
	}
	m.items[c.ID] = i
	return i
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
