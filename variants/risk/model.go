// Package risk holds what studies say about the cancer risk of carriers, and what bodies
// advise. Figures are given only for pathogenic and likely pathogenic variants.
package risk

import "allelens/variants/knowledge"

// Curve is the published cumulative risk of one cancer for carriers of one gene, all points
// from one study. Sex is "female", "male" or "both".
type Curve struct {
	Gene, Cancer, Sex string
	Points            []knowledge.RiskPoint // by age
	Population        []knowledge.RiskPoint // by age; empty when not known
	Study, PMID       string
	Ahead             Ahead  // from the person's age on
	Variant           string // c. name of the variant whose own figures these are; "" for the gene's
}

// Left is a figure that is not given because it does not apply to this person: the organ was "removed", or the
// person has "had" the cancer, or another one first ("other_first", "other_first_given": see Person.left).
type Left struct {
	Gene, Cancer, Sex, Reason string
}

// Figure is a published figure that is no curve. Variant is the c. name of the variant whose own figure it is; "" for
// the gene's.
type Figure struct {
	knowledge.RiskFigure
	Variant string
}

// Base is what the knowledge base says, by gene; gene "" is the population.
type Base struct {
	Cancers    []knowledge.Cancer               // in the order of a report
	Studies    []string                         // that curves are taken from: the first that has figures for a gene, cancer and sex
	Points     map[string][]knowledge.RiskPoint // to an age
	Intervals  []knowledge.RiskPoint            // over other times, of all genes
	Figures    []knowledge.RiskFigure           // that are no curves, of all genes
	Management map[string][]knowledge.ManagementItem
}

// Result is what applies to this person.
type Result struct {
	Curves     []Curve
	After      []After  // of a second breast cancer, for who has had one
	Figures    []Figure // that are no curves
	Left       []Left
	Management []knowledge.ManagementItem
	// ForCarriers are the items of the carrier's gene for people of either sex, of the bodies chosen: what relatives who carry
	// the variant would be offered. Empty where the gene's programme does not hold.
	ForCarriers []knowledge.ManagementItem
	// Suppressed says why there is no figure: a catalogue code ("risk.suppressed.<code>":
	// "not_assessed", "none_found", "uncertain_only", "probable_only", "filtered_only", "joint",
	// "reduced_penetrance", "own_programme" where only the programme is held, "old_class", "no_review_status", "biallelic"), "" where there is one.
	Suppressed string
	// Cautions are codes ("risk.caution.<code>") about figures that are shown: "two_variants" of one copy,
	// since the studies followed carriers of one; "own_figures" where they are those of a variant, with lower
	// risks than the gene's.
	Cautions []string
}
