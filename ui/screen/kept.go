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
	b, held := k.buttons[name]
	if !held {
		b = widget.NewButton(words, kind, tapped)
		if k.buttons == nil {
			k.buttons = map[string]*widget.Button{}
		}
		k.buttons[name] = b
		return b
	}
	b.SetTapped(tapped)
	b.SetText(words)
	return b
}

// chip is the same of chips.
func (k *kept) chip(name, words string, tapped func()) *widget.Chip {
	c, held := k.chips[name]
	if !held {
		c = widget.NewChip(words, tapped)
		if k.chips == nil {
			k.chips = map[string]*widget.Chip{}
		}
		k.chips[name] = c
		return c
	}
	c.SetTapped(tapped)
	c.SetText(words)
	return c
}
