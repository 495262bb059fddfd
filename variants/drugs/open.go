package drugs

import (
	"slices"

	"allelens/variants/knowledge"
	"allelens/variants/pgx"
)

// Unexcluded is what a gene's calls do not exclude and what it would change for a drug.
type Unexcluded struct {
	Gene    string
	Alleles []string // pairs of them for pgx.Phase, sites with their bases for pgx.Undocumented
	Why     pgx.OpenBy
	Sites   []string // without a usable call
	// Action is what the drug would ask for with them; "" where nobody knows what they do.
	Action Action
	// Other: it is another dose that they would lead to, under the same action.
	Other bool
}

// consequence is one thing that a gene's result would be with what is not excluded.
type consequence struct {
	why       pgx.OpenBy
	diplotype pgx.Diplotype
	genotype  *genotype
	names     []string
	sites     []string
}

// consequencesOf groups what a gene's calls do not exclude by the keys that guidance would be looked up with.
func consequencesOf(result pgx.Result, named map[string]bool) []consequence {
	var all []consequence
	at := make(map[string]int)
	for _, o := range result.Open {
		for _, d := range o.Diplotypes {
			words := string(o.Why) + "\n" + consequenceOf(d, named)
			i, seen := at[words]
			if !seen {
				i = len(all)
				at[words] = i
				one := pgx.Result{Gene: result.Gene, Source: result.Source, Recommendation: []pgx.Diplotype{d}}
				all = append(all, consequence{why: o.Why, diplotype: d, genotype: newGenotype(result.Gene, one, named)})
			}
			all[i].names = appendNew(all[i].names, o.Name)
			for _, s := range o.Sites {
				all[i].sites = appendNew(all[i].sites, s)
			}
		}
	}
	return all
}

// consequenceOf are the keys of a diplotype that guidance may use, as one text.
func consequenceOf(d pgx.Diplotype, named map[string]bool) string {
	words := d.Phenotype + "\n" + d.ActivityScore
	for _, k := range d.LookupKeys {
		if named[k] {
			words += "\n" + k
		}
	}
	for _, k := range []string{ofDiplotype + d.Label, "carrier:" + d.Allele1, "carrier:" + d.Allele2} {
		if named[k] {
			words += "\n" + k
		}
	}
	return words
}

// leaveOpen notes what is not excluded and would change a drug's advice, base being the advice by the calls that stand.
// Where it asks for more than a medicine that is left as it is, the gene has to be tested first: a usual dose never
// rests on what was not read.
func (a *Advisor) leaveOpen(e entry, r *Result, base Result, genotypes byGene, acting map[string][]knowledge.Modulator) {
	if r.Action == NotAssessable {
		return
	}
	for _, gene := range e.genes {
		g := genotypes.of(gene)
		if !g.called {
			continue
		}
		within := a.within(e, gene, genotypes, acting)
		known := a.knownAdvice(within, g, genotypes, acting)
		for _, c := range g.open {
			if e.sameKeys(gene, c.genotype, g) {
				continue
			}
			said := a.under(within, genotypes.with(gene, c.genotype), acting)
			if said.Action.Urgency() >= NoGuidance.Urgency() || !said.asks() && !base.asks() || known()[said.advice()] {
				continue
			}
			r.unexclude(gene, c, said.Action, base)
		}
		for _, o := range g.result.Open {
			if o.Why == pgx.Undocumented {
				r.unexclude(gene, consequence{why: o.Why, names: []string{o.Name}}, "", base)
			}
		}
	}
	if r.unread() && r.Action.Urgency() > TestFirst.Urgency() {
		r.Action, r.Disagreement = TestFirst, nil
		r.Strength, r.Body = deciding(*r)
	}
}

// ReadFirst reports whether what was not read of a gene has to be read before the medicine: with it more would be asked for
// than the genes ask for now, or another dose.
func (r Result) ReadFirst(u Unexcluded) bool {
	if r.ByGenes != nil {
		r = *r.ByGenes
	}
	more := r.Action == TestFirst || u.Action.Urgency() < r.Action.Urgency() || r.Action == ChangeDose && u.Other
	return u.Why == pgx.Unread && u.Action.Urgency() < Standard.Urgency() && more
}

// unread: what is not excluded because it was or cannot be read asks for something.
func (r *Result) unread() bool {
	return slices.ContainsFunc(r.Open, func(u Unexcluded) bool {
		return (u.Why == pgx.Unread || u.Why == pgx.Unreadable) && u.Action.Urgency() < Standard.Urgency()
	})
}

// knownAdvice is the advice under each of a gene's possible results, worked out when first asked for.
func (a *Advisor) knownAdvice(e entry, g *genotype, genotypes byGene, acting map[string][]knowledge.Modulator) func() map[string]bool {
	var known map[string]bool
	return func() map[string]bool {
		if known != nil {
			return known
		}
		known = make(map[string]bool)
		for _, s := range g.standings {
			one := *g
			one.standings = []standing{s}
			known[a.under(e, genotypes.with(g.gene, &one), acting).advice()] = true
		}
		return known
	}
}

// sameKeys reports whether, of the keys that a drug's rows ask for, a possible result has the same.
func (e entry) sameKeys(gene string, one, g *genotype) bool {
	return slices.ContainsFunc(g.standings, func(s standing) bool {
		for _, m := range e.current {
			if key := m.Lookup[gene]; key != "" && s.keys[key] != one.standings[0].keys[key] {
				return false
			}
		}
		return true
	})
}

// unexclude adds what is not excluded, one entry for each gene, reason and action.
func (r *Result) unexclude(gene string, c consequence, action Action, base Result) {
	at := slices.IndexFunc(r.Open, func(u Unexcluded) bool { return u.Gene == gene && u.Why == c.why && u.Action == action })
	if at < 0 {
		at = len(r.Open)
		r.Open = append(r.Open, Unexcluded{Gene: gene, Why: c.why, Action: action, Other: action == base.Action})
	}
	u := &r.Open[at]
	for _, n := range c.names {
		u.Alleles = appendNew(u.Alleles, n)
	}
	for _, s := range c.sites {
		u.Sites = appendNew(u.Sites, s)
	}
}

// matters reports whether a result of a gene without a usable one may ask for something else.
func (r Result) matters(gene string) bool {
	i := slices.IndexFunc(r.IfKnown, func(p WhatIf) bool { return p.Gene == gene })
	return i < 0 || slices.ContainsFunc(r.IfKnown[i].Changes, func(c Change) bool {
		return c.Action.Urgency() < Standard.Urgency() || r.asks() && c.Action.Urgency() < NoGuidance.Urgency()
	})
}

// Incomplete reports whether the advice could be another: an allele that is not excluded, a call that does not stand, or
// a gene without a usable result would change it, or nobody knows what a change outside the definitions does.
func (r Result) Incomplete() bool {
	missing := func(u Unexcluded) bool { return u.Why != pgx.Phase }
	unjudged := func(g GeneResult) bool { return g.Unjudged }
	return r.Action != NotAssessable && (slices.ContainsFunc(r.Results, unjudged) || slices.ContainsFunc(r.Open, missing) || len(r.Hangs) > 0 || slices.ContainsFunc(r.Needs, r.matters))
}
