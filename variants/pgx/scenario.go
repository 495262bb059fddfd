package pgx

import (
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/ledger"
)

// scenario is the gene's result if some of the unsettled changes are real.
type scenario struct {
	result  Result
	real    []bool // by change: it counts
	changed bool   // at least one counts
}

// try calls the gene with the chosen options.
func (g *gene) try(answers map[int]answer, assembly variants.Assembly, in Input, all []doubted, choice []int) scenario {
	with := make(map[int]answer, len(answers))
	for id, a := range answers {
		with[id] = a
	}
	one := scenario{real: make([]bool, len(all))}
	for i, d := range all {
		id := g.sites[d.site].id
		a := with[id]
		bases := d.options[choice[i]]
		switch {
		case all[i].doubt == Faint && choice[i] == 0:
			continue // as called
		case bases == nil:
			a.site = ledger.Site{State: variants.NoCall, Evidence: a.site.Evidence}
		default:
			phased := a.site.Phased && slices.Equal(bases, a.site.Alleles)
			a.site = ledger.Site{State: variants.Variant, Alleles: bases, Phased: phased, PhaseSet: a.site.PhaseSet, Evidence: a.site.Evidence}
			one.real[i], one.changed = true, true
		}
		with[id] = a
	}
	if one.changed {
		one.result = Result{Gene: g.Gene, Source: FromNothing}
		g.callFromFile(g.read(with, assembly, in), &one.result)
	}
	return one
}

// expect adds results that guidance has to count with, each once.
func (r *Result) expect(more ...Diplotype) {
	same := func(d Diplotype) func(Diplotype) bool {
		return func(o Diplotype) bool { return o.Label == d.Label && slices.Equal(o.LookupKeys, d.LookupKeys) }
	}
	for _, d := range more {
		if !slices.ContainsFunc(r.guiding(), same(d)) && !slices.ContainsFunc(r.IfReal, same(d)) {
			r.IfReal = append(r.IfReal, d)
		}
	}
}

// namesIn lists the alleles that a result names, without the reference.
func (g *gene) namesIn(r *Result) []string {
	var names []string
	add := func(name string) {
		name = strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
		for one := range strings.SplitSeq(name, " + ") {
			if one != "" && one != g.referenceName() && !slices.Contains(names, one) {
				names = append(names, one)
			}
		}
	}
	for _, d := range r.Diplotypes {
		add(d.Allele1)
		add(d.Allele2)
	}
	for _, n := range r.Found {
		add(n)
	}
	return names
}

// made lists the alleles that change i makes, in the scenarios in which it counts: those that ask for it and
// that the result without it does not have.
func (g *gene) made(i int, d doubted, tried []scenario, base []string) []string {
	var names []string
	for _, one := range tried {
		if !one.real[i] {
			continue
		}
		for _, n := range g.namesIn(&one.result) {
			if !slices.Contains(base, n) && !slices.Contains(names, n) && g.asks(n, d) {
				names = append(names, n)
			}
		}
	}
	return names
}

// madeBy reports whether a scenario with change i has the allele.
func madeBy(i int, tried []scenario, name string) bool {
	return slices.ContainsFunc(tried, func(one scenario) bool { return one.real[i] && one.result.names(name) })
}

// asks reports whether an allele of that name asks for the change.
func (g *gene) asks(name string, d doubted) bool {
	return slices.ContainsFunc(g.alleles, func(a allele) bool { return a.name == name && g.asksFor(&a, d) })
}

// asksFor reports whether an allele's own definition has a change that was seen.
func (g *gene) asksFor(a *allele, d doubted) bool { return g.asked(a, d.site)&d.bases != 0 }

// asked are the sequences, one bit each, that an allele's own definition has at a site where the reference has none
// of them; 0 where it asks for no change. The masks that are matched fold HapB3's sites into one.
func (g *gene) asked(a *allele, site int) mask {
	asked := accepted(a.Bases[g.sites[site].id], g.sites[site].seqs)
	if asked&g.reference().full[site] != 0 {
		return 0
	}
	return asked
}
