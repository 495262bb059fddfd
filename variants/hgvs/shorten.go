package hgvs

import (
	"strconv"

	"allelens/variants"
)

// mostInserted is how many inserted bases, and mostResidues how many new amino acids, a short name spells out.
const (
	mostInserted = 50
	mostResidues = 16
)

var (
	insertedBases    = variants.Pattern(`ins([ACGT]+)`)
	insertedResidues = variants.Pattern(`ins((?:[A-Z][a-z]{2})+)`)
)

// Shorten writes a name with the number of inserted bases, or amino acids, in place of a long row of them, as HGVS
// has it: "c.156_157insN[281]", "p.(Ile3114_Lys3115insXaa[62])". It then no longer tells the change by itself.
func Shorten(name string) string {
	name = insertedBases().ReplaceAllStringFunc(name, func(found string) string {
		if n := len(found) - len("ins"); n > mostInserted {
			return "insN[" + strconv.Itoa(n) + "]"
		}
		return found
	})
	return insertedResidues().ReplaceAllStringFunc(name, func(found string) string {
		if n := (len(found) - len("ins")) / 3; n > mostResidues {
			return "insXaa[" + strconv.Itoa(n) + "]"
		}
		return found
	})
}
