package compose

import (
	"slices"

	"allelens/variants/germline"
)

// measured: the laboratory's own result excludes loss and gain of every exon of a gene.
func (b *builder) measured(g germline.Gene) bool {
	exons := g.Transcript.Exons
	for _, e := range exons {
		if !slices.Contains(b.f.Unchanged[g.Gene], e.Number) {
			return false
		}
	}
	return len(exons) > 0
}

// unmeasured names the cancer genes of which large losses and gains are not excluded; "" where the laboratory measured all that
// were looked at.
func (b *builder) unmeasured() string {
	var names []string
	some := false
	for _, g := range b.f.Cancer.Genes {
		if b.measured(g) {
			some = true
		} else {
			names = append(names, g.Gene)
		}
	}
	if !some {
		return b.heldGenes()
	}
	return b.And(names)
}
