package pgx

import (
	"slices"

	"allelens/variants/knowledge"
)

const (
	indeterminate = "Indeterminate"
	notAssigned   = "n/a"
)

// scored reports whether the gene's phenotype follows from a sum of activity values.
func (g *gene) scored() bool { return len(g.Cutoffs) > 0 }

// describe makes a Diplotype of two names and what is known of them; a second name "" means
// a single chromosome, a nil allele one without a row in the knowledge base.
func (g *gene) describe(name1, name2 string, a, b *knowledge.NamedAllele) Diplotype {
	if name2 != "" && compareNames(name2, name1) < 0 {
		name1, name2, a, b = name2, name1, b, a
	}
	d := Diplotype{Allele1: name1, Allele2: name2, Label: label(name1, name2)}
	for i, n := range []*knowledge.NamedAllele{a, b} {
		if n == nil {
			continue
		}
		d.Origins = append(d.Origins, n.Origin)
		*[]*string{&d.Function1, &d.Function2}[i] = n.Function
	}
	g.interpret(&d, a, b)
	return d
}

// interpret fills in phenotype, activity score and lookup keys.
func (g *gene) interpret(d *Diplotype, a, b *knowledge.NamedAllele) {
	if g.presence() {
		g.presenceKeys(d)
		return
	}
	if len(g.rules) == 0 {
		d.LookupKeys = []string{diplotypeKey(d.Label)}
		return
	}
	keys := [2]string{g.lookupKey(a), ""}
	if d.Allele2 != "" {
		keys[1] = g.lookupKey(b)
	}
	rule, ok := g.rules[keys]
	switch {
	case ok:
		d.Phenotype, d.ActivityScore = rule.Phenotype, rule.ActivityScore
		d.Origins = append(d.Origins, rule.Origin)
	default:
		d.Phenotype, rule.LookupKey = indeterminate, notAssigned
		if g.scored() {
			d.ActivityScore = notAssigned
		}
	}
	for _, k := range []string{rule.LookupKey, d.Phenotype, diplotypeKey(d.Label)} {
		if k == d.Phenotype && k != rule.LookupKey && !g.scored() {
			continue // an allele without an assigned function matches no row for "Indeterminate"
		}
		if k != "" && !slices.Contains(d.LookupKeys, k) {
			d.LookupKeys = append(d.LookupKeys, k)
		}
	}
}

// diplotypeKey is how recommendations name a pair of alleles.
func diplotypeKey(label string) string { return "diplotype:" + label }

// lookupKey is an allele's key into the rules; "n/a" when it has no function assigned.
func (g *gene) lookupKey(n *knowledge.NamedAllele) string {
	if n == nil || n.LookupKey == "" {
		return notAssigned
	}
	return n.LookupKey
}
