package ledger

import (
	"slices"

	"allelens/variants"
)

// Declaration says which bases the laboratory or the counsellor declares covered, so that an
// absent site among them counts as reference, marked as assumed. The zero value declares nothing.
type Declaration struct {
	All     bool                `json:"all,omitempty"`     // the whole file is declared covered
	Regions []variants.Interval `json:"regions,omitempty"` // 1-based, closed, in the file's assembly
}

// Covers reports whether every base of the interval is declared. Regions need not be sorted;
// an interval that only several regions together cover counts as covered.
func (d Declaration) Covers(iv variants.Interval) bool {
	if d.All {
		return true
	}
	for pos := iv.Start; pos <= iv.End; {
		next := pos
		for _, r := range d.Regions {
			if r.Contig == iv.Contig && r.Contains(pos) && r.End >= next {
				next = r.End + 1
			}
		}
		if next == pos {
			return false
		}
		pos = next
	}
	return true
}

// Bases counts the bases of the interval that are declared.
func (d Declaration) Bases(iv variants.Interval) int {
	if d.All {
		return iv.Len()
	}
	var over []variants.Interval
	for _, r := range d.Regions {
		if r.Overlaps(iv) {
			over = append(over, r)
		}
	}
	slices.SortFunc(over, func(a, b variants.Interval) int { return a.Start - b.Start })
	count, next := 0, iv.Start
	for _, r := range over {
		if last := min(r.End, iv.End); last >= next {
			count += last - max(r.Start, next) + 1
			next = last + 1
		}
	}
	return count
}
