package ledger

import (
	"allelens/variants"
	"allelens/variants/vcf"
)

// SexCalls counts the calls of X outside of its pseudoautosomal regions that stand and show an allele
// other than the reference's, wherever on X they are: of a file that is read from start to end all, of
// one that is reached by an index or bisection those of a sample of X if X is large. They tell whether
// the file may be that of a person of the other sex, and nothing of any gene: no line of them is kept.
type SexCalls struct {
	// Variant counts the calls, and Heterozygous those of them with two different alleles of two
	// that nothing speaks against (see Thresholds.Doubts).
	Variant, Heterozygous int
}

// Least evidence that the calls of X are not those of the stated sex.
const (
	mostlyOne    = 20 // percent heterozygous from which they are not a man's
	leastTwo     = 10 // heterozygous calls from which that is said
	hardlyTwo    = 10 // percent heterozygous below which they are hardly a woman's
	leastVariant = 50 // calls from which that is said
)

// AgainstMale reports whether so many calls are heterozygous that they are hardly a man's with one X.
func (c SexCalls) AgainstMale() bool {
	return c.Heterozygous >= leastTwo && 100*c.Heterozygous >= mostlyOne*c.Variant
}

// AgainstFemale reports whether so few calls are heterozygous that they are hardly a woman's with two X.
func (c SexCalls) AgainstFemale() bool {
	return c.Variant >= leastVariant && 100*c.Heterozygous < hardlyTwo*c.Variant
}

// sexTally counts while a file is read whose build may still be open: one count for each build.
type sexTally struct {
	Thresholds
	calls map[variants.Assembly]*SexCalls
}

func newSexTally(t Thresholds) *sexTally {
	s := &sexTally{Thresholds: t, calls: map[variants.Assembly]*SexCalls{}}
	for _, b := range builds {
		s.calls[b] = &SexCalls{}
	}
	return s
}

// beside asks the reader for X between its pseudoautosomal regions, in either build.
func (s *sexTally) beside() vcf.Beside {
	const behind = 1 << 28 // of any end of X
	return vcf.Beside{Regions: []variants.Interval{{Contig: "X", Start: 1, End: behind}}, Use: s.count}
}

// count takes one call of X.
func (s *sexTally) count(r *vcf.Record) {
	if r.Structure != nil || !r.HasGenotype || r.Genotype.Count(variants.MissingAllele) > 0 || r.Genotype.Ploidy() > 2 || r.Genotype.Ploidy() == 0 || !s.stands(r) {
		return
	}
	first := allele(r, 0)
	last := allele(r, r.Genotype.Ploidy()-1)
	if first == 0 && last == 0 {
		return
	}
	span := variants.Interval{Contig: r.Contig, Start: r.Pos, End: r.End}
	heterozygous := first != last
	if heterozygous && len(s.Doubts(Change{State: variants.Variant, Evidence: &Evidence{Depth: r.Depth}})) > 0 {
		return
	}
	for _, b := range builds {
		if par := pseudoautosomal[b]; par[0].Overlaps(span) || par[1].Overlaps(span) {
			continue
		}
		s.calls[b].Variant++
		if heterozygous {
			s.calls[b].Heterozygous++
		}
	}
}
