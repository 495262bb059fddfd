package germline

import (
	"context"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// How far the bounds of an event may lie from those of a published one, in bases, beside where the same
// sequence may be lost or copied: callers place a break within repeated bases, and differ by a few.
const (
	exactTolerance     = 5
	impreciseTolerance = 50
	// insertionTolerance holds for insertions: a mobile element doubles some bases at its target.
	insertionTolerance = 25
)

// matches lists the published rearrangements that the event is: of the same type and with the same bounds.
// One that is published with uncertain bounds is matched by what it surely touches and what it does not.
func (c *Classifier) matches(ctx context.Context, g gene, s *Structural, in variants.Assembly) ([]Match, error) {
	if s.kind != ledger.Deletion && s.kind != ledger.Duplication && s.kind != ledger.Insertion && s.kind != ledger.Inversion {
		return nil, nil
	}
	iv, known := s.bases(g.transcript.Contig)
	if !known {
		return nil, nil
	}
	all, err := c.lookup.Rearrangements(ctx, in, g.transcript.Gene)
	if err != nil {
		return nil, err
	}
	left, right := 0, 0
	if s.kind == ledger.Deletion || s.kind == ledger.Duplication {
		left, right = g.namer.Moves(in, iv)
	}
	var found []Match
	for _, r := range all {
		var is bool
		switch {
		case ledger.EventType(r.Type) != s.kind:
		case s.kind == ledger.Insertion:
			is = s.sameInsertion(r)
		case r.Exact:
			is = s.sameBounds(r, left, right)
		default:
			is = g.contained(r, iv, in)
		}
		if is {
			found = append(found, Match{
				Origin: r.Origin, Name: r.Name, VariationID: r.VariationID, Class: r.Class, ClassText: r.ClassText, Stars: r.Stars, ReviewStatus: r.ReviewStatus,
				Old: c.old(r.Date),
			})
		}
	}
	return found, nil
}

// sameBounds compares exact bounds: they may lie as far apart as the event can be moved, and as the file
// leaves open.
func (s *Structural) sameBounds(r knowledge.Rearrangement, left, right int) bool {
	tolerance := exactTolerance
	if !s.Precise && s.StartRange == [2]int{} && s.EndRange == [2]int{} {
		tolerance = impreciseTolerance
	}
	near := func(published, own int, open [2]int) bool {
		return published >= own-left-tolerance+open[0] && published <= own+right+tolerance+open[1]
	}
	length := s.End - s.Start - (r.Bases.End - r.Bases.Start)
	slack := tolerance + s.EndRange[1] - s.StartRange[0] + s.StartRange[1] - s.EndRange[0]
	return near(r.Bases.Start, s.Start, s.StartRange) && near(r.Bases.End, s.End, s.EndRange) && max(length, -length) <= slack
}

// sameInsertion compares place and kind; the length, within a quarter, where no kind is known.
func (s *Structural) sameInsertion(r knowledge.Rearrangement) bool {
	if s.Start < r.Bases.Start-insertionTolerance || s.Start > r.Bases.End+insertionTolerance {
		return false
	}
	if r.InsertedKind != "" && s.InsertedKind != "" {
		return r.InsertedKind == s.InsertedKind
	}
	between := s.Inserted - r.Inserted
	return s.InsertedKind == "" && s.Inserted > 0 && r.Inserted > 0 && 4*max(between, -between) <= r.Inserted
}

// around are the bounds of the exons that a stretch touches, the last base of the exon before it and the first
// of the one after it, in the genome's direction; 0 where there is none.
func (g gene) around(iv variants.Interval, in variants.Assembly) (first, last, before, after int) {
	least := func(a, b int) int {
		if a == 0 {
			return b
		}
		return min(a, b)
	}
	for _, e := range g.transcript.Exons {
		x := e.Genomic[in]
		switch {
		case x.End < iv.Start:
			before = max(before, x.End)
		case x.Start > iv.End:
			after = least(after, x.Start)
		default:
			first, last = least(first, x.Start), max(last, x.End)
		}
	}
	return first, last, before, after
}

// contained compares with uncertain bounds: the event holds all exon bases that the published one surely
// touches, and stays within what it touches at most. Where that is not published, it ends before the next
// exon, whose loss would have shown.
func (g gene) contained(r knowledge.Rearrangement, iv variants.Interval, in variants.Assembly) bool {
	inner := r.Bases
	least, most := r.OuterStart, r.OuterEnd
	first, last, before, after := g.around(inner, in)
	if least == 0 && before > 0 {
		least = before + 1
	}
	if most == 0 && after > 0 {
		most = after - 1
	}
	start, end := max(inner.Start, first), min(inner.End, last)
	if last == 0 {
		start, end = inner.Start, inner.End
	}
	return iv.Start <= start && iv.End >= end && iv.Start >= least && (most == 0 || iv.End <= most)
}
