// Package drugs matches gene results with guideline rows: what to do with a medicine, by
// whom it is said, and where the bodies disagree.
package drugs

import (
	"slices"

	"allelens/variants/knowledge"
	"allelens/variants/pgx"
)

// Action is what to do, in the words of the report file.
type Action string

// Actions, most urgent first.
const (
	Contraindicated Action = "contraindicated"
	Avoid           Action = "avoid"
	Alternative     Action = "alternative"
	ChangeDose      Action = "change_dose"
	TestFirst       Action = "test_first"
	Monitor         Action = "monitor"
	Standard        Action = "standard"
	NoGuidance      Action = "no_guidance"
	NotHeld         Action = "not_held" // bodies speak of the pair, and no row of this result is held
	NotAssessable   Action = "not_assessable"
)

// Match is one guideline row that applies to this person.
type Match struct {
	knowledge.Recommendation
	Action            Action
	DoseChangePercent *float64 // change of the usual dose: -50 means half; nil when the row gives none
	MaxDose           string   // "20 mg/day"; "" when none
	Dose              Dose     // how it changes the usual dose
	// Diplotypes are those (gene to label) under which the row applies; with several possible
	// diplotypes not every row applies to all of them.
	Diplotypes []map[string]string
	// ForAll: the row applies under every possible diplotype.
	ForAll bool
	asks   []ask // the lookup, by gene
	// outranked are the lookups of rows of its guideline and population that speak in its place where they apply.
	outranked [][]ask
	same      []lookup // of rows that say the same under other scores of the result
	parts     []Fact   // the facts, taken apart
	// conditional: it holds for some patients only, or says something else to some.
	conditional bool
}

// GeneResult is one gene's result as it bears on a drug.
type GeneResult struct {
	Gene, Diplotype, Phenotype, ActivityScore string
	// Found lists the alleles seen where their phase is not known and no diplotype is claimed.
	Found []string
	// Adjusted phenotype and score beside other medicines; "" where none changes them.
	AdjustedPhenotype, AdjustedScore string
	Called                           bool
	Assumed                          bool // the result rests on sites that were assumed
	Unjudged                         bool // the gene is changed outside its definitions, so that it may not work
}

// Result is what is said about one drug.
type Result struct {
	Drug    knowledge.Drug
	Genes   []string
	Results []GeneResult
	// Action is the most urgent that the current rows of all bodies and populations ask for
	// under every possible diplotype; TestFirst where something more urgent than Standard is
	// asked for under some diplotypes and nothing under others. Where a gene was called and no current row speaks of the
	// result: Standard where all genes are as usual and all bodies that name the pair name only results that need a
	// change, else NotHeld. NoGuidance where bodies say that they have none; NotAssessable where no gene was called. TestFirst, too, where
	// a body asks for a missing result of one of the patient's medicines and nothing more urgent is known.
	Action       Action
	Matches      []Match
	Superseded   []Match  // rows that apply but are no longer current
	Disagreement []string // bodies whose action differs from the drug's, "CPIC:avoid" …; empty when they agree
	OnList       bool     // taken or planned
	Status       Status   // "" for a medicine that is not on the list
	Needs        []string // genes without a usable result
	Discordant   []string // of these, genes whose results contradict each other
	Branches     bool     // possible diplotypes lead to different guidance
	Unnamed      bool     // no row speaks of the result, since no body names a change for it: Standard
	// Strength and Body are those of the row that decides; "" where none does.
	Strength, Body string
	Areas, Brands  []string                 // areas of medicine as codes; trade names
	Listed         []knowledge.GeneDrugPair // by CPIC and FDA, whether or not rows are held
	// Conversions are what other medicines make of the gene results; guidance then follows the
	// adjusted phenotypes, and Alone is the result by genotype alone. nil without conversions.
	Conversions []Conversion
	Alone       *Result
	// OwnRule: the advice differs from Alone by a rule that no body has agreed on, so that no body's strength goes with it.
	OwnRule bool
	// Tests are who asks for the result of a gene in Needs before the medicine's first dose, the strongest wish first.
	Tests []knowledge.TestBefore
	// IfKnown says what results of the genes in Needs would change.
	IfKnown []WhatIf
	// Questions are what the advice depends on and nobody has told.
	Questions []Question
	// Hangs are the genes with unsettled calls on which the advice hangs: it differs by whether they are real.
	Hangs []Hang
	// Harm is how bad it is to give the drug against a gene's result: 1 to 4, the worst; the highest of its genes.
	Harm int
	// Open is what the genes' calls do not exclude and would change the advice.
	Open []Unexcluded
	// Most and Least are the most and the least urgent of the actions that the genes' possible results lead to; ""
	// where no gene was called.
	Most, Least Action
	// Interactions are what this medicine asks for beside others of the patient's; Unchecked are those beside which
	// nothing is held.
	Interactions []Interaction
	Unchecked    []string
	// ByGenes is the result without regard to interactions, where these ask for more; nil else.
	ByGenes *Result
}

// Hang is a gene with changes that were seen in calls that do not stand, and what they would mean for a drug.
type Hang struct {
	Gene  string
	Calls []pgx.Unsettled
	// Outcomes are the gene's possible results: first those that the calls which stand lead to, then those that
	// hold if the others are real.
	Outcomes []Outcome
}

// Outcome is one possible result of a gene and the action that it leads to.
type Outcome struct {
	Diplotype, Phenotype, ActivityScore string
	Action                              Action
	Real                                bool // holds if an unsettled call is real
}

// Conversion is what other medicines make of one gene's result.
type Conversion struct {
	Gene      string
	Effect    string   // "inhibitor", "inducer"; "opposed" where both act, "unadjusted" where no rule says how: then nothing is adjusted
	Strength  string   // of the strongest
	Medicines []string // that act, by name
	From, To  string   // phenotypes, with the activity score where the gene has one
	Rule      knowledge.Origin
	Verified  bool // the rule and the medicines' effects were checked at the source
}

// WhatIf is what a gene without a usable result could change.
type WhatIf struct {
	Gene    string
	Changes []Change // empty where no result would change the action
}

// Change is an action that other results of a gene would lead to.
type Change struct {
	Action     Action
	Phenotypes []string
}

// Assumed reports whether any gene result behind the drug rests on assumed sites.
func (r Result) Assumed() bool {
	return slices.ContainsFunc(r.Results, func(g GeneResult) bool { return g.Assumed })
}
