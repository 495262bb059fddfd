package knowledge

import (
	"allelens/variants"
)

// Rearrangement is a published event of 50 bases and more, or of whole exons, of a cancer gene.
type Rearrangement struct {
	Origin
	Gene string
	Type string // "DEL", "DUP", "INS", "INV"
	// Exact: Bases are the first and last base lost, copied or turned, as far to the left as they can
	// stand; of an insertion its two neighbours, or what it replaces. Otherwise they are the bases that are
	// surely touched, and OuterStart and OuterEnd how far the event reaches at most, 0 where that is not
	// known. All positions are of the assembly asked for, 1-based.
	Exact                bool
	Bases                variants.Interval
	OuterStart, OuterEnd int
	Inserted             int    // bases inserted, or in place of lost ones; 0 where none, or not known
	InsertedKind         string // "ALU"; "" for none, or not known
	Name, VariationID    string
	Class                Class
	ClassText            string
	Stars                int // -1 where the source gave no review status
	ReviewStatus         string
}
