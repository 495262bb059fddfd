package ledger

import (
	"slices"

	"allelens/variants"
)

// cover counts, exon by exon, what the file says of a gene's coding bases. Where lines
// disagree the more doubtful one counts: filtered before no call, before variant, before reference.
func cover(p *pile, g GeneRegion, in variants.Assembly, doubts []*variants.Problem) Coverage {
	c := Coverage{Gene: g.Gene, Doubts: doubts}
	for _, exon := range g.Bases[in] {
		c.Exons = append(c.Exons, count(exon, p.states(exon.Bases)))
	}
	return c
}

// states is what the lines say of each base of an interval.
func (p *pile) states(iv variants.Interval) []variants.State {
	states := make([]variants.State, iv.Len())
	take := func(start, end int, state variants.State) {
		for pos := max(start, iv.Start); pos <= min(end, iv.End); pos++ {
			if at := pos - iv.Start; doubt(state) > doubt(states[at]) {
				states[at] = state
			}
		}
	}
	for _, r := range p.over(iv) {
		for _, part := range p.says(r) {
			take(part.start, part.end, part.state)
		}
	}
	for _, gone := range p.lost {
		if gone.Contig == iv.Contig {
			take(gone.Start, gone.End, gone.state)
		}
	}
	return states
}

func count(exon Exon, states []variants.State) ExonCoverage {
	e := ExonCoverage{Exon: exon, Counts: map[variants.State]int{}}
	for i, s := range states {
		e.Counts[s]++
		if s != variants.Absent {
			continue
		}
		pos := exon.Bases.Start + i
		if n := len(e.Absent); n > 0 && e.Absent[n-1].End == pos-1 {
			e.Absent[n-1].End = pos
		} else {
			e.Absent = append(e.Absent, variants.Interval{Contig: exon.Bases.Contig, Start: pos, End: pos})
		}
	}
	return e
}

// doubt orders the states of a base that several lines cover.
func doubt(s variants.State) int {
	return slices.Index([]variants.State{variants.Absent, variants.Reference, variants.Variant, variants.NoCall, variants.Filtered}, s)
}
