package vcf

import (
	"slices"

	"allelens/variants"
)

// span is a stretch of positions, 1-based, closed.
type span struct{ start, end int }

// spans are the regions by contig, sorted, those that touch joined.
type spans map[variants.Contig][]span

func spansOf(regions []variants.Interval) spans {
	s := spans{}
	for _, r := range regions {
		if r.Start <= r.End {
			s[r.Contig] = append(s[r.Contig], span{r.Start, r.End})
		}
	}
	for contig, list := range s {
		s[contig] = joinedSpans(list)
	}
	return s
}

// overlap reports whether an interval shares a base with one of the regions.
func (s spans) overlap(iv variants.Interval) bool {
	region, ok := at(s[iv.Contig], iv.Start)
	return ok && region.start <= iv.End
}

// joinedSpans sorts spans and joins those that touch.
func joinedSpans(list []span) []span {
	slices.SortFunc(list, func(a, b span) int { return a.start - b.start })
	joined := list[:1]
	for _, next := range list[1:] {
		if last := &joined[len(joined)-1]; next.start <= last.end+1 {
			last.end = max(last.end, next.end)
		} else {
			joined = append(joined, next)
		}
	}
	return joined
}

// search is what a scan looks for: all records of the regions, structural ones before them, and joins to
// the regions of events.
type search struct {
	regions, before, events spans
	beyond                  *besides // nil unless lines beside the regions are counted
}

func searchFor(w Wanted) search {
	s := search{regions: spansOf(append(slices.Clone(w.Regions), w.Events...)), events: spansOf(w.Events), beyond: counting(w.Beside)}
	var before []variants.Interval
	for _, e := range w.Events {
		before = append(before, variants.Interval{Contig: e.Contig, Start: max(e.Start-EventReach, 0), End: e.Start - 1})
	}
	s.before = spansOf(before)
	return s
}

// read are the spans in which lines are looked at.
func (s search) read() spans {
	all := spans{}
	for _, part := range []spans{s.regions, s.before} {
		for contig, list := range part {
			all[contig] = append(all[contig], list...)
		}
	}
	for contig, list := range all {
		all[contig] = joinedSpans(list)
	}
	return all
}

// holds reports whether one of the sorted spans holds the position.
func holds(list []span, pos int) bool {
	s, ok := at(list, pos)
	return ok && s.start <= pos
}

// at finds the first of the sorted spans that ends at pos or behind it; ok is false if none does.
func at(list []span, pos int) (s span, ok bool) {
	i, _ := slices.BinarySearchFunc(list, pos, func(s span, pos int) int { return s.end - pos })
	if i == len(list) {
		return span{}, false
	}
	return list[i], true
}
