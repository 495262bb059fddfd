package hgvs

// Sequence Ontology terms that Name.Consequence may hold.
const (
	Missense       = "missense_variant"
	Synonymous     = "synonymous_variant"
	StopGained     = "stop_gained"
	StopLost       = "stop_lost"
	StartLost      = "start_lost"
	StartRetained  = "start_retained_variant"
	Frameshift     = "frameshift_variant"
	InframeDel     = "inframe_deletion"
	InframeIns     = "inframe_insertion"
	SpliceDonor    = "splice_donor_variant"
	SpliceAcceptor = "splice_acceptor_variant"
	SpliceRegion   = "splice_region_variant"
	Intron         = "intron_variant"
	UTR5           = "5_prime_UTR_variant"
	UTR3           = "3_prime_UTR_variant"
	Upstream       = "upstream_gene_variant"
	Downstream     = "downstream_gene_variant"
)

// Widths of the splice sites in bases of the intron.
const (
	canonicalBases    = 2 // +1, +2 and -1, -2
	spliceRegionBases = 8 // Sequence Ontology's region, as far as it lies in the intron
)

// unpredictable is the protein name where the sequence does not tell what happens to the protein.
const unpredictable = "p.?"

// effect is what a change does to the protein. aminoAcid is the first one affected, 0 for none.
type effect struct {
	p, consequence string
	aminoAcid      int
}

// effect judges a change: outside of the transcript, in an intron, in a UTR, or coding. A change
// that reaches into an intron counts as one of the intron, for splicing decides its outcome.
func (f *frame) effect(c change) effect {
	switch {
	case c.end < f.first().start:
		return effect{consequence: Upstream}
	case c.start > f.last().end:
		return effect{consequence: Downstream}
	}
	if term := f.splicing(c); term != "" {
		return effect{p: unpredictable, consequence: term}
	}
	tx, _ := f.tx(c.end)
	end := tx - f.start
	start := end - len(c.deleted)
	switch {
	case end <= 0:
		return effect{p: unpredictable, consequence: UTR5}
	case start >= f.coding:
		return effect{p: unpredictable, consequence: UTR3}
	case start < 3:
		return f.startCodon(start, end, c.inserted)
	case end > f.coding:
		return effect{p: unpredictable, consequence: StopLost}
	}
	return f.codingEffect(start, end, c.inserted)
}

// splicing is the gravest consequence for splicing; "" for a change that no intron feels. A
// deletion hits a splice site if it takes one of its bases, an insertion if it parts them.
func (f *frame) splicing(c change) string {
	left, right := c.flanks()
	worst := ""
	for i := 0; i+1 < len(f.exons); i++ {
		first, last := f.exons[i].end+1, f.exons[i+1].start-1
		if right < first || left > last {
			continue
		}
		switch {
		case c.hits(last-canonicalBases+1, last):
			return SpliceAcceptor
		case c.hits(first, first+canonicalBases-1):
			worst = SpliceDonor
		case worst == SpliceDonor:
		case left < first+spliceRegionBases || right > last-spliceRegionBases:
			worst = SpliceRegion
		case worst == "":
			worst = Intron
		}
	}
	return worst
}

// hits reports whether the change takes a base of the site from first to last, or inserts bases
// between two of them: an insertion's end is the base before it, so that one test serves both.
func (c change) hits(first, last int) bool { return c.end >= first && c.start <= last }

// startCodon judges a change of the start codon, in coding indices as codingEffect. The start
// holds if the reading frame still has ATG before it: a base taken from a run of A before the TG
// is replaced by its neighbour.
func (f *frame) startCodon(start, end int, inserted string) effect {
	kept := false
	if end <= 3 {
		from := max(0, f.start+start)
		before := f.mrna[max(0, from-3):from] + inserted + f.mrna[f.start+end:f.start+3]
		kept = len(before) >= 3 && before[len(before)-3:] == "ATG"
	}
	switch {
	case kept && start < 0:
		return effect{p: unpredictable, consequence: UTR5}
	case kept:
		return effect{p: "p.(Met1=)", consequence: StartRetained, aminoAcid: 1}
	case start < 0:
		return effect{p: unpredictable, consequence: StartLost, aminoAcid: 1}
	}
	return effect{p: "p.(Met1?)", consequence: StartLost, aminoAcid: 1}
}
