package ledger

import (
	"slices"
	"strconv"

	"allelens/variants"
	"allelens/variants/vcf"
)

// judgeEvent tells whether the call of an event stands: by genotype, or by copy number where none is given.
// Where the two contradict each other it does not.
func (t Thresholds) judgeEvent(r *vcf.Record) (variants.State, []Criterion) {
	called := len(carriedAlleles(r)) > 0
	switch {
	case !called && !copiesDepart(r):
		return variants.NoCall, []Criterion{{Code: "missing"}}
	case copiesContradict(r):
		return variants.NoCall, []Criterion{{Code: "contradicting_copies", Value: strconv.Itoa(r.Structure.CopyNumber)}}
	case called && r.Structure != nil && r.Structure.CountsProbes:
		unrated := *r
		unrated.Quality = -1
		return t.judge(&unrated, variants.Variant, r.Genotype.Alleles)
	case called:
		return t.judge(r, variants.Variant, r.Genotype.Alleles)
	case len(r.Filter) > 0:
		return variants.Filtered, filters(r)
	}
	return variants.Variant, nil
}

// copiesContradict: the genotype says that nothing was found, or an event of the other kind, or any event where
// the copy number is the usual one, or a loss from both copies where one is left.
func copiesContradict(r *vcf.Record) bool {
	if r.Structure == nil || r.Structure.CopyNumber < 0 || !autosome(r.Contig) {
		return false
	}
	if allReference(r) {
		return copiesDepart(r)
	}
	kind := CopyNumber
	for _, i := range carriedAlleles(r) {
		if isSpelled(r, i) || isNoChange(r.Alts[i-1]) {
			continue
		}
		if kind, _ = kindOf(r, i); len(carriedAlleles(r)) > 1 {
			return false // a loss on one copy and a gain on the other may make up any number
		}
	}
	n := r.Structure.CopyNumber
	switch kind {
	case Deletion:
		return n >= 2 || n == 1 && onBoth(r.Genotype)
	case Duplication:
		return n <= 2
	case CopyNumber:
		return n == 2 && len(carriedAlleles(r)) > 0
	}
	return false
}

// onBoth reports whether the genotype gives both copies, and neither as the reference.
func onBoth(g variants.Genotype) bool {
	return g.Ploidy() == 2 && !slices.ContainsFunc(g.Alleles, func(i int) bool { return i <= 0 })
}

func rankOfCall(s variants.State) int {
	return slices.Index([]variants.State{variants.NoCall, variants.Filtered, variants.Variant}, s)
}

// twoAlleles: the call needs two copies that differ in sequence.
func twoAlleles(r *vcf.Record) bool {
	g := r.Genotype
	if g.Ploidy() != 2 || g.Alleles[0] == g.Alleles[1] || len(r.Ref) > longReference {
		return false
	}
	return !slices.ContainsFunc(g.Alleles, func(i int) bool { return i < 0 || i > 0 && !variants.IsSequence(r.Alts[i-1]) })
}
