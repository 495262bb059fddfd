package report

import (
	"slices"
	"strings"
)

// Paper is the size of the pages of a printed report.
type Paper string

// Sizes of paper, in points: A4 is 595.28 by 841.89, Letter 612 by 792.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// letterRegions are the regions that print on Letter: those that the Unicode locale data (CLDR) lists as US-Letter.
var letterRegions = strings.Fields("BZ CA CL CO CR GT MX NI PA PH PR SV US VE")

// PaperOf is the usual paper of a locale such as "en_US.UTF-8" or "es-MX": A4 where its region is not known.
func PaperOf(locale string) Paper {
	parts := strings.FieldsFunc(locale, func(r rune) bool { return r == '_' || r == '-' || r == '.' || r == '@' })
	for _, p := range parts[min(1, len(parts)):] {
		if slices.Contains(letterRegions, p) {
			return Letter
		}
	}
	return A4
}
