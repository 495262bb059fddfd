package germline

import (
	"allelens/variants"
	"allelens/variants/ledger"
)

// Coverage tells what a file says of a stretch. *ledger.Observations implements it.
type Coverage interface {
	Show(iv variants.Interval) ledger.Shown
}

// Declared tells which bases count as covered. ledger.Declaration implements it.
type Declared interface {
	Covers(iv variants.Interval) bool
}

// uncalled is an allele as if called by no line.
func uncalled(gene string, a variants.Allele) ledger.Change {
	return ledger.Change{Gene: gene, Allele: a, AlleleDepth: -1, Evidence: &ledger.Evidence{Depth: -1, Quality: -1}}
}

// shown sums up what the file says of the bases: the most doubtful state of any of them counts, and
// they are reference only if every one was seen so.
func (a *Answer) shown(s ledger.Shown, over variants.Interval, declared Declared) {
	a.Bases = over.Len()
	a.Seen = s.Counts[variants.Reference] + s.Counts[variants.Variant]
	if len(s.Lines) > 0 {
		a.Change.Evidence = s.Lines[0]
	}
	covered := len(s.Absent) > 0
	for _, iv := range s.Absent {
		covered = covered && declared.Covers(iv)
	}
	switch {
	case s.Counts[variants.Filtered] > 0:
		a.Shown = variants.Filtered
	case s.Counts[variants.NoCall] > 0:
		a.Shown = variants.NoCall
	case s.Counts[variants.NotAsked] > 0:
		a.Shown = variants.NotAsked
	case len(s.Absent) > 0 && !covered:
		a.Shown = variants.Absent
	case s.Counts[variants.Variant] > 0:
		a.Shown, a.Assumed = variants.Variant, covered
	default:
		a.Shown, a.Assumed = variants.Reference, covered
	}
}
