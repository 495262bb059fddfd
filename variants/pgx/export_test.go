package pgx

import "allelens/variants/knowledge"

// EveryResult lists what a gene's result can be: each pair of its alleles, or each single one where there is one
// chromosome.
func EveryResult(known knowledge.Pharmacogene) []Diplotype {
	g := prepare(known)
	var all []Diplotype
	for i := range g.Alleles {
		a := &g.Alleles[i]
		if g.Contig == "X" || g.Contig == "MT" {
			all = append(all, g.describe(a.Name, "", a, nil))
		}
		if g.Contig == "MT" {
			continue
		}
		for j := range g.Alleles[i:] {
			b := &g.Alleles[i+j]
			all = append(all, g.describe(a.Name, b.Name, a, b))
		}
	}
	if g.presence() {
		all = append(all, g.describe("*00:01", "*00:02", nil, nil)) // none of the alleles that rules name
		all = append(all, g.describe("*15:11", "*00:02", nil, nil)) // one that only a row names
	}
	return all
}

// Genes are the bundled pharmacogenes.
var Genes = testGenes

// lowestFunction are the genes in which guidance follows the least active allele of each chromosome.
var lowestFunction = []string{"DPYD", "RYR1"}
