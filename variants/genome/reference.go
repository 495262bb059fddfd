// Package genome holds the bundled slices of the human reference genome and what they allow:
// checking REF bases, bringing an allele into its normal form, and applying changes to sequence.
package genome

import (
	"slices"
	"sort"
	"strings"

	"allelens/variants"
)

// Slice is a stretch of reference sequence, plus strand.
type Slice struct {
	Assembly variants.Assembly
	Contig   variants.Contig
	Start    int // position of the first base, 1-based
	Bases    string
}

// End is the position of the last base, 1-based.
func (s Slice) End() int { return s.Start + len(s.Bases) - 1 }

// at is the base at pos, which must lie in the slice.
func (s Slice) at(pos int) byte { return s.Bases[pos-s.Start] }

// bases is the sequence from start to end (closed), which must lie in the slice.
func (s Slice) bases(start, end int) string { return s.Bases[start-s.Start : end-s.Start+1] }

// Reference is a set of slices. It does not change once built and may be used by several
// goroutines at once. Nothing is known outside of its slices.
type Reference struct {
	slices map[place][]Slice // by start
}

type place struct {
	assembly variants.Assembly
	contig   variants.Contig
}

// NewReference builds a reference from slices in any order. Lower-case (soft-masked) bases are
// read as upper case. Slices are not joined: an interval is covered if one slice covers all of it.
func NewReference(parts []Slice) *Reference {
	r := &Reference{slices: make(map[place][]Slice)}
	for _, s := range parts {
		s.Bases = strings.ToUpper(s.Bases)
		at := place{s.Assembly, s.Contig}
		r.slices[at] = append(r.slices[at], s)
	}
	for _, list := range r.slices {
		slices.SortFunc(list, func(a, b Slice) int { return a.Start - b.Start })
	}
	return r
}

// Bases is the plus-strand sequence of an interval; ok is false unless a slice covers all of it.
func (r *Reference) Bases(assembly variants.Assembly, iv variants.Interval) (bases string, ok bool) {
	s, ok := r.slice(assembly, iv)
	if !ok {
		return "", false
	}
	return s.bases(iv.Start, iv.End), true
}

// Covers reports whether the sequence of the whole interval is known.
func (r *Reference) Covers(assembly variants.Assembly, iv variants.Interval) bool {
	_, ok := r.slice(assembly, iv)
	return ok
}

// MatchesReference compares a REF field with the reference, whatever its case: evidence for or
// against a build. known is false where there is no slice, or where ref is not plain sequence.
func (r *Reference) MatchesReference(assembly variants.Assembly, contig variants.Contig, pos int, ref string) (known, match bool) {
	ref = strings.ToUpper(ref)
	if !variants.IsSequence(ref) {
		return false, false
	}
	bases, known := r.Bases(assembly, variants.Interval{Contig: contig, Start: pos, End: pos + len(ref) - 1})
	return known, known && bases == ref
}

// slice finds a slice that covers a whole interval.
func (r *Reference) slice(assembly variants.Assembly, iv variants.Interval) (Slice, bool) {
	list := r.slices[place{assembly, iv.Contig}]
	after := sort.Search(len(list), func(i int) bool { return list[i].Start > iv.Start })
	if iv.End < iv.Start {
		return Slice{}, false
	}
	for i := after - 1; i >= 0; i-- {
		if iv.End <= list[i].End() {
			return list[i], true
		}
	}
	return Slice{}, false
}
