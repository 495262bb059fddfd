package report

// Verification says how much of a section was checked at a source that was read.
type Verification struct {
	Section string `json:"section"` // "cancer", "risk", "management", "family", "explained", "oncology", "drugs", "genes"
	Total   int    `json:"total"`   // statements of the section
	Checked int    `json:"checked"` // of them those that a source was read for, or that are rules of this program
	Rules   int    `json:"rules"`   // of them the rules of this program
	Text    string `json:"text"`
	// Unchecked are the rows that are neither.
	Unchecked []Origin `json:"unchecked"`
}
