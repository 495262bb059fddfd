package widget

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report/text"
)

// What a screen reader says of our widgets, where the program is built with the tag accessibility: on Windows and macOS.
// The toolkit knows four roles: button, text, link and container.

var (
	_ fyne.Accessible = (*Button)(nil)
	_ fyne.Accessible = (*Chip)(nil)
	_ fyne.Accessible = (*NavItem)(nil)
	_ fyne.Accessible = (*Check)(nil)
	_ fyne.Accessible = (*ChoiceCard)(nil)
	_ fyne.Accessible = (*PressCard)(nil)
	_ fyne.Accessible = (*Segments)(nil)
	_ fyne.Accessible = (*Text)(nil)
	_ fyne.Accessible = (*badge)(nil)
)

// AccessibilityRole implements fyne.Accessible.
func (p *pressable) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel implements fyne.Accessible.
func (b *Button) AccessibilityLabel() string { return b.text }

// AccessibilityLabel implements fyne.Accessible.
func (c *Chip) AccessibilityLabel() string { return chosen(c.text, c.selected) }

// AccessibilityLabel implements fyne.Accessible.
func (n *NavItem) AccessibilityLabel() string { return chosen(n.text, n.selected) }

// AccessibilityLabel implements fyne.Accessible.
func (c *Check) AccessibilityLabel() string { return chosen(c.text, c.on) }

// AccessibilityLabel implements fyne.Accessible.
func (c *ChoiceCard) AccessibilityLabel() string { return chosen(c.title, c.on) }

// AccessibilityLabel implements fyne.Accessible: the words that the card frames.
func (c *PressCard) AccessibilityLabel() string {
	if words, ok := c.content.(*Text); ok {
		return words.String()
	}
	return ""
}

// AccessibilityLabel implements fyne.Accessible: all that can be chosen.
func (s *Segments) AccessibilityLabel() string {
	words := make([]string, len(s.all))
	for i, one := range s.all {
		words[i] = chosen(one.Words, one.Value == s.chosen)
	}
	return strings.Join(words, "; ")
}

// AccessibilityLabel implements fyne.Accessible.
func (h *gridHead) AccessibilityLabel() string { return h.label }

// AccessibilityLabel implements fyne.Accessible.
func (t *Text) AccessibilityLabel() string { return t.String() }

// AccessibilityRole implements fyne.Accessible.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel implements fyne.Accessible.
func (b *badge) AccessibilityLabel() string { return b.word }

// AccessibilityRole implements fyne.Accessible.
func (b *badge) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// chosen says a choice and whether it is made.
func chosen(words string, on bool) string {
	key := "ui.say.off"
	if on {
		key = "ui.say.on"
	}
	return words + ", " + text.Default().Text(key)
}
