package interpret

import (
	"strconv"

	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// copies tells where the calls of X are hardly those of the stated sex, and where the numbers of
// alleles in the file contradict it, each other, or the two copies that everybody has of the
// autosomes. It never concludes on a sex.
func copies(o *ledger.Observations, sex patient.Sex) []*variants.Problem {
	var problems []*variants.Problem
	c, x := o.Copies, o.SexCalls
	mixup := func(code string) {
		problems = append(problems, variants.Warn(code, o.Input.Name, "count", strconv.Itoa(x.Heterozygous), "total", strconv.Itoa(x.Variant)))
	}
	switch {
	case sex == patient.Male && x.AgainstMale():
		mixup("sex_mixup_male")
	case sex == patient.Female && x.AgainstFemale():
		mixup("sex_mixup_female")
	case sex == patient.Male && c.Heterozygous.Count > 0:
		problems = append(problems, variants.Warn("sex_x_heterozygous", c.Heterozygous.First, "count", strconv.Itoa(c.Heterozygous.Count)))
	}
	switch {
	case c.Haploid.Count == 0:
	case c.Diploid.Count > 0:
		problems = append(problems, variants.Warn("ploidy_mixed", c.Haploid.First,
			"haploid", strconv.Itoa(c.Haploid.Count), "diploid", strconv.Itoa(c.Diploid.Count), "other", c.Diploid.First))
	case sex == patient.Female:
		problems = append(problems, variants.Warn("sex_x_haploid", c.Haploid.First, "count", strconv.Itoa(c.Haploid.Count)))
	}
	if c.Autosome.Count > 0 {
		problems = append(problems, variants.Warn("ploidy_autosome", c.Autosome.First, "count", strconv.Itoa(c.Autosome.Count)))
	}
	return problems
}
