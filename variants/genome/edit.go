package genome

import (
	"errors"
	"fmt"

	"allelens/variants"
)

// ErrNotSequence: an allele is symbolic, a breakend, "*", or holds ambiguity letters.
var ErrNotSequence = errors.New("the allele is not plain sequence")

// Mismatch is the error for a REF that differs from the reference.
type Mismatch struct {
	Assembly  variants.Assembly
	Allele    variants.Allele
	Reference string // the bases that the reference has at the place of Allele.Ref
}

// Error is the developers' text.
func (m *Mismatch) Error() string {
	return fmt.Sprintf("%v: the reference %v has %s", m.Allele, m.Assembly, m.Reference)
}

// Edit is a change without any base that stays the same: Deleted, which begins at Start, gives
// way to Inserted. Of an insertion Deleted is empty, and Start is the base after the new ones.
type Edit struct {
	Contig            variants.Contig
	Start             int // 1-based
	Deleted, Inserted string
}

// EditOf takes the shared bases off an allele, from the end first.
func EditOf(a variants.Allele) Edit {
	ref, alt := a.Ref, a.Alt
	for ref != "" && alt != "" && ref[len(ref)-1] == alt[len(alt)-1] {
		ref, alt = ref[:len(ref)-1], alt[:len(alt)-1]
	}
	shared := 0
	for shared < len(ref) && shared < len(alt) && ref[shared] == alt[shared] {
		shared++
	}
	return Edit{a.Contig, a.Pos + shared, ref[shared:], alt[shared:]}
}

// End is the last deleted base; of an insertion the base before the new ones.
func (e Edit) End() int { return e.Start + len(e.Deleted) - 1 }

// None reports whether nothing changes.
func (e Edit) None() bool { return e.Deleted == "" && e.Inserted == "" }

// indel reports whether the edit is a mere deletion or a mere insertion, and gives the bases
// that come or go. Only those may stand in several places with the same result.
func (e Edit) indel() (unit string, ok bool) {
	if (e.Deleted == "") == (e.Inserted == "") {
		return "", false
	}
	return e.Deleted + e.Inserted, true
}

// moved is the indel after it has slid by n bases (negative: to the left) over bases that are
// like its own: the unit turns round.
func (e Edit) moved(n int) Edit {
	unit, _ := e.indel()
	turn := ((n % len(unit)) + len(unit)) % len(unit)
	unit = unit[turn:] + unit[:turn]
	e.Start += n
	if e.Deleted != "" {
		e.Deleted = unit
	} else {
		e.Inserted = unit
	}
	return e
}
