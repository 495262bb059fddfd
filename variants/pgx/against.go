package pgx

import (
	"slices"
	"strings"
)

// against reports whether the file shows what every result made elsewhere lacks, and other guidance would follow from it.
// A result that names more than the file can show does not clash with it. file is what guidance would follow by the file
// alone, open what it leaves possible beside.
func (g *gene) against(s *sample, file, open, outside []Diplotype) bool {
	if g.OutsideOnly || len(file) == 0 || len(outside) == 0 {
		return false
	}
	for _, d := range outside {
		means := func(o Diplotype) bool { return meansSame(d, o) }
		if slices.ContainsFunc(file, means) || !g.usual(d) && slices.ContainsFunc(open, means) || !g.lacks(s, d, file) {
			return false
		}
	}
	return true
}

// meansSame reports whether guidance makes no difference between two results, as far as both are settled.
func meansSame(a, b Diplotype) bool {
	settled := func(s string) bool { return s != "" && s != indeterminate && s != notAssigned }
	if a.Phenotype == "" && b.Phenotype == "" {
		return a.Label == b.Label
	}
	same := func(x, y string) bool { return x == y || !settled(x) || !settled(y) }
	return same(a.Phenotype, b.Phenotype) && same(a.ActivityScore, b.ActivityScore)
}

// lacks reports whether a result made elsewhere has less than the file's calls show.
func (g *gene) lacks(s *sample, d Diplotype, file []Diplotype) bool {
	switch {
	case d.Allele1 == "":
		return g.lacksByPhenotype(d, file)
	case g.LowestFunction:
		has := g.partsOf(d)
		return !slices.ContainsFunc(file, func(f Diplotype) bool {
			return !slices.ContainsFunc(g.partsOf(f), func(n string) bool { return count(g.partsOf(f), n) > count(has, n) })
		})
	}
	alleles := []*allele{g.defined(d.Allele1)}
	if d.Allele2 != "" {
		alleles = append(alleles, g.defined(d.Allele2))
	}
	return slices.ContainsFunc(s.loci, func(l locus) bool {
		return slices.ContainsFunc(l.bases[:], func(base int) bool {
			if base <= 0 {
				return false
			}
			explained := 0
			for _, a := range alleles {
				if a == nil || a.accepts(l.site, base) {
					explained++
				}
			}
			return explained < count(l.bases[:], base)
		})
	})
}

// lacksByPhenotype: a result without alleles has a higher score than the file's; or it is the phenotype of the reference
// while the file shows a change; or the file shows one on both copies.
func (g *gene) lacksByPhenotype(d Diplotype, file []Diplotype) bool {
	if score, _, ok := parseScore(d.ActivityScore); ok {
		return !slices.ContainsFunc(file, func(f Diplotype) bool {
			own, _, ok := parseScore(f.ActivityScore)
			return !ok || score <= own
		})
	}
	plain := func(name string) bool { return name == "" || name == "*1" || name == g.referenceName() }
	usual := g.usual(d)
	return !slices.ContainsFunc(file, func(f Diplotype) bool {
		changed := count([]bool{plain(f.Allele1), plain(f.Allele2)}, false)
		both := changed == 2 || changed == 1 && f.Allele2 == ""
		return !both && (changed == 0 || !usual)
	})
}

// usual reports whether a result has the phenotype of the reference.
func (g *gene) usual(d Diplotype) bool {
	return slices.ContainsFunc([]string{"*1", g.referenceName()}, func(n string) bool {
		return g.byName[n] != nil && g.describe(n, n, g.byName[n], g.byName[n]).Phenotype == d.Phenotype
	})
}

// partsOf lists the changes that a result names, twice where on both copies.
func (g *gene) partsOf(d Diplotype) []string {
	var parts []string
	for _, name := range []string{d.Allele1, d.Allele2} {
		for one := range strings.SplitSeq(strings.Trim(name, "[]"), " + ") {
			if one != "" && one != g.referenceName() {
				parts = append(parts, one)
			}
		}
	}
	return parts
}

func count[T comparable](all []T, one T) (n int) {
	for _, o := range all {
		if o == one {
			n++
		}
	}
	return n
}

// doubts are the changes seen in calls that do not stand and that the results made elsewhere lack, with what they would lead
// to. Where one of these results is what a change would lead to, it settles the call.
func (g *gene) doubts(unsettled []Unsettled, ifReal, outside []Diplotype) (lacking []Unsettled, open []Diplotype) {
	for _, u := range unsettled {
		if !slices.ContainsFunc(outside, func(d Diplotype) bool { return g.explains(d, u, ifReal) }) {
			lacking = append(lacking, u)
		}
	}
	if g.OutsideOnly || len(lacking) == 0 || len(outside) == 0 {
		return nil, nil
	}
	for _, d := range ifReal {
		if !slices.ContainsFunc(outside, func(o Diplotype) bool { return meansSame(o, d) }) {
			open = append(open, d)
		}
	}
	return lacking, open
}

// explains reports whether a result made elsewhere has an unsettled change, or may have it.
func (g *gene) explains(d Diplotype, u Unsettled, ifReal []Diplotype) bool {
	if d.Allele1 == "" {
		return slices.ContainsFunc(ifReal, func(o Diplotype) bool { return meansSame(d, o) })
	}
	for _, name := range []string{d.Allele1, d.Allele2} {
		if name != "" && g.known(name) == nil {
			return true
		}
	}
	return slices.ContainsFunc(g.partsOf(d), func(n string) bool { return slices.Contains(u.Alleles, n) })
}

// alleleNamesOf joins the alleles that unsettled changes would make.
func alleleNamesOf(all []Unsettled) string {
	var names []string
	for _, u := range all {
		names = union(names, u.Alleles)
	}
	return strings.Join(names, ", ")
}
