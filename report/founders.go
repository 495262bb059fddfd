package report

// FounderEvent is a founder rearrangement. Status is "found", "not_listed" (the file lists large changes of the
// gene, and not this one, which excludes nothing) or "not_assessable" (it lists none).
type FounderEvent struct {
	Name        string   `json:"name"`
	Populations []string `json:"populations"`
	Status      string   `json:"status"`
	Origin      Origin   `json:"origin"`
}

// Founders is what the file says of the places of the gene's founder variants.
type Founders struct {
	// Events are the gene's founder rearrangements, which lines of small variants do not show.
	Events    []FounderEvent `json:"events"`
	Total     int            `json:"total"`
	Called    int            `json:"called"`
	Reference int            `json:"reference"` // all bases were seen
	Assumed   int            `json:"assumed"`   // reference by declaration only
	Unknown   int            `json:"open"`      // neither called nor seen as reference
	Text      string         `json:"text"`
}
