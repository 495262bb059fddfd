package interpret

import (
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/vrs"
)

// exchange names the variants of the cancer genes as databases exchange them.
func (in *Interpreter) exchange(cancer germline.Result, assembly variants.Assembly) map[variants.Allele]vrs.Names {
	names := map[variants.Allele]vrs.Names{}
	for _, g := range cancer.Genes {
		sequence := in.knowledge.Sequences[g.Transcript.Contig]
		for _, f := range g.Findings {
			if n, ok := vrs.Of(in.reference, assembly, f.Allele, sequence.Accessions[assembly], sequence.Refget[assembly]); ok {
				names[f.Allele] = n
			}
		}
	}
	return names
}
