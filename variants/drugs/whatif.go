package drugs

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"allelens/variants/knowledge"
	"allelens/variants/pgx"
)

// ifKnown says, for each gene without a usable result, what action its possible results would
// lead to, the other genes being as they are. Where no gene was called it is said of the patient's medicines only.
func (e entry) ifKnown(r Result, genotypes byGene, cutoffs map[string][]knowledge.ScoreCutoff) []WhatIf {
	if r.Action == NotAssessable && !r.OnList {
		return nil
	}
	var all []WhatIf
	for _, gene := range r.Needs {
		if p := e.whatIf(gene, r.Action, genotypes, cutoffs[gene]); p != nil {
			all = append(all, *p)
		}
	}
	return all
}

// whatIf tries the results that rows ask for of one gene. A phenotype with several scores
// counts by the most urgent of them.
func (e entry) whatIf(gene string, now Action, genotypes byGene, cutoffs []knowledge.ScoreCutoff) *WhatIf {
	actions := make(map[string]Action) // by phenotype
	rows := e.possible(gene, genotypes)
	for _, key := range e.keys[gene] {
		phenotype := phenotypeFor(key, cutoffs)
		if phenotype == "" {
			continue
		}
		with := e.only(genotypes)
		with[gene] = newGenotype(gene, pgx.Result{Gene: gene, Recommendation: []pgx.Diplotype{{Phenotype: phenotype, LookupKeys: []string{key, phenotype}}}}, nil)
		asked := slices.DeleteFunc(slices.Clone(rows), func(m *Match) bool { k := m.Lookup[gene]; return k != "" && !with[gene].standings[0].keys[k] })
		action := sure(asked, combine(e.genes, with))
		if was, tried := actions[phenotype]; tried {
			action = moreUrgent(was, action)
		}
		actions[phenotype] = action
	}
	if len(actions) == 0 {
		return nil
	}
	p := &WhatIf{Gene: gene}
	for _, action := range Actions() {
		if action == now {
			continue
		}
		var phenotypes []string
		for _, phenotype := range slices.Sorted(maps.Keys(actions)) {
			if actions[phenotype] == action {
				phenotypes = append(phenotypes, phenotype)
			}
		}
		if len(phenotypes) > 0 {
			p.Changes = append(p.Changes, Change{action, phenotypes})
		}
	}
	return p
}

// possible are the current rows that may apply, whatever the result of the gene, as the results of the others are.
func (e entry) possible(gene string, genotypes byGene) []*Match {
	return slices.DeleteFunc(slices.Clone(e.current), func(m *Match) bool {
		return !m.mayApplyBut(gene, genotypes)
	})
}

// mayApplyBut reports whether a row may apply with some result of one gene.
func (m *Match) mayApplyBut(gene string, genotypes byGene) bool {
	for _, a := range m.asks {
		if a.gene != gene && !genotypes.of(a.gene).mayHave(a.key) {
			return false
		}
	}
	return true
}

// within is the entry with the rows alone that may apply with some result of one gene, the others being as they are, or
// as other medicines make them.
func (a *Advisor) within(e entry, gene string, genotypes byGene, acting map[string][]knowledge.Modulator) entry {
	if len(e.genes) < 2 || len(genotypes.of(gene).open) < 2 {
		return e // not worth it
	}
	adjusted := genotypes
	for _, c := range a.converter.convert(e, genotypes, acting) {
		adjusted = adjusted.with(c.Gene, c.genotype)
	}
	rows := make([]*Match, 0, len(e.rows))
	for _, m := range e.rows {
		if m.mayApplyBut(gene, genotypes) || m.mayApplyBut(gene, adjusted) {
			rows = append(rows, m)
		}
	}
	e.rows = rows
	return e
}

// only are the results of the genes that the drug's rows ask for.
func (e entry) only(genotypes byGene) byGene {
	of := make(byGene, len(e.genes))
	for _, gene := range e.genes {
		of[gene] = genotypes.of(gene)
	}
	return of
}

// learnKeys notes the results of each gene that the drug's rows ask for.
func (e *entry) learnKeys() {
	e.keys = make(map[string][]string, len(e.genes))
	for _, gene := range e.genes {
		var keys []string
		for _, m := range e.rows {
			if key := m.Lookup[gene]; !unusable[key] {
				keys = append(keys, key)
			}
		}
		slices.Sort(keys)
		e.keys[gene] = slices.Compact(keys)
	}
}

// phenotypeFor is the phenotype that a key of a row stands for; "" for keys of single
// diplotypes and of notes on how results are entered.
func phenotypeFor(key string, cutoffs []knowledge.ScoreCutoff) string {
	if len(cutoffs) == 0 {
		if namesAlleles(key) {
			return ""
		}
		return key
	}
	if score, err := strconv.ParseFloat(strings.TrimPrefix(key, "≥"), 64); err == nil {
		return phenotypeOf(cutoffs, score)
	}
	for _, c := range cutoffs {
		if c.Phenotype == key {
			return key
		}
	}
	return ""
}
