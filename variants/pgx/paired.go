package pgx

import (
	"slices"

	"allelens/variants/knowledge"
)

// paired are two positions of one haplotype (HapB3 of DPYD): the causal one, and one that only stands in where the
// causal one is missing. Both are folded into one virtual site with the sequences "", the whole haplotype and the
// causal change alone, one for each haplotype (PharmCAT v3.1.1).
type paired struct {
	causal, standIn     knowledge.Exception
	causalAt, standInAt int // indices into gene.sites
}

// Sequences of the virtual site, which takes the place of the causal one.
const (
	noneOfPair = iota
	wholePair
	causalOnly
)

func newPaired(g *gene) *paired {
	h := &paired{causalAt: -1, standInAt: -1}
	for _, e := range g.Exceptions {
		at := slices.IndexFunc(g.sites, func(st site) bool { return g.positions[st.id].Pos38 == e.Pos38 })
		switch e.Kind {
		case "paired_position":
			h.causal, h.causalAt = e, at
		case "paired_stand_in":
			h.standIn, h.standInAt = e, at
		}
	}
	if h.causalAt < 0 || h.standInAt < 0 {
		return nil
	}
	return h
}

// adapt rewrites an allele's masks for the virtual site. The one that stands in is never matched.
func (h *paired) adapt(a *allele, g *gene) {
	if h == nil {
		return
	}
	switch {
	case a.Name == h.standIn.Name:
		a.mask[h.causalAt] = 1 << wholePair
	case a.Name == h.causal.Name:
		a.mask[h.causalAt] = 1 << causalOnly
	case a.Reference:
		a.mask[h.causalAt] = 1 << noneOfPair
	}
	a.mask[h.standInAt] = 0
}

// fold replaces the two loci by the virtual one. Where they lie in different phase sets both
// relative orientations are possible, and two samples come back.
func (h *paired) fold(s *sample) []*sample {
	if h == nil {
		return []*sample{s}
	}
	causal, standIn := s.locus(h.causalAt), s.locus(h.standInAt)
	if causal == nil && standIn == nil {
		return []*sample{s}
	}
	if causal == nil || standIn == nil || causal.unit < 0 || standIn.unit < 0 || causal.unit == standIn.unit {
		return []*sample{h.folded(s, causal, standIn)}
	}
	if !s.sets {
		return []*sample{h.folded(s, causal, h.alongside(causal, standIn))}
	}
	flipped := *standIn
	flipped.bases[0], flipped.bases[1] = standIn.bases[1], standIn.bases[0]
	return []*sample{
		h.folded(s.merge(standIn.unit, causal.unit, false), causal, standIn),
		h.folded(s.merge(standIn.unit, causal.unit, true), causal, &flipped),
	}
}

// alongside puts unphased changes of the one that stands in on the haplotypes of the causal ones: they are
// counted, not placed.
func (h *paired) alongside(causal, standIn *locus) *locus {
	placed := *standIn
	placed.unit, placed.bases = causal.unit, causal.bases
	return &placed
}

// merge joins two phase units, as they stand or with the first one turned round.
func (s *sample) merge(from, into int, flip bool) *sample {
	m := *s
	m.notes = slices.Clone(s.notes)
	m.loci = slices.Clone(s.loci)
	for i := range m.loci {
		l := &m.loci[i]
		if l.unit == from {
			l.unit = into
			if flip {
				l.bases[0], l.bases[1] = l.bases[1], l.bases[0]
			}
		}
	}
	return m.renumbered()
}

// folded builds the sample with the virtual locus. Either locus may be nil, not both.
func (h *paired) folded(s *sample, causal, standIn *locus) *sample {
	f := *s
	f.notes, f.loci = slices.Clone(s.notes), nil
	for _, l := range s.loci {
		if l.site != h.causalAt && l.site != h.standInAt {
			f.loci = append(f.loci, l)
		}
	}
	v := locus{site: h.causalAt, unit: -1}
	for haplotype := range v.bases {
		v.bases[haplotype] = h.sequence(&f, causal, standIn, haplotype)
	}
	if v.bases[0] != v.bases[1] {
		v.unit = unitOf(s, causal, standIn)
	}
	f.loci = append(f.loci, v)
	return f.renumbered()
}

// sequence reads one haplotype: what both positions say together.
func (h *paired) sequence(s *sample, causal, standIn *locus, haplotype int) int {
	changed := func(l *locus) bool { return l != nil && l.bases[haplotype] > 0 }
	switch {
	case causal == nil && changed(standIn):
		s.note("hapb3_exonic_only")
		return wholePair
	case changed(causal) && changed(standIn):
		return wholePair
	case changed(causal):
		return causalOnly
	case changed(standIn):
		s.note("hapb3_mismatch")
	}
	return noneOfPair
}

// unitOf is the phase unit of the virtual locus: that of the heterozygous position.
func unitOf(s *sample, causal, standIn *locus) int {
	for _, l := range []*locus{causal, standIn} {
		if l == nil {
			continue
		}
		if at := s.locus(l.site); at != nil && at.unit >= 0 {
			return at.unit
		}
	}
	return -1
}

// locus finds the sample's locus for a site, nil when it is missing.
func (s *sample) locus(site int) *locus {
	for i := range s.loci {
		if s.loci[i].site == site {
			return &s.loci[i]
		}
	}
	return nil
}

// renumbered closes the gaps in the numbering of phase units.
func (s *sample) renumbered() *sample {
	seen := make(map[int]int)
	for i := range s.loci {
		l := &s.loci[i]
		if l.unit < 0 {
			continue
		}
		if _, ok := seen[l.unit]; !ok {
			seen[l.unit] = len(seen)
		}
		l.unit = seen[l.unit]
	}
	s.units = len(seen)
	return s
}
