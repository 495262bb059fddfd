package drugs

import (
	"maps"
	"slices"
	"strings"

	"allelens/variants/knowledge"
	"allelens/variants/pgx"
)

// hang settles a drug's action where calls behind it are unsettled. Where all that they may mean lead to the same
// advice, it is acted on. Where the advice differs, the gene has to be tested first, unless the drug's other genes ask
// for more by themselves.
func (a *Advisor) hang(e entry, r *Result, genotypes byGene, acting map[string][]knowledge.Modulator) {
	if !slices.ContainsFunc(e.genes, func(gene string) bool { return len(genotypes.of(gene).result.IfReal) > 0 }) {
		return
	}
	settled, others := maps.Clone(genotypes), maps.Clone(genotypes)
	var open []string
	for _, gene := range e.genes {
		if g := genotypes.of(gene); len(g.result.IfReal) > 0 {
			settled[gene] = newGenotype(gene, settledOf(g.result), a.converter.named)
			others[gene] = newGenotype(gene, pgx.Result{Gene: gene}, a.converter.named)
			open = append(open, gene)
		}
	}
	var together []Hang
	for _, gene := range open {
		h, differs := a.hanging(e, genotypes.of(gene).result, settled, acting)
		together = append(together, h)
		if differs {
			r.Hangs = append(r.Hangs, h)
		}
	}
	if len(r.Hangs) == 0 {
		if base := a.under(e, settled, acting); !r.open() || base.Most == r.Most && base.Least == r.Least {
			return // what differs hangs on other genes
		}
		r.Hangs = together
	}
	r.Branches = true
	if r.Action = a.under(e, others, acting).Action; r.Action.Urgency() >= TestFirst.Urgency() {
		r.Action = TestFirst
	}
	r.Strength, r.Body = deciding(*r)
	r.Disagreement = nil
}

// settledOf is a result by the calls that stand alone.
func settledOf(r pgx.Result) pgx.Result {
	r.IfReal = nil
	return r
}

// open: the possible results lead to different actions, one of which at least asks for something.
func (r Result) open() bool { return r.Most != r.Least && r.asks() }

// asks: a possible result asks for something.
func (r Result) asks() bool { return r.Most.Urgency() < Standard.Urgency() }

// advice is what a result says to do, to tell whether two say the same: of changed doses also which.
func (r Result) advice() string {
	said := []string{string(r.Action), string(r.Most), string(r.Least)}
	for _, m := range r.Matches {
		if r.Action == ChangeDose && m.Action == ChangeDose {
			said = append(said, guidanceOf(&m))
		}
	}
	slices.Sort(said[3:])
	return strings.Join(slices.Compact(said), "\n")
}

// hanging tells what the possible results of a gene mean for a drug, other genes being as they are without
// unsettled calls, and whether the advice differs by what the unsettled calls are.
func (a *Advisor) hanging(e entry, result pgx.Result, settled byGene, acting map[string][]knowledge.Modulator) (h Hang, differs bool) {
	h = Hang{Gene: result.Gene, Calls: result.Unsettled}
	advice, asks := make(map[string]bool), false
	add := func(all []pgx.Diplotype, real bool) (news bool) {
		known := make(map[string]bool)
		named := 0
		for _, d := range all {
			one := newGenotype(result.Gene, pgx.Result{Gene: result.Gene, Source: result.Source, Recommendation: []pgx.Diplotype{d}}, a.converter.named)
			signature := one.signature()
			if known[signature] && named >= mostLabels {
				continue
			}
			known[signature] = true
			said := a.under(e, settled.with(result.Gene, one), acting)
			asks = asks || said.asks()
			news = news || !advice[said.advice()]
			advice[said.advice()] = true
			if named < mostLabels {
				named++
				h.Outcomes = append(h.Outcomes, Outcome{d.Label, d.Phenotype, d.ActivityScore, said.Action, real})
			}
		}
		return news
	}
	add(result.Recommendation, false)
	news := add(result.IfReal, true)
	return h, asks && news && len(advice) > 1
}

// signature are the keys of all that a result may stand for.
func (g *genotype) signature() string {
	var all []string
	for _, s := range g.standings {
		all = append(all, strings.Join(slices.Sorted(maps.Keys(s.keys)), "\t"))
	}
	return strings.Join(all, "\n")
}
