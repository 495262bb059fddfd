package ledger

import (
	"maps"
	"slices"
	"strconv"

	"allelens/variants"
	"allelens/variants/vcf"
)

// confined are the problems of a scan as far as the patient agreed to hear of them. Of a line that
// lies outside asked, the regions that the questions read in the file's build, nothing is told but
// the problem's code and how many lines have it. A line whose place cannot be read may be either:
// it is counted too, as a warning.
func confined(tally vcf.Tally, asked []variants.Interval, where string) []*variants.Problem {
	var told []*variants.Problem
	outside, unplaced := maps.Clone(tally.Outside), map[string]int{}
	for _, p := range tally.Problems {
		switch at := p.Locus; {
		case at == nil || lies(at.Contig, at.Start, at.End, asked):
			told = append(told, p)
		case *at == variants.Interval{}:
			unplaced[p.Code]++
		default:
			if outside == nil {
				outside = map[string]int{}
			}
			outside[p.Code]++
		}
	}
	for _, code := range slices.Sorted(maps.Keys(unplaced)) {
		told = append(told, variants.Warn("unplaced_lines", where, "code", code, "count", strconv.Itoa(unplaced[code])))
	}
	for _, code := range slices.Sorted(maps.Keys(outside)) {
		told = append(told, variants.Note("outside_scope", where, "code", code, "count", strconv.Itoa(outside[code])))
	}
	return told
}

// lies reports whether a stretch of a contig shares a base with one of the intervals.
func lies(contig variants.Contig, start, end int, in []variants.Interval) bool {
	return slices.ContainsFunc(in, variants.Interval{Contig: contig, Start: start, End: end}.Overlaps)
}
