package search

import "strings"

// Least letters typed of what may stand anywhere in a name, and of what may hold a wrong letter.
const (
	leastInside = 3
	leastSlip   = 4
)

// fit is how well the best of an entry's names fits what was typed, which is folded.
func (e entry) fit(typed string) scored {
	best := scored{e, none, ""}
	for _, n := range e.names {
		if s := fitting(n.folded, typed, e.Group); s < best.score {
			best.score, best.name = s, n.written
		}
	}
	return best
}

func fitting(name, typed string, g Group) int {
	bare := strings.TrimPrefix(strings.TrimPrefix(name, "c."), "p.")
	switch {
	case typed == "":
		return none
	case name == typed, g == Variant && bare == typed:
		return same
	case strings.HasPrefix(name, typed), g == Variant && len(typed) >= leastInside && strings.HasPrefix(bare, typed):
		return begins
	case strings.Contains(name, " "+typed):
		return word
	case len(typed) >= leastInside && strings.Contains(name, typed):
		return holds
	case g != Variant && len(typed) >= leastSlip && near(name, typed):
		return slip
	}
	return none
}

// fold drops what does not tell names apart: case, brackets, double spaces.
func fold(name string) string {
	name = signs.Replace(strings.ToLower(name))
	return strings.Join(strings.Fields(name), " ")
}

var signs = strings.NewReplacer("(", "", ")", "", "=", "")

// near reports whether one letter wrong, too many, too few or two neighbours swapped tell two words apart.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(x)-len(y) > 1 {
		return false
	}
	i := 0
	for i < len(y) && x[i] == y[i] {
		i++
	}
	if len(x) > len(y) {
		return string(x[i+1:]) == string(y[i:])
	}
	if i == len(x) || string(x[i+1:]) == string(y[i+1:]) {
		return true
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && string(x[i+2:]) == string(y[i+2:])
}
