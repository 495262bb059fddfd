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

// Places are the first and the last stretch that a deletion may be written over, with the same result; of
// another change the one stretch that it takes.
func (n *Namer) Places(assembly variants.Assembly, a variants.Allele) []variants.Interval {
	left, errLeft := n.ref.ShiftLeft(assembly, a)
	right, errRight := n.ref.ShiftRight(assembly, a)
	if errLeft != nil || errRight != nil {
		return nil
	}
	return []variants.Interval{
		{Contig: a.Contig, Start: left.Start, End: left.End()}, {Contig: a.Contig, Start: right.Start, End: right.End()},
	}
}

// Moves is by how many bases to the left and to the right a stretch may be lost, or copied in tandem, with the
// same result.
func (n *Namer) Moves(assembly variants.Assembly, iv variants.Interval) (left, right int) {
	base := func(p int) string {
		b, _ := n.ref.Bases(assembly, variants.Interval{Contig: iv.Contig, Start: p, End: p})
		return b
	}
	same := func(p, q int) bool { return base(p) != "" && base(p) == base(q) }
	for left < iv.Len() && same(iv.Start-left-1, iv.End-left) {
		left++
	}
	for right < iv.Len() && same(iv.End+right+1, iv.Start+right) {
		right++
	}
	return left, right
}
