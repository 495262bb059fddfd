package acmg

import "allelens/variants/hgvs"

// substitution reports whether one base gives way to another.
func (a *assessment) substitution() bool { return a.place.Kind == hgvs.Substitution }

// coding reports whether all bases of the change are coding ones.
func (a *assessment) coding() bool {
	inside := func(p hgvs.Position) bool {
		return p.Offset == 0 && !p.After && p.Base >= 1 && p.Base <= a.transcript.CDSLength
	}
	return inside(a.place.Start) && inside(a.place.End)
}

// codons are the first and the last codon that the change touches.
func (a *assessment) codons() (first, last int) {
	return (a.place.Start.Base + 2) / 3, (a.place.End.Base + 2) / 3
}

// inDomain is the functional domain that coding bases of the change belong to.
func (a *assessment) inDomain() *domain {
	first, last := a.codons()
	for i, d := range a.functional {
		if first <= d.last && last >= d.first {
			return &a.functional[i]
		}
	}
	return nil
}

// nearBorder reports whether one of the coding bases start to end lies so close to an end of its
// exon, where an intron begins, that a splice score is needed.
func (a *assessment) nearBorder(start, end int) bool {
	margin := int(a.limit("BP1_Strong exon_border").n)
	for _, e := range a.transcript.Exons {
		if e.CDSStart == 0 || end < e.CDSStart || start > e.CDSEnd {
			continue
		}
		if e.CDSStart > 1 && start-e.CDSStart < margin || e.CDSEnd < a.transcript.CDSLength && e.CDSEnd-end < margin {
			return true
		}
	}
	return false
}
