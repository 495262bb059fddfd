package drugs

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// converter turns phenotypes into what they are beside medicines that act on the enzyme
// (phenoconversion).
type converter struct {
	rules   map[string][]knowledge.Conversion // by gene
	cutoffs map[string][]knowledge.ScoreCutoff
	named   map[string]bool // the diplotypes that rows name
}

func newConverter(rules []knowledge.Conversion, cutoffs map[string][]knowledge.ScoreCutoff, named map[string]bool) converter {
	c := converter{rules: make(map[string][]knowledge.Conversion), cutoffs: cutoffs, named: named}
	for _, r := range rules {
		c.rules[r.Gene] = append(c.rules[r.Gene], r)
	}
	return c
}

// converted is an adjusted genotype with what adjusted it.
type converted struct {
	Conversion
	genotype *genotype
}

// acting lists the medicines taken or planned that act on enzymes, by gene.
func (a *Advisor) acting(m patient.Medicines) map[string][]knowledge.Modulator {
	byGene := make(map[string][]knowledge.Modulator)
	seen := make(map[string]bool)
	for _, typed := range slices.Concat(m.Current, m.Planned) {
		for _, name := range a.Find(typed) {
			if seen[name] {
				continue
			}
			seen[name] = true
			for _, act := range a.modulators[name] {
				byGene[act.Gene] = append(byGene[act.Gene], act)
			}
		}
	}
	return byGene
}

// convert lists the genes of a drug whose results other medicines adjust. A medicine's effect
// on its own enzyme is part of its guidance, and is left out.
func (c converter) convert(e entry, genotypes byGene, acting map[string][]knowledge.Modulator) []converted {
	var all []converted
	for _, gene := range e.genes {
		g := genotypes.of(gene)
		others := slices.DeleteFunc(slices.Clone(acting[gene]), func(m knowledge.Modulator) bool { return m.Medicine == e.drug.Name })
		if len(others) == 0 || !g.usable {
			continue
		}
		if one, changed := c.adjust(g, others); changed {
			all = append(all, one)
		}
	}
	return all
}

// adjust applies the strongest effect to a gene's result. Inhibitors and inducers together
// are named, but nothing is adjusted: how they add up is not known.
func (c converter) adjust(g *genotype, by []knowledge.Modulator) (converted, bool) {
	one := converted{Conversion: Conversion{Gene: g.gene, From: g.shown.worded(), Verified: true}, genotype: g}
	for i, m := range by {
		one.Medicines = append(one.Medicines, m.Medicine)
		one.Verified = one.Verified && m.Verified
		if i > 0 && m.Effect != one.Effect {
			one.Effect = "opposed"
			continue
		}
		if one.Effect = m.Effect; one.Strength != "strong" {
			one.Strength = m.Strength
		}
	}
	slices.Sort(one.Medicines)
	if len(c.rules[g.gene]) == 0 {
		one.Effect = "unadjusted"
	}
	result, changed := g.result, false
	convert := func(all []pgx.Diplotype) (out []pgx.Diplotype) {
		for _, d := range all {
			for _, now := range c.diplotypes(g.gene, d, &one) {
				changed = changed || now.Phenotype != d.Phenotype || now.ActivityScore != d.ActivityScore
				out = append(out, now)
			}
		}
		return out
	}
	result.Recommendation, result.IfReal = convert(g.result.Recommendation), convert(g.result.IfReal)
	if !one.adjusts() {
		one.To = one.From
		return one, true
	}
	one.genotype = newGenotype(g.gene, result, c.named)
	one.To = one.genotype.shown.worded()
	return one, changed
}

// diplotypes is what a diplotype becomes: one for each activity score that it may have.
func (c converter) diplotypes(gene string, d pgx.Diplotype, by *converted) []pgx.Diplotype {
	for _, rule := range c.rules[gene] {
		if rule.Effect != by.Effect || rule.Strength != by.Strength {
			continue
		}
		switch {
		case rule.Phenotype == "":
			by.rest(rule)
			return c.scaled(gene, d, rule.Factor)
		case rule.Phenotype == d.Phenotype:
			by.rest(rule)
			d.Phenotype, d.LookupKeys = rule.Becomes, []string{rule.Becomes}
			return []pgx.Diplotype{d}
		}
	}
	return []pgx.Diplotype{d}
}

// adjusts reports whether the result is changed: not by effects that oppose each other, nor where no rule says how.
func (c *Conversion) adjusts() bool { return c.Effect != "opposed" && c.Effect != "unadjusted" }

// rest notes the rule that a conversion rests on.
func (c *Conversion) rest(rule knowledge.Conversion) {
	c.Rule, c.Verified = rule.Origin, c.Verified && rule.Verified
}

// step is the distance of the activity scores that guidelines know.
const step = 0.25

// scaled multiplies the activity score. The product is rounded down to a score that guidelines
// know, but what is above zero stays above it. A lower bound ("≥3.0") times a factor above
// zero leaves the phenotype open.
func (c converter) scaled(gene string, d pgx.Diplotype, factor float64) []pgx.Diplotype {
	var all []pgx.Diplotype
	for _, key := range d.LookupKeys {
		value, err := strconv.ParseFloat(strings.TrimPrefix(key, "≥"), 64)
		if err != nil {
			continue
		}
		now := d
		if strings.HasPrefix(key, "≥") && factor > 0 {
			now.Phenotype, now.ActivityScore, now.LookupKeys = "Indeterminate", "n/a", nil
		} else {
			score := value * factor
			if score > 0 {
				score = max(step, step*math.Floor(score/step))
			}
			now.ActivityScore = scoreText(score)
			now.Phenotype = phenotypeOf(c.cutoffs[gene], score)
			now.LookupKeys = []string{now.ActivityScore, now.Phenotype}
		}
		all = append(all, now)
	}
	if len(all) == 0 {
		return []pgx.Diplotype{d}
	}
	return all
}

// scoreText writes a score as guidelines do: "1.0", "0.25".
func scoreText(score float64) string {
	s := strconv.FormatFloat(score, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// phenotypeOf is the phenotype of an activity score; "" where no cutoff holds it.
func phenotypeOf(cutoffs []knowledge.ScoreCutoff, score float64) string {
	for _, c := range cutoffs {
		if score >= c.Min && score <= c.Max {
			return c.Phenotype
		}
	}
	return ""
}

// worded is a gene's phenotype, with its activity score where it has one.
func (g GeneResult) worded() string {
	if g.ActivityScore == "" {
		return g.Phenotype
	}
	return g.Phenotype + " (" + g.ActivityScore + ")"
}

// adjusted is the result with the genes' adjusted phenotypes; the result by genotype alone
// is kept in it.
func (e entry) adjusted(alone Result, genotypes byGene, conversions []converted) Result {
	with := maps.Clone(genotypes)
	for _, c := range conversions {
		with[c.Gene] = c.genotype
	}
	r := e.advise(with)
	r.Alone = &alone
	own := slices.ContainsFunc(conversions, func(c converted) bool { return c.Rule.OwnRule })
	if own && r.advice() != alone.advice() {
		r.OwnRule, r.Strength = true, ""
	}
	adjusted := r.Results
	r.Results = slices.Clone(alone.Results)
	for _, c := range conversions {
		r.Conversions = append(r.Conversions, c.Conversion)
		for i := range r.Results {
			if r.Results[i].Gene == c.Gene && c.adjusts() {
				r.Results[i].AdjustedPhenotype, r.Results[i].AdjustedScore = adjusted[i].Phenotype, adjusted[i].ActivityScore
			}
		}
	}
	return r
}
