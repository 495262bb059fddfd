package pgx

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// mostOrientations bounds how many phase sets are turned against each other: 2^6 diplotypes.
const mostOrientations = 6

// haplotypes is what the two haplotypes of one orientation carry, named alleles each.
type haplotypes struct {
	haplotypes [2][]*allele
	score      int
}

func (h haplotypes) label(reference string) string {
	return label(combined(names(h.haplotypes[0]), reference), combined(names(h.haplotypes[1]), reference))
}

func names(alleles []*allele) []string {
	out := make([]string, len(alleles))
	for i, a := range alleles {
		out[i] = a.name
	}
	return out
}

// callLowest calls a lowest-function gene into r: pairs of haplotypes where the phase is known,
// otherwise only the alleles seen, of which the two least active decide.
func (g *gene) callLowest(s *sample, r *Result) {
	var all []haplotypes
	for _, f := range g.paired.fold(s) {
		for _, n := range f.notes {
			r.addNote(n)
		}
		if f.units > 1 && (!f.sets || f.units > mostOrientations) {
			if f.sets {
				r.addNote(newNote("orientations_cut", "count", strconv.Itoa(f.units), "limit", strconv.Itoa(mostOrientations)))
			}
			g.decideUnphased(f, r)
			return
		}
		all = append(all, g.strandPairs(f)...)
	}
	slices.SortStableFunc(all, func(x, y haplotypes) int {
		lx, ly := x.label(g.reference().name), y.label(g.reference().name)
		return cmp.Or(cmp.Compare(y.score, x.score), compareNatural(lx, ly))
	})
	for _, h := range all {
		d := g.combinedDiplotype(h)
		if !slices.ContainsFunc(r.Diplotypes, func(o Diplotype) bool { return o.Label == d.Label }) {
			r.Diplotypes = append(r.Diplotypes, d)
		}
	}
	g.decidePhased(all, r)
}

// strandPairs reads the haplotypes of every relative orientation of the phase units.
func (g *gene) strandPairs(s *sample) []haplotypes {
	var out []haplotypes
	for way := 0; way < 1<<max(0, s.units-1); way++ {
		var h haplotypes
		for haplotype := range h.haplotypes {
			bases := make(map[int]int, len(s.loci))
			for _, l := range s.loci {
				turned := l.unit > 0 && way>>(l.unit-1)&1 != 0
				bases[l.site] = l.bases[haplotype]
				if turned {
					bases[l.site] = l.bases[1-haplotype]
				}
			}
			found := g.carried(s, bases)
			h.haplotypes[haplotype] = found
			for _, a := range found {
				h.score += s.score(a)
			}
			if len(found) == 0 {
				h.score += s.score(g.reference())
			}
		}
		out = append(out, h)
	}
	return out
}

// carried lists the named alleles whose changes a haplotype carries, those with more positions
// first taken; none for the reference.
func (g *gene) carried(s *sample, bases map[int]int) []*allele {
	var found []*allele
	for i := range g.alleles[1:] {
		a := &g.alleles[i+1]
		if a.carriedBy(bases) {
			found = append(found, a)
		}
	}
	slices.SortStableFunc(found, func(x, y *allele) int {
		return cmp.Or(cmp.Compare(len(y.defined), len(x.defined)), compareNames(x.name, y.name))
	})
	used := make(map[int]bool)
	found = slices.DeleteFunc(found, func(a *allele) bool {
		overlaps := slices.ContainsFunc(a.defined, func(id int) bool { return used[id] })
		for _, id := range a.defined {
			used[id] = true
		}
		return overlaps
	})
	slices.SortFunc(found, func(x, y *allele) int { return compareNames(x.name, y.name) })
	return found
}

// carriedBy reports whether a haplotype shows all that the allele asks for, as far as it was
// read, and at least one of its sites was.
func (a *allele) carriedBy(bases map[int]int) bool {
	any := false
	for site, m := range a.mask {
		if m == 0 {
			continue
		}
		base, read := bases[site]
		if !read {
			continue
		}
		if m>>base&1 == 0 {
			return false
		}
		any = true
	}
	return any
}

