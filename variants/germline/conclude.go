package germline

import (
	"slices"

	"allelens/variants"
)

// conclude says what can be concluded of a gene: the gravest of what its variants, its events and its unread
// bases say. A call that failed of a pathogenic variant, or of an event over coding bases or the promoter,
// leaves the gene not assessed, and nothing less grave is said of it; so does a pathogenic variant that too few reads
// show for a call. A doubt about a line in the gene, and any variant that too few reads show, forbid that nothing was found.
func conclude(g Gene) Conclusion {
	said, failed := g.said()
	open := g.Crowded || slices.ContainsFunc(g.Haplotypes, Haplotype.Open)
	switch {
	case said[PathogenicFound]:
		return PathogenicFound
	case said[ProbableFound]:
		return ProbableFound
	case failed:
		return NotAssessed
	case said[UncertainFound] || open:
		return UncertainFound
	case said[NotAssessed] || len(g.Coverage.Doubts) > 0 || len(g.Faint) > 0 || g.TotalBases == 0 || g.AssessedBases < g.TotalBases:
		return NotAssessed
	}
	return NoneFound
}

// said collects what the gene's variants and events each say alone, and whether the call of one that would be
// grave failed.
func (g Gene) said() (said map[Conclusion]bool, failed bool) {
	said = map[Conclusion]bool{}
	for _, f := range g.Findings {
		said[f.says()] = true
		failed = failed || f.Claimed() && f.State != variants.Variant
	}
	failed = failed || slices.ContainsFunc(g.Faint, Finding.Claimed)
	for _, s := range g.Structural {
		said[s.Conclusion] = true
		failed = failed || s.Conclusion == NotAssessed && (s.Effect == effectCoding || s.Effect == effectPromoter)
	}
	return said, failed
}

// says is what a variant alone says of its gene; "" where it forbids nothing.
func (f Finding) says() Conclusion {
	switch {
	case f.Pathogenic() && f.State == variants.Variant:
		return PathogenicFound
	case f.Probable():
		return ProbableFound
	case f.Claimed():
		return NotAssessed
	case f.Reportable:
		return UncertainFound
	}
	return ""
}

// IsEvent reports whether a variant stands among the gene's structural events too.
func (g Gene) IsEvent(f Finding) bool {
	return slices.ContainsFunc(g.Structural, func(s Structural) bool { return s.Spelled && *s.Allele == f.Allele })
}

// Events lists the structural events that alone say this of the gene, but those that stand among its variants as
// well because the file spells them as sequence.
func (g Gene) Events(c Conclusion) []Structural {
	return slices.DeleteFunc(slices.Clone(g.Structural), func(s Structural) bool { return s.Conclusion != c || s.Spelled })
}
