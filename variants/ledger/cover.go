package ledger

import (
	"slices"

	"allelens/variants"
	"allelens/variants/vcf"
)

// cover counts, exon by exon, what the file says of a gene's coding bases. Where lines
// disagree the more doubtful one counts: filtered before no call, before variant, before reference.
func cover(p *pile, g GeneRegion, in variants.Assembly) Coverage {
	c := Coverage{Gene: g.Gene}
	for _, exon := range g.Bases[in] {
		c.Exons = append(c.Exons, count(exon, p.states(exon.Bases)))
	}
	return c
}

// states is what the lines say of each base of an interval.
func (p *pile) states(iv variants.Interval) []variants.State {
	states := make([]variants.State, iv.Len())
	for _, r := range p.over(iv) {
		state := p.stateOf(r)
		for pos := max(r.Pos, iv.Start); pos <= min(r.End, iv.End); pos++ {
			if at := pos - iv.Start; doubt(state) > doubt(states[at]) {
				states[at] = state
			}
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

// stateOf is what a line says of the bases it covers.
func (t Thresholds) stateOf(r *vcf.Record) variants.State {
	shown := variants.Reference
	if r.HasGenotype {
		for _, i := range r.Genotype.Alleles {
			if i <= 0 {
				continue
			}
			shown = variants.Variant
			if !variants.IsSequence(r.Alts[i-1]) && r.Alts[i-1] != "*" {
				return variants.NoCall // a structural change: what the bases are is not said
			}
		}
		open := slices.Contains(r.Genotype.Alleles, variants.MissingAllele) || autosome(r.Contig) && r.Genotype.Ploidy() != 2
		if shown == variants.Reference && open {
			return variants.NoCall // what the other copy is, is not said
		}
	}
	state, _ := t.judge(r, shown, r.Genotype.Alleles)
	return state
}

// doubt orders the states of a base that several lines cover.
func doubt(s variants.State) int {
	return slices.Index([]variants.State{variants.Absent, variants.Reference, variants.Variant, variants.NoCall, variants.Filtered}, s)
}
