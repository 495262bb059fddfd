package ledger

import (
	"slices"

	"allelens/variants"
)

// merge joins what two lines say about one site. A variant counts before everything; of two
// variants each on one chromosome, both are carried; more than the chromosomes can hold is no
// call. Otherwise the first line counts, a reference line before one that says nothing.
func merge(a, b Site) Site {
	switch {
	case a.Evidence == nil:
		return b
	case called(a) && called(b):
		return both(a, b)
	case rank(b) > rank(a):
		a, b = b, a
	}
	a.Evidence.SecondAtSite = true
	if a.State == variants.Reference && a.Faint == 0 {
		a.Faint, a.FaintAllele = b.Faint, b.FaintAllele
	}
	if called(a) && b.State == variants.Filtered {
		a.Beside = append(a.Beside, shownBy(b)...)
	}
	return a
}

// shownBy are the sequences that a failed call shows, each once.
func shownBy(failed Site) []string {
	var shown []string
	for _, allele := range failed.Alleles {
		if allele != "" && !slices.Contains(shown, allele) {
			shown = append(shown, allele)
		}
	}
	return shown
}

func called(s Site) bool { return s.State == variants.Variant }

// rank orders states by what they tell about a site that several lines cover.
func rank(s Site) int {
	if s.Uncalled {
		return 3
	}
	switch s.State {
	case variants.Variant:
		return 4
	case variants.Filtered:
		return 3
	case variants.Reference:
		return 2
	case variants.NoCall:
		return 1
	}
	return 0
}

// both joins two variant lines of one site, as files have that split multi-allelic lines.
func both(a, b Site) Site {
	a.Evidence.SecondAtSite = true
	if slices.Equal(a.Alleles, b.Alleles) || !a.Phased && !b.Phased && slices.Equal(slices.Sorted(slices.Values(a.Alleles)), slices.Sorted(slices.Values(b.Alleles))) {
		return a
	}
	if len(a.Alleles) != len(b.Alleles) {
		return contradicting(a)
	}
	joined := slices.Clone(a.Alleles)
	free := func(s string) bool { return s == "" || s == commonest(a, b) }
	for i, allele := range b.Alleles {
		switch {
		case free(allele):
		case free(joined[i]):
			joined[i] = allele
		case !a.Phased || !b.Phased:
			at := slices.IndexFunc(joined, free)
			if at < 0 {
				return contradicting(a)
			}
			joined[at] = allele
		default:
			return contradicting(a)
		}
	}
	a.Alleles = joined
	a.Phased = a.Phased && b.Phased && a.PhaseSet == b.PhaseSet
	a.Undefined = append(a.Undefined, b.Undefined...)
	return a
}

// commonest is the allele that both lines take for the other chromosome: the reference of the
// file's build.
func commonest(a, b Site) string {
	for _, x := range a.Alleles {
		if x != "" && slices.Contains(b.Alleles, x) {
			return x
		}
	}
	return ""
}

// paired leaves a side open where a call of more than two alleles does not tell which are the
// person's pair: variant alleles are carried, and the reference is not called.
func paired(s Site, q Question) Site {
	if len(s.Alleles) <= 2 || !s.State.Seen() {
		return s
	}
	s.Evidence.FailedCriteria = append(s.Evidence.FailedCriteria, limitOf("ploidy", len(s.Alleles), 2))
	carried := []string{""}
	for _, a := range s.Alleles {
		if a != q.Alleles[0] && !slices.Contains(carried, a) {
			carried = append(carried, a)
		}
	}
	if len(carried) == 1 {
		s.State = variants.NoCall
		return s
	}
	s.Alleles = carried
	return s
}

func contradicting(s Site) Site {
	s.State, s.Undefined = variants.NoCall, nil
	s.Evidence.FailedCriteria = append(s.Evidence.FailedCriteria, Criterion{Code: "contradicting_lines"})
	return s
}
