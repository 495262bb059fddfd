package acmg

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"allelens/variants"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// Lookup is what the criteria ask of the knowledge base. *sqlite.Base implements it.
type Lookup interface {
	SpliceSite(ctx context.Context, in variants.Assembly, a variants.Allele) (*knowledge.SpliceSite, error)
	SameProtein(ctx context.Context, gene, hgvsP, hgvsC string) ([]knowledge.Classification, error)
}

// Variant is what the criteria ask of a variant.
type Variant struct {
	Assembly    variants.Assembly
	Allele      variants.Allele
	Name        hgvs.Name
	Founder     bool // a known founder variant: frequency tells nothing of it
	Frequencies []knowledge.Frequency
	Functional  []knowledge.Functional
	Score       *knowledge.Score // nil without one
	// Event is what a change of many bases overlaps; nil for a shorter one.
	Event *Event
	// Haplotype is what the variant does with others of its chromosome; nil where it acts by itself.
	Haplotype *Haplotype
}

// Event is what PVS1 asks of an event that is judged by all that it overlaps.
type Event struct {
	Kind     ledger.EventType // a copy number told as a loss or a gain
	Extent   hgvs.Extent
	Promoter bool // it takes, copies or breaks the promoter
	Coding   bool // it touches coding bases
	Breaks   bool // it parts the transcript, and not only within one intron
	Presumed bool // that a copy lies in tandem is presumed, not shown
	Inserted int  // bases
}

// Haplotype is what variants of one chromosome do together.
type Haplotype struct {
	C, P     string // names of the joint change
	Phase    string // "cis", "unknown"
	Called   bool   // the calls of all stand
	Restored bool   // they lie on one chromosome, where together they keep the protein that one alone cuts short
}

// assessment is the work on one variant.
type assessment struct {
	*Specification
	Variant
	place  hgvs.Description // of the c. name
	lookup Lookup
	found  []Evidence
}

// Assess applies all criteria to a variant. One without a plain c. name is beyond what they are made for, and has
// neither evidence nor a sum.
func (s *Specification) Assess(ctx context.Context, v Variant, l Lookup) ([]Evidence, *Provisional, error) {
	a := assessment{Specification: s, Variant: v, lookup: l}
	var err error
	if a.place, err = hgvs.Parse(v.Name.C); err != nil {
		return nil, nil, nil
	}
	if err := a.pvs1(ctx); err != nil {
		return nil, nil, err
	}
	a.frequency()
	if err := a.ps1(ctx); err != nil {
		return nil, nil, err
	}
	a.ps3bs3()
	a.bp1()
	a.pp3bp4bp7()
	a.retract()
	return a.found, a.combine(), nil
}

// AssessEvent applies PVS1 to an event, and adds it to what is known of the event's bases by other criteria. There is
// no sum without evidence.
func (s *Specification) AssessEvent(e Event, known []Evidence) ([]Evidence, *Provisional) {
	a := assessment{Specification: s}
	a.found = slices.DeleteFunc(slices.Clone(known), func(e Evidence) bool { return e.Code == PVS1 })
	a.event(e)
	if len(a.found) == 0 {
		return a.found, nil
	}
	return a.found, a.combine()
}

// add records a criterion. A code that the panel does not use is never recorded, and a strength
// that it does not allow does not count as met.
func (a *assessment) add(v Verdict, code Code, as Strength, why string, o knowledge.Origin, pairs ...any) {
	if !a.applies(code) {
		return
	}
	if v == Met && !a.allows(code, as) {
		v, why = NotMet, "criterion.strength_not_allowed"
	}
	if v != Met {
		as = None
	}
	e := Evidence{Origin: o, Code: code, Strength: as, Verdict: v, Why: why}
	for i := 0; i+1 < len(pairs); i += 2 {
		e.Values = append(e.Values, variants.Value{Name: fmt.Sprint(pairs[i]), Text: text(pairs[i+1])})
	}
	a.found = append(a.found, e)
}

// onCondition records that a criterion is met if splicing is not altered.
func (a *assessment) onCondition(code Code, as Strength, why string, o knowledge.Origin, pairs ...any) {
	before := len(a.found)
	a.add(Met, code, as, why, o, pairs...)
	for i := range a.found[before:] {
		a.found[before+i].Conditional = a.found[before+i].Verdict == Met
	}
}

// text writes a value; fractions without an exponent.
func text(v any) string {
	if f, ok := v.(float64); ok {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

// met reports whether a code has been found to be met.
func (a *assessment) met(code Code) bool {
	return slices.ContainsFunc(a.found, func(e Evidence) bool { return e.Is(code) })
}

// single are the criteria that rest on what one variant does to the protein by itself.
var single = []Code{PVS1, PM5PTC, PS1, PS3, BS3, BP1}

// retract takes back criteria that rest on a variant's effect alone, where together with another it
// has a different one. A loss of function that is not there counts as not met; what depends on the
// phase, or speaks of another amino acid than the one that results, is not assessed.
func (a *assessment) retract() {
	if a.Haplotype == nil {
		return
	}
	for i, e := range a.found {
		if e.Verdict != Met || !slices.Contains(single, e.Code) {
			continue
		}
		verdict, why := Open, "criterion.joint."+a.Haplotype.Phase
		switch lost := e.Code == PVS1 || e.Code == PM5PTC; {
		case !a.Haplotype.Called:
			why = "criterion.joint.failed"
		case a.Haplotype.Restored && lost:
			verdict, why = NotMet, "criterion.joint.restored"
		}
		a.found[i] = Evidence{Origin: e.Origin, Code: e.Code, Verdict: verdict, Why: why, Values: []variants.Value{
			{Name: "name", Text: a.Haplotype.C}, {Name: "protein", Text: a.Haplotype.P},
		}}
	}
}
