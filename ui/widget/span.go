package widget

import (
	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"

	"allelens/ui/theme"
)

// Span is a stretch of text in one style. The zero style is regular ink of table size.
type Span struct {
	Text       string
	Bold, Mono bool
	Colour     fyne.ThemeColorName // "" is ink
	Size       fyne.ThemeSizeName  // "" is theme.SizeCell
	Link       bool                // leads on: underlined where colours alone do not tell
}

func (s Span) style() fyne.TextStyle { return fyne.TextStyle{Bold: s.Bold, Monospace: s.Mono} }

func (s Span) colour() fyne.ThemeColorName {
	if s.Colour == "" {
		return theme.ColorInk
	}
	return s.Colour
}

func (s Span) size() fyne.ThemeSizeName {
	if s.Size == "" {
		return theme.SizeCell
	}
	return s.Size
}

// Plain is regular text.
func Plain(text string) Span { return Span{Text: text} }

// Strong is bold text.
func Strong(text string) Span { return Span{Text: text, Bold: true} }

// Muted is secondary text.
func Muted(text string) Span { return Span{Text: text, Colour: theme.ColorMuted} }

// Code is text of fixed width: sequences, positions, names of variants.
func Code(text string) Span { return Span{Text: text, Mono: true} }

// Small is secondary text in the small size.
func Small(text string) Span {
	return Span{Text: text, Colour: theme.ColorMuted, Size: theme.SizeSmall}
}

// In gives the span a colour.
func (s Span) In(c fyne.ThemeColorName) Span { s.Colour = c; return s }

// Link is text that can be pressed.
func Link(text string) Span { return Span{Text: text, Colour: theme.ColorAccent, Link: true} }

// Sized gives the span a size.
func (s Span) Sized(n fyne.ThemeSizeName) Span { s.Size = n; return s }

// fyneText is the size of running text, for buttons, entries and titles of cards.
const fyneText = base.SizeNameText
