package ledger

import (
	"slices"

	"allelens/variants"
	"allelens/variants/vcf"
)

// Copies tallies how many alleles the calls of the sample give, on X and on the autosomes. It
// contradicts a stated sex, or a file's ploidy; it is too little to tell a sex from. Only lines
// that were read to answer the questions are counted, and only calls that stand: those that
// failed a filter, or lie below a limit of Thresholds, are not.
type Copies struct {
	// Of X outside of its pseudoautosomal regions: calls of one allele (the reference included),
	// calls of two alleles (the reference included), and, of these, calls of two different alleles
	// that nothing speaks against (see Thresholds.Doubts) and of the same variant allele twice.
	Haploid, Diploid, Heterozygous, Homozygous Calls
	// Autosome: of the autosomal sites and genes asked for, calls of one allele or more than two.
	Autosome Calls
}

// Calls is a number of lines, and the place of the first of them in the file's order:
// "file.vcf:12", or "file.vcf chrX:154532082" where the line's number is not known; "" if none.
type Calls struct {
	Count int
	First string
}

func (c *Calls) add(place string) {
	if c.Count == 0 {
		c.First = place
	}
	c.Count++
}

// pseudoautosomal are the regions PAR1 and PAR2 of X, 1-based and closed, in which men have two
// copies as well (Genome Reference Consortium, assembly regions of GRCh37.p13 and GRCh38.p14).
var pseudoautosomal = map[variants.Assembly][2]variants.Interval{
	variants.GRCh37: {{Contig: "X", Start: 60001, End: 2699520}, {Contig: "X", Start: 154931044, End: 155260560}},
	variants.GRCh38: {{Contig: "X", Start: 10001, End: 2781479}, {Contig: "X", Start: 155701383, End: 156030895}},
}

// copiesIn tallies the records, which are in the file's order. asked are the regions that the
// questions read in the file's build.
func (t Thresholds) copiesIn(records []*vcf.Record, asked []variants.Interval, in variants.Assembly, where string) Copies {
	var c Copies
	for _, r := range records {
		if r.Structure != nil || !t.stands(r) {
			continue
		}
		span := variants.Interval{Contig: r.Contig, Start: r.Pos, End: r.End}
		par := pseudoautosomal[in]
		switch {
		case r.Contig == "X" && !slices.ContainsFunc(par[:], span.Overlaps):
			c.addX(t, r, place(where, r))
		case autosome(r.Contig) && r.Genotype.Ploidy() != 2 && slices.ContainsFunc(asked, span.Overlaps):
			c.Autosome.add(place(where, r))
		}
	}
	return c
}

// addX counts a call on X. A side that is left open may be anything, so that such a call counts
// as none.
func (c *Copies) addX(t Thresholds, r *vcf.Record, at string) {
	if r.Genotype.Count(variants.MissingAllele) > 0 {
		return
	}
	switch r.Genotype.Ploidy() {
	case 1:
		c.Haploid.add(at)
	case 2:
		c.Diploid.add(at)
		switch a, b := allele(r, 0), allele(r, 1); {
		case a == b && a > 0:
			c.Homozygous.add(at)
		case a != b && len(t.Doubts(Change{State: variants.Variant, Evidence: evidence(r, nil)})) == 0:
			c.Heterozygous.add(at)
		}
	}
}

// allele is the index of the allele on one side of the genotype; "any other allele" counts as the
// reference, as it does at sites.
func allele(r *vcf.Record, side int) int {
	index := r.Genotype.Alleles[side]
	if index > 0 && (r.Alts[index-1] == "<NON_REF>" || r.Alts[index-1] == "<*>") {
		return 0
	}
	return index
}

// stands: the line calls something, and reaches the limits.
func (t Thresholds) stands(r *vcf.Record) bool {
	shown := variants.Reference
	if r.HasGenotype && slices.ContainsFunc(r.Genotype.Alleles, func(i int) bool { return i > 0 }) {
		shown = variants.Variant
	}
	state, _ := t.judge(r, shown, r.Genotype.Alleles)
	return state.Seen()
}

func autosome(c variants.Contig) bool { return c.Order() >= 1 && c.Order() <= 22 }
