package drugs

import (
	"maps"

	"allelens/variants/knowledge"
	"allelens/variants/pgx"
)

// hang settles a drug's action where calls behind it are unsettled. Where all that they may mean lead to the same, it
// is acted on. Where the advice differs, the gene has to be tested first, unless what stands without these calls
// asks for more.
func (a *Advisor) hang(e entry, r *Result, genotypes map[string]genotype, acting map[string][]knowledge.Modulator) {
	settled := maps.Clone(genotypes)
	var open []string
	for _, gene := range e.genes {
		if g := genotypes[gene]; len(g.result.IfReal) > 0 {
			settled[gene] = newGenotype(gene, settledOf(g.result), a.converter.named)
			open = append(open, gene)
		}
	}
	if len(open) == 0 || !r.open() {
		return
	}
	base := a.under(e, settled, acting)
	if base.Most == r.Most && base.Least == r.Least {
		return // what differs hangs on other genes
	}
	var alone []string
	for _, gene := range open {
		with := maps.Clone(settled)
		with[gene] = genotypes[gene]
		if one := a.under(e, with, acting); one.open() && (one.Most != base.Most || one.Least != base.Least) {
			alone = append(alone, gene)
		}
	}
	if len(alone) == 0 {
		alone = open
	}
	for _, gene := range alone {
		r.Hangs = append(r.Hangs, a.hanging(e, genotypes[gene].result, settled, acting))
	}
	r.Branches = true
	r.Action = moreUrgent(base.Action, TestFirst)
	r.Strength, r.Body = deciding(*r)
	r.Disagreement = nil
}

// settledOf is a result by the calls that stand alone.
func settledOf(r pgx.Result) pgx.Result {
	r.IfReal = nil
	return r
}

// open: the possible results lead to different actions, one of which at least asks for something.
func (r Result) open() bool { return r.Most != r.Least && r.Most.Urgency() < TestFirst.Urgency() }

// hanging tells what the possible results of a gene mean for a drug, other genes being as they are without
// unsettled calls.
func (a *Advisor) hanging(e entry, result pgx.Result, settled map[string]genotype, acting map[string][]knowledge.Modulator) Hang {
	h := Hang{Gene: result.Gene, Calls: result.Unsettled}
	add := func(all []pgx.Diplotype, real bool) {
		for _, d := range all {
			with := maps.Clone(settled)
			with[result.Gene] = newGenotype(result.Gene, pgx.Result{Gene: result.Gene, Source: result.Source, Recommendation: []pgx.Diplotype{d}}, a.converter.named)
			h.Outcomes = append(h.Outcomes, Outcome{d.Label, d.Phenotype, d.ActivityScore, a.under(e, with, acting).Action, real})
		}
	}
	add(firstOf(result.Recommendation), false)
	add(firstOf(result.IfReal), true)
	return h
}

// firstOf are as many possible results as are named.
func firstOf(all []pgx.Diplotype) []pgx.Diplotype { return all[:min(len(all), mostLabels)] }
