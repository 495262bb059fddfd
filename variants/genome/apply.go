package genome

import (
	"errors"
	"slices"
	"strings"

	"allelens/variants"
)

// Errors of Apply.
var (
	ErrOutside = errors.New("a change, or the interval, lies outside of the known sequence")
	ErrOverlap = errors.New("two changes overlap")
)

// Apply gives the plus-strand sequence of an interval after changes that lie within it. Two
// spellings are the same change if they give the same sequence. Changes may come in any order,
// but must not share a base, nor may two insertions share a place.
func (r *Reference) Apply(assembly variants.Assembly, iv variants.Interval, alleles ...variants.Allele) (string, error) {
	s, ok := r.slice(assembly, iv)
	if !ok {
		return "", ErrOutside
	}
	edits := make([]Edit, 0, len(alleles))
	for _, a := range alleles {
		if a.Contig != iv.Contig || a.Pos < iv.Start || a.End() > iv.End {
			return "", ErrOutside
		}
		e, _, err := r.edit(assembly, a)
		if err != nil {
			return "", err
		}
		edits = append(edits, e)
	}
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return 2*(a.Start-b.Start) + len(a.Deleted) - len(b.Deleted)
	})
	var out strings.Builder
	next := iv.Start // first base that is not yet written
	for i, e := range edits {
		if e.Start < next || i > 0 && e.Deleted == "" && edits[i-1].Deleted == "" && e.Start == edits[i-1].Start {
			return "", ErrOverlap
		}
		out.WriteString(s.bases(next, e.Start-1) + e.Inserted)
		next = e.End() + 1
	}
	return out.String() + s.bases(next, iv.End), nil
}
