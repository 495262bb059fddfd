package screen

import (
	"slices"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/text"
)

// spanOf is an event beside the exons that it touches and one more at each side, by their places on the chromosome; false where the
// event has no two ends, touches no coding exon, or the exons' places are not known.
func (c *cancer) spanOf(g report.CancerGene, e report.Structural) (s figure.EventSpan, ok bool) {
	touched := func(x report.Exon) bool { return slices.Contains(e.Exons, x.Number) }
	first := slices.IndexFunc(g.Exons, touched)
	if first < 0 || e.End == nil || g.Exons[first].Start == 0 {
		return s, false
	}
	last := first
	for i, x := range g.Exons {
		if touched(x) {
			last = i
		}
	}
	for _, x := range g.Exons[max(first-1, 0):min(last+2, len(g.Exons))] {
		s.Exons = append(s.Exons, figure.SpanExon{Number: x.Number, Start: x.Start, End: x.End, Touched: touched(x)})
	}
	s.From, s.To = min(e.Start, *e.End), max(e.Start, *e.End)
	s.FromRange, s.FromWords = endOf(s.From, e.StartRange)
	s.ToRange, s.ToWords = endOf(s.To, e.EndRange)
	s.Role, s.Label = document.Role(e.Badge.Tone), spanWords(e)
	return s, true
}

// endOf is where an end of an event may lie, with its words.
func endOf(at int, r *[2]int) (reach [2]int, words string) {
	if r == nil || r[0] == r[1] {
		return [2]int{at, at}, text.Grouped(at)
	}
	return *r, text.Grouped(r[0]) + "–" + text.Grouped(r[1])
}

// spanWords say how long an event is.
func spanWords(e report.Structural) string {
	n := *e.End - e.Start + 1
	if e.Length != nil {
		n = *e.Length
	}
	key := "ui.cancer.span"
	if catalogue().Has(key + "." + e.Type) {
		key += "." + e.Type
	}
	return say(key, "n", text.Grouped(n))
}
