// Package risk holds what studies say about the cancer risk of carriers, and what bodies
// advise. Figures are given only for pathogenic and likely pathogenic variants.
package risk

import "allelens/variants/knowledge"

// Curve is the published cumulative risk of one cancer for carriers of one gene.
type Curve struct {
	Gene, Cancer, Sex string
	Points            []knowledge.RiskPoint // by age
	Population        []knowledge.RiskPoint // by age; empty when not known
	Study, PMID       string
}

// Result is what applies to this person.
type Result struct {
	Curves     []Curve
	Management []knowledge.ManagementItem
	// Suppressed says why there is no figure: a catalogue code, "" where there is one.
	Suppressed string
}
