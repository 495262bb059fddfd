package ledger

import (
	"slices"

	"allelens/variants"
	"allelens/variants/vcf"
)

// ofMitochondria is the contig whose calls have no diploid balance.
const ofMitochondria = variants.Contig("MT")

// joinDepths gives lines that stand at one position, as a line of several alleles leaves them when it is
// split, the reads of all of them together, where they do not give the position's depth themselves. DP4 counts
// all variant alleles together, so that it tells nothing of one of several. records are sorted by position.
func joinDepths(records []*vcf.Record) {
	for start := 0; start < len(records); {
		end := start + 1
		for end < len(records) && records[end].Contig == records[start].Contig && records[end].Pos == records[start].Pos {
			end++
		}
		if end > start+1 {
			joinDepthsAt(records[start:end])
		}
		start = end
	}
}

// joinDepthsAt does so for the lines of one position.
func joinDepthsAt(lines []*vcf.Record) {
	type allele struct{ ref, alt string }
	reference, alts := 0, 0
	var seen []allele
	for _, r := range lines {
		if r.Pooled || len(r.AlleleDepths) == 0 {
			continue
		}
		reference = max(reference, r.AlleleDepths[0])
		for i, alt := range r.Alts {
			if a := (allele{r.Ref, alt}); !slices.Contains(seen, a) {
				seen = append(seen, a)
				alts += max(0, r.AlleleDepths[i+1])
			}
		}
	}
	for _, r := range lines {
		switch {
		case r.Pooled:
			r.AlleleDepths, r.Total = nil, 0
		case !r.DepthGiven && len(r.AlleleDepths) > 0:
			r.Total = max(r.Total, reference+alts)
		}
	}
}

// mixed counts the mitochondria that carry a variant by the reads, whatever the genotype: callers write 0/1 for
// every one, or choose by the larger part. From Homoplasmy on all carry it; below LeastFraction the call may be
// an error, or come from copies in the nucleus, so that it counts as failed.
func (s *Site) mixed(t Thresholds, r *vcf.Record, q Question) []Criterion {
	share, allele := 0.0, ""
	for side, index := range r.Genotype.Alleles {
		if part, ok := r.Share(index); index > 0 && ok && part > share {
			share, allele = part, s.Alleles[side]
		}
	}
	switch {
	case allele == "" || allele == q.Alleles[0]:
		return nil
	case share >= t.Homoplasmy:
		s.Alleles, s.Phased = []string{allele, allele}, false
		return nil
	}
	s.Alleles, s.Phased, s.Share = []string{q.Alleles[0], allele}, false, share
	if share < t.LeastFraction {
		s.State = variants.Filtered
		return []Criterion{{Code: "heteroplasmy", Value: percent(share), Limit: percent(t.LeastFraction)}}
	}
	return nil
}
