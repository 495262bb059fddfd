package knowledge

import (
	"slices"
)

// Content is what a table of a base holds: the number of its rows, and a checksum over all their cells in order.
type Content struct {
	Table  string `json:"table"`
	Rows   int    `json:"rows"`
	SHA256 string `json:"sha256"`
}

// updated are the tables that an update may replace; all others are those of the bundled base.
var updated = []string{"class_change", "class_dispute", "class_history", "classification", "clinvar_line", "meta", "score", "source"}

// Fixed reports whether a table is the same in every base that an update makes of the bundled one.
func (c Content) Fixed() bool { return !slices.Contains(updated, c.Table) }
