package knowledge

import (
	"allelens/variants"
)

// Held is an allele that the base holds a class for, with its coordinates in one build.
type Held struct {
	Gene   string
	Allele variants.Allele
}
