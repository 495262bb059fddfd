package ui

import (
	"fyne.io/fyne/v2"

	"allelens/ui/command"
	"allelens/ui/form"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

// Rows of the palette, and its height in points.
const (
	paletteRows           = 9
	paletteHeight float32 = 460
)

// palette finds commands by their words, and what the open report shows.
type palette struct {
	*Window
	entry *widget.Entry
	rows  *fyne.Container
	list  *widget.Pane
	found []func()
}

// showPalette puts the palette in front of the window. Enter carries out the first row.
func (w *Window) showPalette() {
	p := &palette{Window: w, entry: widget.NewEntry(say("ui.palette.hint")), rows: widget.Stack(4)}
	p.list = widget.NewPane(p.rows)
	p.entry.OnChanged = p.find
	p.entry.OnSubmitted = func(string) {
		if len(p.found) > 0 {
			p.found[0]()
		}
	}
	content := widget.Padded(20, widget.Stack(2*theme.Gap, p.entry, widget.Sized(form.Width-40, paletteHeight, p.list)))
	w.inFront(form.Width, content, p.entry)
	w.aside = true
	p.find("")
}

// find lists the candidates for a search text.
func (p *palette) find(words string) {
	p.rows.RemoveAll()
	p.found = nil
	for i, c := range p.commands.Find(words) {
		if i == paletteRows {
			break
		}
		p.row(c.Words, keyWords(c), func() { p.Do(c.ID) })
	}
	if words != "" && p.workspace.State().Status == workspace.Open {
		p.row(say("ui.palette.search", "words", words), "", func() { p.Search(words) })
	}
	if len(p.found) == 0 {
		p.rows.Add(widget.NewText(widget.Small(say("ui.palette.none"))))
	}
	p.list.Replace(p.rows)
}

// row is one thing that can be done.
func (p *palette) row(words, keys string, do func()) {
	act := func() { p.dismiss(); do() }
	p.found = append(p.found, act)
	card := widget.NewPressCard(widget.GrowingRow(8, 0, widget.NewLine(widget.Plain(words)), widget.NewLine(widget.Small(keys))), act)
	card.OnFocus = func() { p.list.Reveal(card) }
	p.rows.Add(card)
}

// keyWords are the keys of a command in words; "" where it has none.
func keyWords(c command.Command) string {
	words := ""
	for i, k := range c.Keys {
		if i > 0 {
			words += ", "
		}
		for _, m := range []struct {
			of  fyne.KeyModifier
			key string
		}{{fyne.KeyModifierShortcutDefault, "ui.key.ctrl"}, {fyne.KeyModifierShift, "ui.key.shift"}, {fyne.KeyModifierAlt, "ui.key.alt"}} {
			if k.Mod()&m.of != 0 {
				words += say(m.key) + "+"
			}
		}
		words += keyName(k.Key())
	}
	return words
}

// keyName is what stands on a key.
func keyName(k fyne.KeyName) string {
	switch k {
	case fyne.KeyLeft:
		return "←"
	case fyne.KeyRight:
		return "→"
	}
	return string(k)
}
