package interpret

import (
	"context"
	"slices"

	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// notConfirmed is the criterion that a call fails by where another test does not show it.
const notConfirmed = "not_confirmed"

// marked are the variants that marks name, of several that the file calls or failed to call the one; zero where there is no one.
func (in *Interpreter) marked(ctx context.Context, o *ledger.Observations, marks []patient.Mark) ([]variants.Allele, error) {
	var all []variants.Allele
	for _, m := range marks {
		n, err := in.classifier.KnownName(ctx, in.base, o.Assembly, m.Of)
		if err != nil {
			return nil, err
		}
		unseen := func(c germline.Candidate) bool {
			return !slices.ContainsFunc(o.Variants, func(v ledger.Change) bool { return v.Allele == c.Allele })
		}
		one := variants.Allele{}
		if meant := slices.DeleteFunc(n.Candidates, unseen); len(meant) == 1 {
			one = meant[0].Allele
		}
		all = append(all, one)
	}
	return all, nil
}

// settled are the observations with what other tests say of calls: a failed call that another test shows counts as called, one that
// it does not show is taken off, and a call that stands and is not shown by it fails. marked is what the marks name.
func settled(o *ledger.Observations, marks []patient.Mark, marked []variants.Allele) *ledger.Observations {
	of := map[variants.Allele]patient.Mark{}
	for i, m := range marks {
		if m.Tests() && marked[i] != (variants.Allele{}) {
			of[marked[i]] = m
		}
	}
	if len(of) == 0 {
		return o
	}
	out := *o
	out.Variants = nil
	for _, c := range o.Variants {
		m, ok := of[c.Allele]
		switch {
		case !ok:
		case m.Kind == patient.Confirmed && c.State == variants.Filtered:
			c = withCriteria(c, variants.Variant, nil)
		case m.Kind == patient.NotConfirmed && c.State == variants.Filtered:
			continue
		case m.Kind == patient.NotConfirmed:
			c = withCriteria(c, variants.Filtered, append(slices.Clone(c.Evidence.FailedCriteria), ledger.Criterion{Code: notConfirmed, Value: m.Method, Limit: m.On}))
		}
		out.Variants = append(out.Variants, c)
	}
	return &out
}

// withCriteria is a call in another state.
func withCriteria(c ledger.Change, s variants.State, failed []ledger.Criterion) ledger.Change {
	c.State = s
	if c.Evidence != nil {
		e := *c.Evidence
		e.FailedCriteria = failed
		c.Evidence = &e
	}
	return c
}

// afterOtherTests are the observations with the laboratory's own copy numbers, and what the case's marks say of other tests.
func (in *Interpreter) afterOtherTests(ctx context.Context, f *Findings, o *ledger.Observations) (_ *ledger.Observations, err error) {
	if o, err = in.withCopyNumber(o, f.Case.CopyNumber); err != nil {
		return nil, err
	}
	if f.Marked, err = in.marked(ctx, o, f.Case.Marks); err != nil {
		return nil, err
	}
	return settled(o, f.Case.Marks, f.Marked), nil
}
