package ledger

import (
	"slices"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/vcf"
)

// faintIn lists the variants of a gene's coding bases that part of the reads show on lines that stand and call the
// reference, each with a note that names its line. Whether one matters is its class's to say.
func faintIn(p *pile, g GeneRegion, ref *genome.Reference, in variants.Assembly, where string) (found []Change, problems []*variants.Problem) {
	for _, r := range p.over(g.Region[in]) {
		share, index := p.faint(r)
		if index == 0 || !codes(r, g, in) {
			continue
		}
		if state, _ := p.judge(r, variants.Reference, r.Genotype.Alleles); state != variants.Reference {
			continue // its bases do not count as read
		}
		c, problem := p.change(r, index, ref, in)
		if problem != "" || slices.ContainsFunc(found, func(o Change) bool { return o.Allele == c.Allele }) {
			continue
		}
		c.Gene, c.State, c.Share = g.Gene, variants.Filtered, share
		found = append(found, c)
		problems = append(problems, variants.Note(faintAllele, place(where, r), "gene", g.Gene, "change", c.Allele.String(), "percent", percent(share)).At(locusOf(r)))
	}
	return found, problems
}

// spliceBases are the bases of an intron at each exon's end that every splicing needs.
const spliceBases = 2

// codes reports whether a line lies over coding bases of the gene, or the splice sites beside them.
func codes(r *vcf.Record, g GeneRegion, in variants.Assembly) bool {
	return slices.ContainsFunc(g.Bases[in], func(e Exon) bool {
		at := e.Bases
		at.Start, at.End = at.Start-spliceBases, at.End+spliceBases
		return at.Overlaps(locusOf(r))
	})
}
