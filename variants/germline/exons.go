package germline

import (
	"slices"

	"allelens/variants"
	"allelens/variants/ledger"
)

// Exons are the exons of a gene's transcript in a build, untranslated parts included, in the transcript's
// order, and the region in which events of the gene are looked for; none if the gene is not held.
func (c *Classifier) Exons(name string, in variants.Assembly) (exons []ledger.Exon, region variants.Interval) {
	at := slices.IndexFunc(c.genes, func(g gene) bool { return g.transcript.Gene == name })
	if at < 0 {
		return nil, region
	}
	for _, e := range c.genes[at].transcript.Exons {
		exons = append(exons, ledger.Exon{Number: e.Number, Bases: e.Genomic[in]})
	}
	return exons, c.genes[at].span(in)
}
