package pgx

import (
	"cmp"
	"slices"
	"strings"

	"allelens/variants/knowledge"
)

// pair is two alleles that together explain the sample; b is nil on a single chromosome.
type pair struct {
	a, b  *allele
	score int
}

func (p pair) label() string {
	if p.b == nil {
		return p.a.name
	}
	return label(p.a.name, p.b.name)
}

// candidates are the alleles that still have a site with a call; the others cannot be told. An
// allele that needs a position is none where that one was not read.
func (g *gene) candidates(s *sample) []*allele {
	var callable []*allele
	for i := range g.alleles {
		a := &g.alleles[i]
		pos, needs := g.needed[a.name]
		read := func(id int) bool { return s.present[id] && (!needs || g.positions[id].Pos38 == pos) }
		if slices.ContainsFunc(a.defined, read) {
			callable = append(callable, a)
		}
	}
	return callable
}

// match lists all pairs of the given alleles that explain the sample, best score first. It
// gives what trying every permutation of the unphased sites would: a pair fits if in each
// phase unit at least one orientation puts the one allele on one haplotype and the other on
// the complementary one, since units are independent of each other.
func (s *sample) match(alleles []*allele) []pair {
	var fitting []*allele
	for _, a := range alleles {
		if s.fitsOneHaplotype(a) {
			fitting = append(fitting, a)
		}
	}
	var pairs []pair
	for i, a := range fitting {
		if s.haploid {
			pairs = append(pairs, pair{a: a, score: s.score(a)})
			continue
		}
		for _, b := range fitting[i:] {
			if penalty, ok := s.complementary(a, b); ok {
				pairs = append(pairs, pair{a: a, b: b, score: s.score(a) + s.score(b) - penalty})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.score, x.score), comparePairLabels(x, y))
	})
	return pairs
}

func comparePairLabels(x, y pair) int {
	xa, xb, _ := strings.Cut(x.label(), "/")
	ya, yb, _ := strings.Cut(y.label(), "/")
	return cmp.Or(compareNames(xa, ya), compareNames(xb, yb))
}

// score is the number of the allele's defining positions that have a call.
func (s *sample) score(a *allele) int {
	n := 0
	for _, id := range a.defined {
		if s.present[id] {
			n++
		}
	}
	return n
}

// accepts reports whether the allele allows the sequence at the site.
func (a *allele) accepts(site, base int) bool { return a.full[site]>>base&1 != 0 }

// fitsOneHaplotype reports whether some permutation has a haplotype that the allele explains.
func (s *sample) fitsOneHaplotype(a *allele) bool {
	open := s.orientations()
	for _, l := range s.loci {
		switch {
		case l.unit < 0:
			if !a.accepts(l.site, l.bases[0]) {
				return false
			}
		default:
			open[l.unit][0] = open[l.unit][0] && a.accepts(l.site, l.bases[0])
			open[l.unit][1] = open[l.unit][1] && a.accepts(l.site, l.bases[1])
		}
	}
	return !slices.ContainsFunc(open, func(o [2]bool) bool { return !o[0] && !o[1] })
}

// orientations is, for every phase unit, whether the two ways round are still possible.
func (s *sample) orientations() [][2]bool {
	open := make([][2]bool, s.units)
	for i := range open {
		open[i] = [2]bool{true, true}
	}
	return open
}

// complementary reports whether a and b explain the two haplotypes of some permutation. The
// penalty counts the ambiguous positions of either at which it always carries the genome's base.
func (s *sample) complementary(a, b *allele) (penalty int, ok bool) {
	open := s.orientations()
	for _, l := range s.loci {
		if l.unit < 0 {
			if !a.accepts(l.site, l.bases[0]) || !b.accepts(l.site, l.bases[0]) {
				return 0, false
			}
			continue
		}
		o := &open[l.unit]
		o[0] = o[0] && a.accepts(l.site, l.bases[0]) && b.accepts(l.site, l.bases[1])
		o[1] = o[1] && a.accepts(l.site, l.bases[1]) && b.accepts(l.site, l.bases[0])
		if !o[0] && !o[1] {
			return 0, false
		}
	}
	for _, l := range s.loci {
		penalty += wobblePenalty(a, l, open, 0) + wobblePenalty(b, l, open, 1)
	}
	return penalty, true
}

// wobblePenalty is 1 if the allele is ambiguous at the locus and the haplotype that it explains
// carries the genome's base there in every orientation left open.
func wobblePenalty(a *allele, l locus, open [][2]bool, haplotype int) int {
	if !a.wobble[l.site] {
		return 0
	}
	if l.unit < 0 {
		if l.bases[0] == 0 {
			return 1
		}
		return 0
	}
	for way, possible := range open[l.unit] {
		if possible && l.bases[haplotype^way] != 0 {
			return 0
		}
	}
	return 1
}

// top keeps the pairs with the highest score, one for each label.
func top(pairs []pair) []pair {
	var best []pair
	seen := make(map[string]bool)
	for _, p := range pairs {
		if p.score != pairs[0].score {
			break
		}
		if l := p.label(); !seen[l] {
			seen[l] = true
			best = append(best, p)
		}
	}
	return best
}

// priority is a rule for unphased data: when all of the diplotypes are possible, one is picked.
type priority struct {
	pick   string
	all    []string
	origin knowledge.Origin
}

func priorities(exceptions []knowledge.Exception) []priority {
	sorted := slices.Clone(exceptions)
	slices.SortStableFunc(sorted, func(a, b knowledge.Exception) int { return cmp.Compare(a.Order, b.Order) })
	var rules []priority
	for _, e := range sorted {
		if e.Kind == "diplotype_priority" {
			rules = append(rules, priority{pick: e.Name, all: strings.Split(e.Effect, " | "), origin: e.Origin})
		}
	}
	return rules
}

// pick applies the first rule whose diplotypes are all possible.
func (g *gene) pick(pairs []pair) (pair, *priority) {
	byLabel := make(map[string]pair, len(pairs))
	for _, p := range pairs {
		byLabel[p.label()] = p
	}
	for i, rule := range g.priority {
		possible := !slices.ContainsFunc(rule.all, func(l string) bool { _, ok := byLabel[l]; return !ok })
		if p, ok := byLabel[rule.pick]; ok && possible {
			return p, &g.priority[i]
		}
	}
	return pair{}, nil
}
