package ledger

import (
	"cmp"
	"slices"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/vcf"
)

// withScores adds the places of the scores' sites to regions that are sorted and do not overlap.
func withScores(regions []variants.Interval, q Questions, builds []variants.Assembly) []variants.Interval {
	if len(q.Scores) == 0 {
		return regions
	}
	return joinedRegions(append(slices.Clone(regions), spansOf(q.Scores, builds)...))
}

// spansOf are the places that are read to answer questions about sites.
func spansOf(sites []Question, builds []variants.Assembly) (all []variants.Interval) {
	for _, b := range builds {
		for _, s := range sites {
			if iv, ok := s.span(b); ok {
				if !s.simple() {
					iv.Start, iv.End = max(1, iv.Start-indelMargin), iv.End+indelMargin
				}
				all = append(all, iv)
			}
		}
	}
	return all
}

// joinedRegions sorts regions by contig and start, and joins those that lie close to each other.
func joinedRegions(all []variants.Interval) (merged []variants.Interval) {
	slices.SortFunc(all, func(a, b variants.Interval) int {
		return cmp.Or(a.Contig.Order()-b.Contig.Order(), a.Start-b.Start, a.End-b.End)
	})
	for _, iv := range all {
		if n := len(merged); n > 0 && merged[n-1].Contig == iv.Contig && iv.Start <= merged[n-1].End+joined {
			merged[n-1].End = max(merged[n-1].End, iv.End)
			continue
		}
		merged = append(merged, iv)
	}
	return merged
}

// apart parts the records of the scores' sites from those of all else, which is read as if no score were asked for. A record may be both.
func apart(all []*vcf.Record, q Questions, builds []variants.Assembly) (other, scored []*vcf.Record) {
	if len(q.Scores) == 0 {
		return all, nil
	}
	of, sites := regions(q, builds), joinedRegions(spansOf(q.Scores, builds))
	for _, r := range all {
		if liesIn(r, of) || slices.ContainsFunc(builds, func(b variants.Assembly) bool { return mayTell(r, q, b) }) {
			other = append(other, r)
		}
		if liesIn(r, sites) {
			scored = append(scored, r)
		}
	}
	return other, scored
}

// liesIn reports whether a record shares a base with one of the regions, which are sorted and do not overlap.
func liesIn(r *vcf.Record, regions []variants.Interval) bool {
	at, _ := slices.BinarySearchFunc(regions, r, func(iv variants.Interval, r *vcf.Record) int {
		if order := iv.Contig.Order() - r.Contig.Order(); order != 0 {
			return order
		}
		return max(0, iv.Start-r.End) - max(0, r.Pos-iv.End)
	})
	return at < len(regions) && regions[at].Contig == r.Contig && regions[at].Start <= r.End && r.Pos <= regions[at].End
}

// score answers the scores' sites from their records.
func (o *Observations) score(records []*vcf.Record, q Questions, in variants.Assembly) {
	if len(q.Scores) == 0 {
		return
	}
	p := newPile(records, q.Thresholds)
	o.Scored = make([]Site, len(q.Scores))
	for i, question := range q.Scores {
		o.Scored[i] = p.scoredSite(question, in)
		o.Scored[i].Question = i
		o.asked.scores = append(o.asked.scores, describe(question, in))
	}
}

// scoredSite answers a score's site. Of an insertion or deletion the bases around are not bundled, so that a line beside the site which changes
// as many bases may be the same change, spelled at another place of a repeat: then the site is not called.
func (p *pile) scoredSite(q Question, in variants.Assembly) Site {
	s := site(p, q, in)
	span, ok := q.span(in)
	if !ok || q.simple() || s.State == variants.Variant && len(s.Undefined) == 0 {
		return s
	}
	around := variants.Interval{Contig: span.Contig, Start: max(1, span.Start-indelMargin), End: span.End + indelMargin}
	for _, r := range p.over(around) {
		if p.mayBeShifted(r, q, span, in) {
			return Site{State: variants.NoCall, Evidence: evidence(r, []Criterion{{Code: "indel_elsewhere"}})}
		}
	}
	return s
}

// mayBeShifted reports whether a line beside a site carries a change of as many bases as one of the site's.
func (p *pile) mayBeShifted(r *vcf.Record, q Question, span variants.Interval, in variants.Assembly) bool {
	return slices.ContainsFunc(carriedAlleles(r), func(i int) bool {
		if !isSpelled(r, i) || len(r.Alts[i-1]) == len(r.Ref) {
			return false
		}
		a := variants.Allele{Contig: r.Contig, Pos: r.Pos, Ref: r.Ref, Alt: r.Alts[i-1]}.Trim()
		return a.Pos != span.Start && slices.ContainsFunc(q.Alleles, func(known string) bool { return len(known)-len(q.Ref[in]) == len(a.Alt)-len(a.Ref) })
	})
}

// upright turns a line round whose REF is the site's other allele and whose ALT is the reference, as tools that know no reference
// write it: the sequences tell what is carried. Of insertions and deletions, of which the bases beside decide, and of A/T and C/G,
// where it may be the other strand as well, nothing can be told so: these lines stay as they are.
func (q Question) upright(r *vcf.Record, in variants.Assembly) *vcf.Record {
	ref := q.Ref[in]
	if len(r.Alts) != 1 || len(r.Ref) != 1 || len(ref) != 1 || r.Pos != q.Pos[in] || r.Structure != nil || r.Alts[0] != ref ||
		!slices.Contains(q.Alleles, r.Ref) || genome.ReverseComplement(ref) == r.Ref {
		return r
	}
	turned := *r
	turned.Ref, turned.Alts = r.Alts[0], []string{r.Ref}
	turned.Genotype.Alleles = slices.Clone(r.Genotype.Alleles)
	for i, a := range turned.Genotype.Alleles {
		if a == 0 || a == 1 {
			turned.Genotype.Alleles[i] = 1 - a
		}
	}
	if len(r.AlleleDepths) == 2 {
		turned.AlleleDepths = []int{r.AlleleDepths[1], r.AlleleDepths[0]}
	}
	turned.Fractions, turned.Likeliest = nil, nil
	if len(r.Fractions) == 1 {
		turned.Fractions = []float64{1 - r.Fractions[0]}
	}
	return &turned
}

// answerScored takes the kept answers of the scores' sites; what was not asked then is NotAsked.
func (k Kept) answerScored(o *Observations, q Questions) {
	for i, question := range q.Scores {
		now := describe(question, k.Assembly)
		site := Site{State: variants.NotAsked}
		if at := slices.IndexFunc(k.Scored, func(then KeptSite) bool {
			return then.Span == now.Span && then.Ref == now.Ref && slices.Equal(then.Alleles, now.Alleles)
		}); at >= 0 {
			site = k.Scored[at].Answer
		}
		site.Question = i
		o.Scored, o.asked.scores = append(o.Scored, site), append(o.asked.scores, now)
	}
}

// keepScored is what a case keeps of the scores' sites.
func (o *Observations) keepScored() (kept []KeptSite) {
	for i, s := range o.asked.scores {
		if s.Answer = o.Scored[i]; s.Answer.State != variants.NotAsked {
			kept = append(kept, s)
		}
	}
	return kept
}
