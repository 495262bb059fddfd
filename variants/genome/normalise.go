package genome

import "allelens/variants"

// Normalise gives the allele's normal form, which all spellings of one change share: no base
// more than needed, as far left as possible, indels with one anchor base before (Tan, Abecasis
// and Kang, Bioinformatics 2015;31:2202). An allele that no slice covers is only trimmed; one
// that could slide beyond its slice stops at the slice's edge, and one that changes nothing is
// trimmed where it stands. The error is a *Mismatch where REF differs from the reference, and
// ErrNotSequence for alleles that are not plain sequence.
func (r *Reference) Normalise(assembly variants.Assembly, a variants.Allele) (variants.Allele, error) {
	e, s, err := r.edit(assembly, a)
	switch {
	case err != nil:
		return a, err
	case s.Bases == "" || e.None():
		return a.Trim(), nil
	}
	return s.anchored(s.left(e)), nil
}

// ShiftLeft gives the change at the lowest coordinate that describes it: where the 3' rule puts
// it on a transcript of the minus strand. Outside of the slices and for errors see Normalise.
func (r *Reference) ShiftLeft(assembly variants.Assembly, a variants.Allele) (Edit, error) {
	e, s, err := r.edit(assembly, a)
	if err != nil || s.Bases == "" {
		return e, err
	}
	return s.left(e), nil
}

// ShiftRight gives the change at the highest coordinate that describes it: where the 3' rule puts
// it on the genome and on the plus strand. Outside of the slices and for errors see Normalise.
func (r *Reference) ShiftRight(assembly variants.Assembly, a variants.Allele) (Edit, error) {
	e, s, err := r.edit(assembly, a)
	if err != nil || s.Bases == "" {
		return e, err
	}
	return s.right(e), nil
}

// edit checks an allele against its slice, which is empty where none covers it.
func (r *Reference) edit(assembly variants.Assembly, a variants.Allele) (Edit, Slice, error) {
	if !variants.IsSequence(a.Ref) || !variants.IsSequence(a.Alt) {
		return Edit{}, Slice{}, ErrNotSequence
	}
	s, ok := r.slice(assembly, variants.Interval{Contig: a.Contig, Start: a.Pos, End: a.End()})
	if ok && s.bases(a.Pos, a.End()) != a.Ref {
		return Edit{}, Slice{}, &Mismatch{assembly, a, s.bases(a.Pos, a.End())}
	}
	return EditOf(a), s, nil
}

// left slides an indel to the left, as far as an anchor base remains before it.
func (s Slice) left(e Edit) Edit {
	unit, ok := e.indel()
	if !ok {
		return e
	}
	n := 0
	for e.Start-n-1 > s.Start && s.at(e.Start-n-1) == unit[len(unit)-1-n%len(unit)] {
		n++
	}
	return e.moved(-n)
}

// right slides an indel to the right, as far as the slice goes.
func (s Slice) right(e Edit) Edit {
	unit, ok := e.indel()
	if !ok {
		return e
	}
	n := 0
	for e.End()+n+1 <= s.End() && s.at(e.End()+n+1) == unit[n%len(unit)] {
		n++
	}
	return e.moved(n)
}

// anchored writes an edit as an allele: an indel with the base before it.
func (s Slice) anchored(e Edit) variants.Allele {
	a := variants.Allele{Contig: e.Contig, Pos: e.Start, Ref: e.Deleted, Alt: e.Inserted}
	if _, ok := e.indel(); !ok {
		return a
	}
	if e.Start == s.Start { // nothing before it is known: the base after it
		next := s.bases(e.End()+1, min(e.End()+1, s.End()))
		a.Ref, a.Alt = a.Ref+next, a.Alt+next
		return a
	}
	before := s.bases(e.Start-1, e.Start-1)
	a.Pos, a.Ref, a.Alt = e.Start-1, before+a.Ref, before+a.Alt
	return a
}
