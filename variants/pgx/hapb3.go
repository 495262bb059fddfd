package pgx

import "slices"

// HapB3 of DPYD is defined by two positions: the intronic one is causal, the exonic one only
// stands in when the intronic one is missing. Both are folded into one virtual site with the
// sequences "", "HapB3" and "intron", one for each strand (PharmCAT v3.1.1, DPYD rules).
type hapB3 struct {
	intron, exon     int // Position.ID
	intronAt, exonAt int // indices into gene.sites
}

const (
	hapB3Name      = "c.1129-5923C>G, c.1236G>A (HapB3)"
	hapB3Intronic  = "c.1129-5923C>G"
	hapB3IntronPos = 97579893 // GRCh38, rs75017182
	hapB3ExonPos   = 97573863 // GRCh38, rs56038477
)

// Sequences of the virtual site, which takes the place of the intronic one.
const (
	noHapB3 = iota
	wholeHapB3
	intronOnly
)

func newHapB3(g *gene) *hapB3 {
	if g.Gene != "DPYD" {
		return nil
	}
	h := &hapB3{intronAt: -1, exonAt: -1}
	for i, st := range g.sites {
		switch g.positions[st.id].Pos38 {
		case hapB3IntronPos:
			h.intron, h.intronAt = st.id, i
		case hapB3ExonPos:
			h.exon, h.exonAt = st.id, i
		}
	}
	if h.intronAt < 0 || h.exonAt < 0 {
		return nil
	}
	return h
}

// adapt rewrites an allele's masks for the virtual site. The exonic site is never matched.
func (h *hapB3) adapt(a *allele, g *gene) {
	if h == nil {
		return
	}
	switch {
	case a.Name == hapB3Name:
		a.mask[h.intronAt] = 1 << wholeHapB3
	case a.Name == hapB3Intronic:
		a.mask[h.intronAt] = 1 << intronOnly
	case a.Reference:
		a.mask[h.intronAt] = 1 << noHapB3
	}
	a.mask[h.exonAt] = 0
}

// fold replaces the two loci by the virtual one. Where they lie in different phase sets both
// relative orientations are possible, and two samples come back.
func (h *hapB3) fold(s *sample) []*sample {
	if h == nil {
		return []*sample{s}
	}
	intron, exon := s.locus(h.intronAt), s.locus(h.exonAt)
	if intron == nil && exon == nil {
		return []*sample{s}
	}
	if intron == nil || exon == nil || intron.unit < 0 || exon.unit < 0 || intron.unit == exon.unit {
		return []*sample{h.folded(s, intron, exon)}
	}
	if !s.sets {
		return []*sample{h.folded(s, intron, h.alongside(intron, exon))}
	}
	flipped := *exon
	flipped.bases[0], flipped.bases[1] = exon.bases[1], exon.bases[0]
	return []*sample{
		h.folded(s.merge(exon.unit, intron.unit, false), intron, exon),
		h.folded(s.merge(exon.unit, intron.unit, true), intron, &flipped),
	}
}

// alongside puts unphased exonic changes on the strands of the intronic ones: they are
// counted, not placed.
func (h *hapB3) alongside(intron, exon *locus) *locus {
	placed := *exon
	placed.unit, placed.bases = intron.unit, intron.bases
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
func (h *hapB3) folded(s *sample, intron, exon *locus) *sample {
	f := *s
	f.notes, f.loci = slices.Clone(s.notes), nil
	for _, l := range s.loci {
		if l.site != h.intronAt && l.site != h.exonAt {
			f.loci = append(f.loci, l)
		}
	}
	v := locus{site: h.intronAt, unit: -1}
	for strand := range v.bases {
		v.bases[strand] = h.strand(&f, intron, exon, strand)
	}
	if v.bases[0] != v.bases[1] {
		v.unit = unitOf(s, intron, exon)
	}
	f.loci = append(f.loci, v)
	return f.renumbered()
}

// strand reads one strand: what the intronic and the exonic position say together.
func (h *hapB3) strand(s *sample, intron, exon *locus, strand int) int {
	changed := func(l *locus) bool { return l != nil && l.bases[strand] > 0 }
	switch {
	case intron == nil && changed(exon):
		s.note("hapb3_exonic_only")
		return wholeHapB3
	case changed(intron) && changed(exon):
		return wholeHapB3
	case changed(intron):
		return intronOnly
	case changed(exon):
		s.note("hapb3_mismatch")
	}
	return noHapB3
}

// unitOf is the phase unit of the virtual locus: that of the heterozygous position.
func unitOf(s *sample, intron, exon *locus) int {
	for _, l := range []*locus{intron, exon} {
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
