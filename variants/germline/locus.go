package germline

import (
	"allelens/variants"
	"allelens/variants/ledger"
)

// Locus asks for what a name stands for in a build, and for nothing else: the bases that have to be seen, or, of a rearrangement, its
// gene. ok is false where the name stands for nothing.
func (c *Classifier) Locus(in variants.Assembly, n KnownName) (regions []ledger.GeneRegion, events, ok bool) {
	if n.Event != nil {
		for _, r := range c.Regions() {
			if r.Gene == n.Event.Gene {
				return []ledger.GeneRegion{r}, true, true
			}
		}
	}
	for _, m := range n.Candidates {
		for _, g := range c.genes {
			over, err := g.namer.Span(in, m.Allele)
			if err != nil || g.transcript.Gene != m.Gene {
				continue
			}
			regions = append(regions, ledger.GeneRegion{
				Gene:   m.Gene,
				Region: map[variants.Assembly]variants.Interval{in: {Contig: over.Contig, Start: over.Start - 1, End: over.End + 1}},
				Bases:  map[variants.Assembly][]ledger.Exon{in: {{Bases: over}}},
			})
		}
	}
	return regions, false, len(regions) == 1
}
