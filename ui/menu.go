package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"allelens/report/format"
	"allelens/ui/screen"
	"allelens/ui/theme"
	"allelens/ui/workspace"
)

// menuItems are the items that are not always of use.
type menuItems struct {
	menu              *fyne.MainMenu
	needReport        []*fyne.MenuItem
	undo, cancelItem  *fyne.MenuItem
	update, back      *fyne.MenuItem // of the knowledge base
	undoable, reading bool
	open, shown       bool
}

// Every shortcut hangs on an item of the main menu: those of the canvas do not fire while
// a field has the keyboard.
func (w *Window) mainMenu() *fyne.MainMenu {
	w.menu.undo = item("ui.menu.undo", fyne.KeyZ, w.workspace.Undo)
	w.menu.cancelItem = item("ui.cancel", fyne.KeyPeriod, w.workspace.Cancel)
	edit := []*fyne.MenuItem{
		item("ui.menu.case", fyne.KeyE, w.editCase),
		fyne.NewMenuItem(say("ui.menu.history"), w.AskHistory),
		item("ui.menu.find", fyne.KeyF, w.find),
		fyne.NewMenuItem(say("ui.menu.copy_number"), w.CopyNumber),
		fyne.NewMenuItem(say("ui.menu.thresholds"), w.AskThresholds),
	}
	reports := w.saveItems()
	views := w.screenItems()
	w.menu.needReport = append(append(append(w.menu.needReport, edit...), reports...), views...)
	file := append([]*fyne.MenuItem{item("ui.open", fyne.KeyO, w.OpenFile)}, reports...)
	file = append(file, fyne.NewMenuItemSeparator(), w.menu.cancelItem, item("ui.menu.close", fyne.KeyW, w.workspace.Close))
	views = append(append(views, fyne.NewMenuItemSeparator()), w.lookItems()...)
	w.menu.update, w.menu.back = fyne.NewMenuItem(say("ui.menu.update"), w.UpdateKnowledge), fyne.NewMenuItem(say("ui.update.back"), w.GoBack)
	w.menu.update.Disabled, w.menu.back.Disabled = w.options.Keeper == nil, w.options.Knowledge.Before == ""
	w.menu.menu = fyne.NewMainMenu(
		fyne.NewMenu(say("ui.menu.file"), file...),
		fyne.NewMenu(say("ui.menu.edit"), append([]*fyne.MenuItem{w.menu.undo}, edit...)...),
		fyne.NewMenu(say("ui.menu.view"), views...),
		fyne.NewMenu(say("ui.menu.help"), w.menu.update, w.menu.back, fyne.NewMenuItemSeparator(), w.keysItem(), fyne.NewMenuItem(say("ui.menu.about"), w.about)),
	)
	return w.menu.menu
}

func item(key string, letter fyne.KeyName, action func()) *fyne.MenuItem {
	i := fyne.NewMenuItem(say(key), action)
	i.Shortcut = shortcut(letter)
	return i
}

func shortcut(letter fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: letter, Modifier: fyne.KeyModifierShortcutDefault}
}

// saveItems save in each format; the first has the key for saving.
func (w *Window) saveItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for i, f := range format.All() {
		save := fyne.NewMenuItem(say("format."+f.Name+".save"), func() { w.SaveAs(f.Name) })
		if i == 0 {
			save.Shortcut = shortcut(fyne.KeyS)
		}
		items = append(items, save)
	}
	return items
}

func (w *Window) screenItems() []*fyne.MenuItem {
	keys := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6}
	var items []*fyne.MenuItem
	for i, name := range screen.Names() {
		items = append(items, item("ui.screen."+name, keys[i], func() { w.Go(name, "") }))
	}
	return items
}

func (w *Window) lookItems() []*fyne.MenuItem {
	mode := func(key string, m theme.Mode) *fyne.MenuItem {
		return fyne.NewMenuItem(say(key), func() { w.setLook(w.look.WithMode(m)) })
	}
	scale := func(by float32) func() { return func() { w.setLook(w.look.WithScale(w.look.Scale() + by)) } }
	return []*fyne.MenuItem{
		item("ui.menu.larger", fyne.KeyEqual, scale(theme.ScaleStep)),
		plusItem(scale(theme.ScaleStep)),
		item("ui.menu.smaller", fyne.KeyMinus, scale(-theme.ScaleStep)),
		item("ui.menu.normal", fyne.Key0, func() { w.setLook(w.look.WithScale(1)) }),
		fyne.NewMenuItemSeparator(),
		mode("ui.menu.light", theme.Light), mode("ui.menu.dark", theme.Dark),
		mode("ui.menu.contrast", theme.Contrast), mode("ui.menu.system", theme.System),
	}
}

// plusItem is the larger text under the key that needs Shift on some keyboards.
func plusItem(action func()) *fyne.MenuItem { return item("ui.menu.larger_plus", fyne.KeyPlus, action) }

func (w *Window) keysItem() *fyne.MenuItem {
	i := fyne.NewMenuItem(say("ui.menu.keys"), w.showKeys)
	i.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyF1}
	return i
}

// setLook changes colours or the size of text.
func (w *Window) setLook(t theme.Theme) {
	w.look = t
	w.app.Settings().SetTheme(t)
}

// show enables what can be done in a state.
func (m *menuItems) show(s workspace.State) {
	open, reading := s.Status == workspace.Open, s.Status == workspace.Loading
	if m.menu == nil || m.open == open && m.reading == reading && m.undoable == s.CanUndo && m.shown {
		return
	}
	m.open, m.reading, m.undoable, m.shown = open, reading, s.CanUndo, true
	for _, i := range m.needReport {
		i.Disabled = !open
	}
	m.undo.Disabled, m.cancelItem.Disabled = !s.CanUndo, !reading
	m.menu.Refresh()
}
