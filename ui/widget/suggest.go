package widget

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/ui/theme"
)

// mostSuggestions is how many names are offered at once: about three lines of chips.
const mostSuggestions = 6

// Suggest is a field that offers known names while one types. The names stand below the
// field, where Tab reaches them; Enter takes the first.
type Suggest struct {
	*fyne.Container
	Entry  *Entry
	names  []string
	offers *fyne.Container
	chosen func(string)
	// Near, if set, finds names for what no known name begins with or contains. They are offered
	// with a question, and never taken by Enter.
	Near func(names []string, typed string) []string
	// Ask is the question: "Did you mean"
	Ask string
	// OnOffer is called when the offers, and so the height, change.
	OnOffer func()
}

// NewSuggest makes the field; chosen gets a name that was picked, or what was typed when no
// name begins with it.
func NewSuggest(placeholder string, names []string, chosen func(string)) *Suggest {
	s := &Suggest{Entry: NewEntry(placeholder), names: names, offers: Flow(theme.Gap), chosen: chosen}
	s.offers.Hide()
	s.Entry.OnChanged = func(string) { s.offer() }
	s.Entry.OnSubmitted = s.submit
	s.Container = Stack(6, s.Entry, s.offers)
	return s
}

// SetNames replaces the known names.
func (s *Suggest) SetNames(names []string) { s.names = names }

// Offers lists the names on offer.
func (s *Suggest) Offers() []string { return matching(s.names, s.Entry.Text, mostSuggestions) }

// Meant lists the names that what was typed may have been meant for.
func (s *Suggest) Meant() []string {
	if s.Near == nil || len(s.Offers()) > 0 {
		return nil
	}
	near := s.Near(s.names, s.Entry.Text)
	return near[:min(len(near), mostSuggestions)]
}

func (s *Suggest) offer() {
	s.offers.RemoveAll()
	for _, name := range s.Offers() {
		s.offers.Add(NewChip(name, func() { s.take(name) }))
	}
	if near := s.Meant(); len(near) > 0 {
		s.offers.Add(NewLine(Muted(s.Ask)))
		for _, name := range near {
			s.offers.Add(NewChip(name, func() { s.take(name) }))
		}
	}
	s.offers.Hidden = len(s.offers.Objects) == 0
	s.Container.Refresh()
	if s.OnOffer != nil {
		s.OnOffer()
	}
}

func (s *Suggest) submit(typed string) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return
	}
	if offers := s.Offers(); len(offers) > 0 {
		typed = offers[0]
	}
	s.take(typed)
}

func (s *Suggest) take(name string) {
	s.Entry.SetText("")
	s.chosen(name)
}

// matching lists names that begin with the text, then those that contain it, in order.
func matching(names []string, text string, most int) []string {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return nil
	}
	var begin, contain []string
	for _, name := range names {
		switch at := strings.Index(strings.ToLower(name), text); {
		case at == 0:
			begin = append(begin, name)
		case at > 0:
			contain = append(contain, name)
		}
	}
	all := append(begin, contain...)
	return all[:min(len(all), most)]
}
