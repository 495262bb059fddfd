package interpret

import (
	"strconv"

	"allelens/variants"
	"allelens/variants/ledger"
)

// copies tells where the numbers of alleles in the file contradict the stated sex, each other, or
// the two copies that everybody has of the autosomes. It never concludes on a sex.
func copies(c ledger.Copies, sex Sex) []*variants.Problem {
	var problems []*variants.Problem
	if sex == Male && c.Heterozygous.Count > 0 {
		problems = append(problems, variants.Warn("sex_x_heterozygous", c.Heterozygous.First, "count", strconv.Itoa(c.Heterozygous.Count)))
	}
	switch {
	case c.Haploid.Count == 0:
	case c.Diploid.Count > 0:
		problems = append(problems, variants.Warn("ploidy_mixed", c.Haploid.First,
			"haploid", strconv.Itoa(c.Haploid.Count), "diploid", strconv.Itoa(c.Diploid.Count), "other", c.Diploid.First))
	case sex == Female:
		problems = append(problems, variants.Warn("sex_x_haploid", c.Haploid.First, "count", strconv.Itoa(c.Haploid.Count)))
	}
	if c.Autosome.Count > 0 {
		problems = append(problems, variants.Warn("ploidy_autosome", c.Autosome.First, "count", strconv.Itoa(c.Autosome.Count)))
	}
	return problems
}