// combinedDiplotype describes two haplotypes, each with any number of named alleles.
func (g *gene) combinedDiplotype(h haplotypes) Diplotype {
	d := g.diplotype(g.lowestOf(h.haplotypes[0]), g.lowestOf(h.haplotypes[1]))
	d.Allele1, d.Allele2 = combined(names(h.haplotypes[0]), g.reference().name), combined(names(h.haplotypes[1]), g.reference().name)
	if compareNames(d.Allele2, d.Allele1) < 0 {
		d.Allele1, d.Allele2 = d.Allele2, d.Allele1
		d.Function1, d.Function2 = g.lowestOf(h.haplotypes[1]).Function, g.lowestOf(h.haplotypes[0]).Function
	} else {
		d.Function1, d.Function2 = g.lowestOf(h.haplotypes[0]).Function, g.lowestOf(h.haplotypes[1]).Function
	}
	d.Label, d.Score = label(d.Allele1, d.Allele2), h.score
	return d
}

// decidePhased picks what guidance follows: the least active allele of each haplotype, and among
// several possible diplotypes the least active sum.
func (g *gene) decidePhased(all []haplotypes, r *Result) {
	var lowest *haplotypes
	activity := func(h *haplotypes) float64 {
		return g.activity(g.lowestOf(h.haplotypes[0])) + g.activity(g.lowestOf(h.haplotypes[1]))
	}
	for i := range all {
		if lowest == nil || activity(&all[i]) < activity(lowest) {
			lowest = &all[i]
		}
	}
	if lowest == nil {
		return
	}
	r.Recommendation = []Diplotype{g.diplotype(g.lowestOf(lowest.haplotypes[0]), g.lowestOf(lowest.haplotypes[1]))}
	if len(r.Diplotypes) > 1 {
		r.addNote(newNote("lowest_of_several"))
	}
}

// decideUnphased lists the alleles seen on either haplotype, twice where on both, and takes the
// two least active ones for guidance. No diplotype is claimed.
func (g *gene) decideUnphased(s *sample, r *Result) {
	var seen []*allele
	for i := range g.alleles[1:] {
		a := &g.alleles[i+1]
		for range s.copies(a) {
			seen = append(seen, a)
		}
	}
	for len(seen) < 2 {
		seen = append(seen, g.reference())
	}
	slices.SortStableFunc(seen, func(x, y *allele) int { return compareNames(x.name, y.name) })
	r.Found = names(seen)
	slices.SortStableFunc(seen, func(x, y *allele) int { return cmp.Compare(g.activity(x), g.activity(y)) })
	r.Recommendation = []Diplotype{g.diplotype(seen[0], seen[1])}
	r.addNote(newNote("unphased_lowest", "alleles", strings.Join(r.Found, ", ")))
}

// copies is on how many haplotypes the sample can carry the allele: 2 where all its sites are
// homozygous for it, 1 where some orientation shows it, 0 otherwise.
func (s *sample) copies(a *allele) int {
	open := s.orientations()
	n := 0
	for _, l := range s.loci {
		m := a.mask[l.site]
		if m == 0 {
			continue
		}
		if l.unit < 0 {
			if m>>l.bases[0]&1 == 0 {
				return 0
			}
			n = max(n, 2)
			continue
		}
		for way := range open[l.unit] {
			open[l.unit][way] = open[l.unit][way] && m>>l.bases[way]&1 != 0
		}
	}
	for _, o := range open {
		switch {
		case !o[0] && !o[1]:
			return 0
		case o[0] != o[1]:
			n = 1
		}
	}
	return n
}

// lowestOf is the least active of a haplotype's alleles; the reference for none.
func (g *gene) lowestOf(haplotype []*allele) *allele {
	if len(haplotype) == 0 {
		return g.reference()
	}
	return slices.MinFunc(haplotype, func(x, y *allele) int {
		return cmp.Or(cmp.Compare(g.activity(x), g.activity(y)), compareNames(x.name, y.name))
	})
}

// activity orders alleles by what they leave of the function: the activity value; 0 for
// alleles associated with malignant hyperthermia. An allele without a value counts as just
// below normal, so that it is not hidden by a normal one.
func (g *gene) activity(a *allele) float64 {
	if value, err := strconv.ParseFloat(strings.TrimPrefix(a.Activity, "≥"), 64); err == nil {
		return value
	}
	switch {
	case strings.HasPrefix(a.Function, "Malignant Hyperthermia"):
		return 0
	case g.scored():
		return 0.9
	}
	return 1
}

// diplotype describes a pair of alleles; b is nil on a single chromosome.
func (g *gene) diplotype(a, b *allele) Diplotype {
	if b == nil {
		return g.describe(a.name, "", a.known, nil)
	}
	return g.describe(a.name, b.name, a.known, b.known)
}
