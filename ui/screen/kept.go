package screen

import "allelens/ui/widget"

// kept are controls of a page that is laid out anew when one of them is pressed, by name: the same control stands there afterwards,
// and has the keyboard still.
type kept struct {
	buttons map[string]*widget.Button
	chips   map[string]*widget.Chip
}

// button is the one of a name, with the words and the work that it has now.
func (k *kept) button(name, words string, kind widget.Kind, tapped func()) *widget.Button {
	return again(&k.buttons, name, words, tapped, func() *widget.Button { return widget.NewButton(words, kind, tapped) })
}

// chip is the same of chips.
func (k *kept) chip(name, words string, tapped func()) *widget.Chip {
	return again(&k.chips, name, words, tapped, func() *widget.Chip { return widget.NewChip(words, tapped) })
}

// pressed is a control whose words and work can be changed.
type pressed interface {
	SetTapped(func())
	SetText(string)
}

// again is the control of a name among those held, changed to what it is now; a new one where none is held.
func again[C pressed](held *map[string]C, name, words string, tapped func(), new func() C) C {
	if c, ok := (*held)[name]; ok {
		c.SetTapped(tapped)
		c.SetText(words)
		return c
	}
	if *held == nil {
		*held = map[string]C{}
	}
	c := new()
	(*held)[name] = c
	return c
}
