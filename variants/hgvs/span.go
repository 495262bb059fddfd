package hgvs

import "allelens/variants"

// Bases is the plus strand of a stretch; ok is false where no sequence is bundled for it.
func (n *Namer) Bases(assembly variants.Assembly, iv variants.Interval) (bases string, ok bool) {
	return n.ref.Bases(assembly, iv)
}

// Span is the stretch of bases that have to be seen to tell that a change is not there: all that it
// takes in any of the places where it may be written, and of an insertion both neighbours.
func (n *Namer) Span(assembly variants.Assembly, a variants.Allele) (variants.Interval, error) {
	left, err := n.ref.ShiftLeft(assembly, a)
	if err != nil {
		return variants.Interval{}, err
	}
	right, err := n.ref.ShiftRight(assembly, a)
	if err != nil {
		return variants.Interval{}, err
	}
	first, _ := changeOf(left, 1).flanks()
	_, last := changeOf(right, 1).flanks()
	return variants.Interval{Contig: a.Contig, Start: first, End: last}, nil
}
