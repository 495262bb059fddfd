package ledger

import (
	"slices"

	"allelens/variants"
	"allelens/variants/vcf"
)

// unaskedIn lists the alleles that the sample carries in the stretches and that no site of the
// gene explains, by gene and position, each once.
func unaskedIn(p *pile, q Questions, h *vcf.Header, in variants.Assembly) []OutsideChange {
	sites := make(map[string][]Question)
	for _, s := range q.Sites {
		sites[s.Gene] = append(sites[s.Gene], s)
	}
	var found []OutsideChange
	type place struct {
		gene     string
		pos      int
		ref, alt string
	}
	seen := make(map[place]bool)
	for _, s := range q.Stretches {
		for _, r := range p.over(s.Region[in]) {
			carried := carriedAlleles(r)
			if state, _ := p.judgeEvent(r); copiesDepart(r) && state != variants.NoCall && len(carried) == 0 && len(r.Alts) > 0 {
				carried = []int{1}
			}
			for i, alt := range r.Alts {
				at := place{s.Gene, r.Pos, r.Ref, alt}
				if !slices.Contains(carried, i+1) || isNoChange(alt) || seen[at] || explained(r, i+1, sites[s.Gene], in) {
					continue
				}
				seen[at] = true
				found = append(found, p.unasked(r, i+1, s.Gene, h))
			}
		}
	}
	return found
}

// unasked describes an allele that no site explains, with what the file says it does to the gene.
func (t Thresholds) unasked(r *vcf.Record, index int, gene string, h *vcf.Header) OutsideChange {
	state, failed := t.judge(r, variants.Variant, r.Genotype.Alleles)
	if attest(r) == reportsEvent {
		state, failed = t.judgeEvent(r)
	}
	u := OutsideChange{Gene: gene, Pos: r.Pos, Ref: r.Ref, Alt: r.Alts[index-1], State: state, Evidence: evidence(r, failed)}
	for _, e := range h.Effects(r, index) {
		if e.Gene == gene {
			u.Effects = append(u.Effects, e)
		}
	}
	return u
}

// isNoChange: the allele is "any other", or a deletion that another line tells.
func isNoChange(alt string) bool {
	return alt == "*" || alt == "<NON_REF>" || alt == "<*>" || alt == "<X>"
}

// explained reports whether the gene's sites know the allele: every base that it exchanges, or
// the insertion or deletion as one of a site's sequences.
func explained(r *vcf.Record, index int, sites []Question, in variants.Assembly) bool {
	knows := func(at variants.Interval) bool {
		return slices.ContainsFunc(sites, func(q Question) bool {
			span, ok := q.span(in)
			if !ok || !span.Overlaps(at) {
				return false
			}
			bases := carried(r, index, q.Ref[in], span)
			return bases != q.Ref[in] && slices.Contains(q.Alleles, bases)
		})
	}
	alt := r.Alts[index-1]
	if len(alt) != len(r.Ref) || !variants.IsSequence(alt) {
		return knows(variants.Interval{Contig: r.Contig, Start: r.Pos, End: r.End})
	}
	for i := range len(alt) {
		base := variants.Interval{Contig: r.Contig, Start: r.Pos + i, End: r.Pos + i}
		if alt[i] != r.Ref[i] && !knows(base) {
			return false
		}
	}
	return true
}
