package report

// DrugOpen is what a gene's calls do not exclude, and what it would change for a medicine.
type DrugOpen struct {
	Gene    string   `json:"gene"`
	Alleles []string `json:"alleles"` // pairs of them where the phase is open; bases that no definition knows
	Sites   []string `json:"sites"`   // without a usable call
	// Why is "unread" (sites without a call), "unreadable" (no VCF shows the allele), "phase" (all was read; which changes
	// share a chromosome is not known), "undocumented" (no definition knows the base).
	Why    string `json:"why"`
	Action string `json:"action"` // that it would lead to; "" where nobody knows
	Text   string `json:"text"`
}
