// Package acmg applies criteria of ACMG/AMP 2015 to a variant, as the specification of its gene words them: typed
// criteria, their strengths, evidence with its numbers and its source, and the points that they add up to. Whatever
// differs between genes stands in the specification's rows; a gene without one gets no evidence.
package acmg

import (
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// Code is a criterion of ACMG/AMP 2015.
type Code string

// The criteria that are assessed. PM5PTC is PM5 for premature stop codons, in the strength that the exon has.
const (
	PVS1   Code = "PVS1"
	PS1    Code = "PS1"
	PS3    Code = "PS3"
	PM2    Code = "PM2"
	PM5PTC Code = "PM5_PTC"
	PP3    Code = "PP3"
	BA1    Code = "BA1"
	BS1    Code = "BS1"
	BS3    Code = "BS3"
	BP1    Code = "BP1"
	BP4    Code = "BP4"
	BP7    Code = "BP7"
)

// Base is the criterion without its variety: PM5 of PM5_PTC.
func (c Code) Base() Code {
	base, _, _ := strings.Cut(string(c), "_")
	return Code(base)
}

// Benign reports whether the criterion speaks for a benign variant.
func (c Code) Benign() bool { return strings.HasPrefix(string(c), "B") }

// Strength is the weight of a criterion that is met.
type Strength string

// Strengths, least first; None is that of a criterion that is not met.
const (
	None       Strength = ""
	Supporting Strength = "supporting"
	Moderate   Strength = "moderate"
	Strong     Strength = "strong"
	VeryStrong Strength = "very_strong"
	StandAlone Strength = "stand_alone"
)

// strengths are in order.
var strengths = []Strength{None, Supporting, Moderate, Strong, VeryStrong, StandAlone}

// rank orders strengths.
func (s Strength) rank() int { return slices.Index(strengths, s) }

// Verdict is what came of looking at a criterion.
type Verdict string

// Verdicts. Open: it could not be assessed, which speaks for neither side.
const (
	Met    Verdict = "met"
	NotMet Verdict = "not_met"
	Open   Verdict = "not_assessed"
)

// Evidence is one criterion as it was applied, with the row that it rests on.
type Evidence struct {
	knowledge.Origin
	Code     Code
	Strength Strength // None unless met
	Verdict  Verdict
	Why      string           // catalogue code of the reason
	Values   []variants.Value // the numbers and names in the reason
	// Conditional: it counts on the condition that splicing is not altered, for which there is no score.
	Conditional bool
}

// Is reports whether the criterion of a code is met.
func (e Evidence) Is(c Code) bool { return e.Code == c && e.Verdict == Met }
