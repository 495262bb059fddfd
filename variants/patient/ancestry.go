package patient

import (
	"slices"
	"strings"
)

// Ancestry is one of the ancestries that a person states: for the dose of warfarin, HLA and scores.
type Ancestry string

// Ancestries.
const (
	European   Ancestry = "european"
	African    Ancestry = "african"
	EastAsian  Ancestry = "east_asian"
	SouthAsian Ancestry = "south_asian"
	Ashkenazi  Ancestry = "ashkenazi"
	Mixed      Ancestry = "mixed"
	Other      Ancestry = "other"
)

// Ancestries lists those that can be given.
func Ancestries() []Ancestry {
	return []Ancestry{European, African, EastAsian, SouthAsian, Ashkenazi, Mixed, Other}
}

// ParseAncestries reads "european,ashkenazi"; wrong is the part that is none.
func ParseAncestries(text string) (all []Ancestry, wrong string) {
	for _, part := range listed(text) {
		a := Ancestry(strings.ToLower(part))
		if !slices.Contains(Ancestries(), a) {
			return nil, part
		}
		if !slices.Contains(all, a) {
			all = append(all, a)
		}
	}
	return all, ""
}

// FormatAncestries writes ancestries as ParseAncestries reads them.
func FormatAncestries(all []Ancestry) string {
	words := make([]string, len(all))
	for i, a := range all {
		words[i] = string(a)
	}
	return strings.Join(words, ",")
}
