package pgx

import (
	"regexp"
	"slices"
	"strings"

	"allelens/variants/knowledge"
)

var (
	typed     = regexp.MustCompile(`^(\*[0-9]+:[0-9]+)(:[0-9:]+)?[LSCAQGP]?$`) // a suffix tells expression or group
	null      = regexp.MustCompile(`^(\*[0-9]+:[0-9]+)(:[0-9:]+)?N$`)          // an allele that makes no protein
	twoFields = regexp.MustCompile(`^\*[0-9]+:[0-9]+$`)
	oneField  = regexp.MustCompile(`^\*[0-9]+$`)
)

// presence reports whether guidance asks only if an allele is there, as for HLA genes.
func (g *gene) presence() bool {
	return slices.ContainsFunc(g.Rules, func(r knowledge.PhenotypeRule) bool { return r.Ploidy == "presence" })
}

// presenceKeys writes "X positive" or "X negative" for every allele that rules name, and
// "X positive" for the others carried. What the names leave open gets neither.
func (g *gene) presenceKeys(d *Diplotype) {
	for _, r := range g.Rules {
		switch {
		case r.Key2 != "(any)":
		case d.Allele1 == r.Key1 || d.Allele2 == r.Key1:
			d.LookupKeys = append(d.LookupKeys, r.LookupKey)
			d.Origins = append(d.Origins, r.Origin)
		case !mayBe(d.Allele1, r.Key1) && !mayBe(d.Allele2, r.Key1):
			d.LookupKeys = append(d.LookupKeys, r.Key1+" negative")
		}
	}
	for _, n := range []string{d.Allele1, d.Allele2} {
		if k := n + " positive"; twoFields.MatchString(n) && !slices.Contains(d.LookupKeys, k) {
			d.LookupKeys = append(d.LookupKeys, k)
		}
	}
	d.Phenotype = g.presenceWords(*d)
}

// presenceWords are a result's statements, those that it leaves open among them.
func (g *gene) presenceWords(d Diplotype) string {
	words := slices.Clone(d.LookupKeys)
	for _, allele := range g.leftOpen(d) {
		words = append(words, allele+" indeterminate")
	}
	return strings.Join(words, "; ")
}

// mayBe reports whether an HLA name leaves room for an allele of two fields: an allele not named, or
// one of the same group of which the second field is not told ("*57", "*57:XX"). A null allele makes no protein.
func mayBe(name, allele string) bool {
	if null.MatchString(name) {
		return false
	}
	group, _, _ := strings.Cut(allele, ":")
	first, _, _ := strings.Cut(name, ":")
	return name == "" || (!twoFields.MatchString(name) && (first == group || !oneField.MatchString(first)))
}

// leftOpen lists the alleles that rules name and of which a typing says neither that they are there
// nor that they are not. A statement about one allele is no typing, and leaves nothing open.
func (g *gene) leftOpen(d Diplotype) []string {
	var open []string
	for _, r := range g.Rules {
		if d.Allele1 != "" && r.Key2 == "(any)" && !slices.Contains(d.LookupKeys, r.LookupKey) && !slices.Contains(d.LookupKeys, r.Key1+" negative") {
			open = append(open, r.Key1)
		}
	}
	return open
}

// typings are all that a result may stand for: with and without each allele that it leaves open.
func (g *gene) typings(d Diplotype) []Diplotype {
	all := []Diplotype{d}
	if !g.presence() {
		return all
	}
	open := g.leftOpen(d)
	for _, allele := range open {
		var next []Diplotype
		for _, t := range all {
			for _, sign := range []string{" negative", " positive"} {
				one := t
				one.LookupKeys = append(slices.Clone(t.LookupKeys), allele+sign)
				next = append(next, one)
			}
		}
		all = next
	}
	for i := range all {
		if settled := all[i].LookupKeys[len(d.LookupKeys):]; len(settled) > 0 {
			all[i].Label += " (" + strings.Join(settled, "; ") + ")"
		}
	}
	return all
}

// isStatement reports whether what stands for a pair of alleles says that one is there or is not: "*57:01 positive".
func isStatement(diplotype string) bool {
	said := strings.ToLower(diplotype)
	return strings.HasSuffix(said, " positive") || strings.HasSuffix(said, " negative")
}

// outsidePresence settles an HLA gene: statements such as "*31:01 positive" stand, and
// outrank what the allele names say of the same allele.
func (g *gene) outsidePresence(c OutsideCall, d *Diplotype, r *Result) {
	if c.Phenotype == "" || isNoCall(c.Phenotype) {
		return
	}
	for text := range strings.FieldsFuncSeq(c.Phenotype, func(r rune) bool { return r == ';' || r == ',' }) {
		allele, sign, ok := strings.Cut(g.withoutGene(strings.TrimSpace(text)), " ")
		sign = strings.ToLower(sign)
		if !ok || (sign != "positive" && sign != "negative") {
			r.addNote(newNote("outside_unknown_phenotype", "phenotype", text, "where", c.Where))
			continue
		}
		opposite := map[string]string{"positive": " negative", "negative": " positive"}[sign]
		given := allele + " " + sign
		if slices.Contains(d.LookupKeys, allele+opposite) {
			r.addNote(newNote("outside_disagrees", "given", given, "computed", allele+opposite, "where", c.Where))
			d.LookupKeys = slices.DeleteFunc(d.LookupKeys, func(k string) bool { return k == allele+opposite })
		}
		if !slices.Contains(d.LookupKeys, given) {
			d.LookupKeys = append(d.LookupKeys, given)
		}
	}
	d.Phenotype = g.presenceWords(*d)
}
