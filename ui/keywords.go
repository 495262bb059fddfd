package ui

import (
	"fyne.io/fyne/v2"

	"allelens/ui/command"
)

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
	case fyne.KeyReturn:
		return say("ui.key.enter")
	case fyne.KeyEnter:
		return say("ui.key.keypad")
	case fyne.KeyRight:
		return "→"
	}
	return string(k)
}
