package ledger

import (
	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/vcf"
)

// spell resolves a symbolic deletion, duplication or inversion with exact bounds against the bundled
// sequence. The normal form's bounds then count, as they do for the same change spelled as sequence.
func (e *eventReader) spell(s *vcf.Structure, event *Event) {
	if !event.Precise || event.End < event.Start || s.Inserted == "" && event.Inserted > 0 {
		return
	}
	a, ok := e.symbolic(event.Type, variants.Interval{Contig: e.region.Contig, Start: event.Start, End: event.End}, s.Inserted)
	if !ok || !e.exact(a, *event, s.Homology) {
		return
	}
	if spelled, ok := e.asEvent(a); ok && spelled.Type == event.Type {
		event.Allele, event.Start, event.End, event.Inserted = spelled.Allele, spelled.Start, spelled.End, spelled.Inserted
		event.StartRange, event.EndRange = [2]int{}, [2]int{}
	}
}

// exact reports whether the margins of an event are no wider than the stretch over which it can slide, as
// callers write it: homology, or a repeat.
func (e *eventReader) exact(a variants.Allele, event Event, homology int) bool {
	left, err := e.ref.ShiftLeft(e.in, a)
	if err != nil {
		return false
	}
	right, err := e.ref.ShiftRight(e.in, a)
	slack := max(right.Start-left.Start, homology)
	for _, margin := range [][2]int{event.StartRange, event.EndRange} {
		if err != nil || -margin[0] > slack || margin[1] > slack {
			return false
		}
	}
	return true
}

// symbolic spells an event over an interval; ok is false where the bundled sequence does not hold it.
func (e *eventReader) symbolic(kind EventType, iv variants.Interval, inserted string) (a variants.Allele, ok bool) {
	bases, ok := e.ref.Bases(e.in, variants.Interval{Contig: iv.Contig, Start: iv.Start - 1, End: iv.End})
	if !ok || inserted != "" && kind != Deletion {
		return a, false
	}
	a = variants.Allele{Contig: iv.Contig, Pos: iv.Start - 1, Ref: bases[:1], Alt: bases[:1] + inserted}
	switch kind {
	case Deletion:
		a.Ref = bases
	case Duplication:
		a.Alt = bases
	case Inversion:
		a.Ref, a.Alt = bases, bases[:1]+genome.ReverseComplement(bases[1:])
	default:
		return a, false
	}
	return a, true
}

// asEvent tells a change of sequence as an event; ok is false where it is shorter than one, or cannot be
// held against the reference.
func (e *eventReader) asEvent(a variants.Allele) (event Event, ok bool) {
	a, err := e.ref.Normalise(e.in, a)
	if err != nil {
		return event, false
	}
	return SequenceEvent(a, func(iv variants.Interval) (string, bool) { return e.ref.Bases(e.in, iv) })
}

// SequenceEvent is a normalised change of sequence as the event that it is, in no call; ok is false where it is
// of fewer bases than one. bases gives those of the reference over an interval.
func SequenceEvent(a variants.Allele, bases func(variants.Interval) (string, bool)) (event Event, ok bool) {
	edit := genome.EditOf(a)
	event = Event{Allele: &a, Start: edit.Start, End: edit.End(), Type: Deletion, Inserted: len(edit.Inserted), Precise: true, CopyNumber: -1}
	switch deleted, inserted := len(edit.Deleted), len(edit.Inserted); {
	case deleted == inserted && deleted >= eventLength && genome.ReverseComplement(edit.Deleted) == edit.Inserted:
		event.Type, event.Inserted = Inversion, 0
	case deleted >= eventLength:
	case inserted < eventLength:
		return event, false
	default:
		event.Type, event.Start, event.End = Insertion, edit.Start-1, edit.Start-1
		copied := variants.Interval{Contig: a.Contig, Start: edit.Start, End: edit.Start + inserted - 1}
		if next, known := bases(copied); deleted == 0 && known && next == edit.Inserted {
			event.Type, event.Start, event.End, event.Inserted = Duplication, copied.Start, copied.End, 0
		}
	}
	return event, true
}

// spellInsertion resolves an insertion whose sequence the line gives.
func (e *eventReader) spellInsertion(r *vcf.Record, event *Event) {
	if !event.Precise || r.Structure.Inserted == "" {
		return
	}
	base, ok := e.ref.Bases(e.in, variants.Interval{Contig: r.Contig, Start: r.Pos, End: r.Pos})
	if !ok {
		return
	}
	spelled, ok := e.asEvent(variants.Allele{Contig: r.Contig, Pos: r.Pos, Ref: base, Alt: base + r.Structure.Inserted})
	if ok {
		kind := event.InsertedKind
		event.Type, event.Allele, event.Start, event.End, event.Inserted = spelled.Type, spelled.Allele, spelled.Start, spelled.End, spelled.Inserted
		event.InsertedKind = kind
	}
}
