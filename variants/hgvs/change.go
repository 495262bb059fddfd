package hgvs

import (
	"allelens/variants"
	"allelens/variants/genome"
)

// change is a change in a frame's coordinates and on its strand. Of an insertion start is the
// base after the new ones and end the base before.
type change struct {
	start, end        int
	deleted, inserted string
}

// changeOf turns a plus-strand edit into the direction of strand.
func changeOf(e genome.Edit, strand int) change {
	if strand < 0 {
		return change{-e.End(), -e.Start, genome.ReverseComplement(e.Deleted), genome.ReverseComplement(e.Inserted)}
	}
	return change{e.Start, e.End(), e.Deleted, e.Inserted}
}

// flanks are the outermost bases that the change touches: of an insertion its two neighbours.
func (c change) flanks() (left, right int) { return min(c.start, c.end), max(c.start, c.end) }

// sequence reads the reference in a frame's coordinates, on its strand.
type sequence struct {
	ref      *genome.Reference
	assembly variants.Assembly
	contig   variants.Contig
	strand   int
}

// bases is the sequence from start to end (closed); ok is false where it is not known.
func (s sequence) bases(start, end int) (bases string, ok bool) {
	if s.strand < 0 {
		bases, ok = s.ref.Bases(s.assembly, variants.Interval{Contig: s.contig, Start: -end, End: -start})
		return genome.ReverseComplement(bases), ok
	}
	return s.ref.Bases(s.assembly, variants.Interval{Contig: s.contig, Start: start, End: end})
}

// describe writes a change that has been shifted to its 3' end: its kind in the order of
// preference that HGVS gives (substitution, deletion, inversion, duplication, insertion).
func (s sequence) describe(c change, position func(p int) string) string {
	place := func(start, end int) string {
		if start == end {
			return position(start)
		}
		return position(start) + "_" + position(end)
	}
	switch n := len(c.inserted); {
	case n == 0:
		return place(c.start, c.end) + "del"
	case len(c.deleted) == 1 && n == 1:
		return position(c.start) + c.deleted + ">" + c.inserted
	case c.deleted != "" && c.inserted == genome.ReverseComplement(c.deleted):
		return place(c.start, c.end) + "inv"
	case c.deleted != "":
		return place(c.start, c.end) + "delins" + c.inserted
	default:
		if before, _ := s.bases(c.start-n, c.end); before == c.inserted {
			return place(c.start-n, c.end) + "dup"
		}
		return place(c.end, c.start) + "ins" + c.inserted
	}
}
