package ledger

import (
	"allelens/variants"
	"allelens/variants/vcf"
)

// placeJoin places a breakend or translocation. Two places of one contig whose sides fit are a deletion,
// duplication, inversion or insertion; else the event lies where the gene is broken.
func (e *eventReader) placeJoin(r *vcf.Record, index int, event *Event) bool {
	own := variants.Interval{Contig: r.Contig, Start: r.Pos, End: r.Pos}
	event.Start, event.End, event.Mate = r.Pos, r.Pos, r.Structure.Mate
	if index > 0 {
		if b, ok := vcf.ParseBreakend(r.Alts[index-1]); ok {
			event.Mate = b.Mate
			if b.Mate.Contig == r.Contig {
				return e.joinWithin(r, b, event)
			}
			event.Inserted = len(b.Inserted)
		} else if event.Type == Breakend && !vcf.IsSymbol(r.Alts[index-1]) {
			e.warn("structural_allele", r)
			return false
		}
	}
	switch {
	case e.inside(reachOf(r.Contig, *event)):
		return true
	case e.inside(event.Mate):
		event.Start, event.End, event.Mate = event.Mate.Start, event.Mate.Start, own
		event.StartRange, event.EndRange = event.EndRange, event.StartRange
		return true
	case event.Mate.Contig == r.Contig && min(r.Pos, event.Mate.Start) < e.region.Start && max(r.Pos, event.Mate.Start) > e.region.End,
		event.Mate == variants.Interval{} && vcf.IsSymbol(alleleOf(r)) && r.Contig == e.region.Contig && r.Pos < e.region.Start:
		event.End = 0
		e.warn("structural_span", r)
		return true
	}
	return false
}

// joinWithin places a breakend that joins two places of one contig.
func (e *eventReader) joinWithin(r *vcf.Record, b vcf.Breakend, event *Event) bool {
	first, second := r.Pos, b.Mate.Start
	left, right := b.Ahead, !b.Rightward // whether the joined part lies to the left of the place
	if first > second {
		first, second, left, right = second, first, right, left
		event.StartRange, event.EndRange = event.EndRange, event.StartRange
	}
	event.Mate = variants.Interval{}
	switch {
	case left && !right && second == first+1:
		event.Type, event.Start, event.End, event.Inserted = Insertion, first, first, len(b.Inserted)
		return len(b.Inserted) > 0 && e.inside(reachOf(r.Contig, *event))
	case left && !right:
		event.Type, event.Start, event.End = Deletion, first+1, second-1
	case !left && right:
		event.Type, event.Start, event.End = Duplication, first, second
	case left:
		event.Type, event.Start, event.End = Inversion, first+1, second
	default:
		event.Type, event.Start, event.End = Inversion, first, second-1
	}
	joined := *r.Structure
	joined.Inserted, event.Inserted = b.Inserted, len(b.Inserted)
	e.spell(&joined, event)
	return event.End >= event.Start && e.inside(reachOf(r.Contig, *event))
}
