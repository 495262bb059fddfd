package genome

import "allelens/variants"

// Justify gives the change together with all bases over which it can slide: each spelling of one change has the same
// (fully justified; NCBI's variant overprecision correction). unit is the number of bases that come or go where the change is a mere deletion or
// insertion, else 0. ok is false where no slice covers the place, or the change may slide beyond its slice. For errors see Normalise.
func (r *Reference) Justify(assembly variants.Assembly, a variants.Allele) (e Edit, unit int, ok bool, err error) {
	e, s, err := r.edit(assembly, a)
	if err != nil || s.Bases == "" || e.None() {
		return e, 0, false, err
	}
	moving, indel := e.indel()
	if !indel {
		return e, 0, true, nil
	}
	left, right := s.left(e), s.right(e)
	if left.Start <= s.Start+1 || right.End() >= s.End() {
		return e, 0, false, nil
	}
	beyond := s.bases(left.Start, right.Start-1)
	if e.Deleted != "" {
		return Edit{e.Contig, left.Start, left.Deleted + s.bases(left.End()+1, right.End()), beyond}, len(moving), true, nil
	}
	return Edit{e.Contig, left.Start, beyond, left.Inserted + beyond}, len(moving), true, nil
}
