package vcf

import (
	"allelens/variants"
)

// contigCount is what a scan knows of a contig under one of its names.
type contigCount struct {
	ContigCount
	regions, before, beside []span
}

// counts are the records by contig, in order of appearance.
func (s *scan) counts() []ContigCount {
	counts := make([]ContigCount, len(s.order))
	for i, c := range s.order {
		counts[i] = c.ContigCount
	}
	return counts
}

// watch looks at a record wherever it lies; rest are its columns from ID on.
func (s *scan) watch(contig *contigCount, pos int, line, rest []byte, number int64) {
	if s.verified != nil {
		s.verified.record(contig, pos, rest, number)
	}
	if holds(contig.beside, pos) {
		s.beside(line, rest)
	}
}

// placed takes a record of a contig that has regions; rest are its columns from ID on.
func (s *scan) placed(contig *contigCount, pos int, line, rest []byte, number int64) error {
	region, ok := at(contig.regions, pos)
	near := holds(contig.before, pos) && looksStructural(rest)
	if !near && (!ok || pos < region.start && !mayReach(rest, pos, region.start)) {
		return s.outside(line, rest, number)
	}
	rec, p := s.reader.read(line, number)
	if p != nil {
		s.problems.add(p)
		return nil
	}
	if rec.End < region.start && (!near || rec.Structure == nil) {
		return nil
	}
	return s.handOut(rec)
}

// mostContigs is how many contigs are told apart; an assembly with all its patches has some thousands.
const mostContigs = 100_000

// contig finds the count of a contig by its name.
func (s *scan) contig(name []byte) *contigCount {
	if s.last != nil && string(name) == s.last.Name {
		return s.last
	}
	c := s.contigs[string(name)]
	if c == nil {
		c = &contigCount{ContigCount: ContigCount{Name: string(name)}}
		if canonical, ok := variants.ParseContig(c.Name); ok {
			c.regions, c.before, c.beside = s.wanted.regions[canonical], s.wanted.before[canonical], s.wanted.beyond.of(canonical)
		}
		if len(s.order) < mostContigs || len(c.regions) > 0 {
			s.contigs[c.Name] = c
			s.order = append(s.order, c)
		}
	}
	s.last = c
	return c
}
