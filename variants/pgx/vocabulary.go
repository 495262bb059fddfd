package pgx

import (
	"slices"
	"strings"
)

// Vocabulary is what a result made elsewhere may be worded with for one gene.
type Vocabulary struct {
	Gene       string
	Alleles    []string // in the order in which people count
	Phenotypes []string // of HLA genes: statements such as "*57:01 positive"
	Scores     []string // activity scores; empty where the gene has none
}

// Vocabulary lists the genes that results made elsewhere are taken for, by name.
func (c *Caller) Vocabulary() []Vocabulary {
	var out []Vocabulary
	for _, g := range c.genes {
		v := Vocabulary{Gene: g.Gene}
		for _, a := range g.Alleles {
			v.Alleles = append(v.Alleles, a.Name)
		}
		for _, r := range g.Rules {
			phenotype := r.Phenotype
			if g.presence() {
				phenotype = r.LookupKey
			}
			v.Phenotypes = append(v.Phenotypes, phenotype)
			if g.scored() && r.ActivityScore != notAssigned {
				v.Scores = append(v.Scores, r.ActivityScore)
			}
		}
		for _, names := range []*[]string{&v.Alleles, &v.Phenotypes, &v.Scores} {
			slices.SortFunc(*names, compareNames)
			*names = slices.DeleteFunc(slices.Compact(*names), func(s string) bool { return s == "" })
		}
		out = append(out, v)
	}
	return out
}

// Understand reads a result made elsewhere as Call would take it, without a file. Notes say what is
// to be checked. The error is a *variants.Problem where it cannot be taken at all.
func (c *Caller) Understand(call OutsideCall) (Result, error) {
	if err := call.check(); err != nil {
		return Result{}, err
	}
	at := slices.IndexFunc(c.genes, func(g *gene) bool { return strings.EqualFold(g.Gene, call.Gene) })
	if at < 0 {
		return Result{}, c.notTaken(call)
	}
	g := c.genes[at]
	r := Result{Gene: g.Gene, Source: FromNothing}
	g.callFromOutside([]OutsideCall{call}, &sample{}, &r)
	r.settle(g.referenceName())
	r.Notes = slices.DeleteFunc(r.Notes, func(n Note) bool { return n.Code == "outside_call" })
	return r, nil
}
