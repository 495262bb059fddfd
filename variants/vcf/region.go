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
		slices.SortFunc(list, func(a, b span) int { return a.start - b.start })
		joined := list[:1]
		for _, next := range list[1:] {
			if last := &joined[len(joined)-1]; next.start <= last.end+1 {
				last.end = max(last.end, next.end)
			} else {
				joined = append(joined, next)
			}
		}
		s[contig] = joined
	}
	return s
}

// overlap reports whether an interval shares a base with one of the regions.
func (s spans) overlap(iv variants.Interval) bool {
	region, ok := at(s[iv.Contig], iv.Start)
	return ok && region.start <= iv.End
}

// at finds the first of the sorted spans that ends at pos or behind it; ok is false if none does.
func at(list []span, pos int) (s span, ok bool) {
	i, _ := slices.BinarySearchFunc(list, pos, func(s span, pos int) int { return s.end - pos })
	if i == len(list) {
		return span{}, false
	}
	return list[i], true
}
