package report

import "slices"

// PlainOutcome is what was found in a gene, as somebody without training needs to know it.
type PlainOutcome string

// Outcomes.
const (
	OutcomeTwo       PlainOutcome = "two"   // more than one harmful change: in which combination is to be cleared first
	OutcomeBoth      PlainOutcome = "both"  // a harmful change in more than one gene
	OutcomeJoint     PlainOutcome = "joint" // a second change may alter the effect of a harmful one
	OutcomeFound     PlainOutcome = "found"
	OutcomeOld       PlainOutcome = "old"       // harmful by a class that is too old to rest anything on
	OutcomeProbable  PlainOutcome = "probable"  // probably harmful, classified by nobody here: urgent
	OutcomeFailed    PlainOutcome = "failed"    // harmful, but the call does not stand
	OutcomeUnchecked PlainOutcome = "unchecked" // listed as harmful, but no review is known
	OutcomeLarge     PlainOutcome = "large"     // a large change whose effect is not settled here
	OutcomeNotHeld   PlainOutcome = "not_held"  // the knowledge base does not hold it: others may
	OutcomeUncertain PlainOutcome = "uncertain" // a source says that nobody knows
	OutcomeOpen      PlainOutcome = "open"      // changes that cannot be judged one by one
	OutcomeUnread    PlainOutcome = "unread"
	OutcomeNone      PlainOutcome = "none"
)

var outcomes = []PlainOutcome{
	OutcomeTwo, OutcomeBoth, OutcomeJoint, OutcomeFound, OutcomeOld, OutcomeProbable, OutcomeFailed, OutcomeUnchecked, OutcomeLarge,
	OutcomeNotHeld, OutcomeUncertain, OutcomeOpen, OutcomeUnread, OutcomeNone,
}

// PlainOutcomes lists all outcomes, the gravest first.
func PlainOutcomes() []PlainOutcome { return slices.Clone(outcomes) }
