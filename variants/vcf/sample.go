package vcf

import (
	"strings"

	"allelens/variants"
)

// chooseSample finds the column of the sample asked for, counted from the first sample, or of
// the only one if none is asked for.
func chooseSample(samples []string, asked, file string) (int, *variants.Problem) {
	list := strings.Join(samples, ", ")
	if len(samples) == 0 {
		return 0, variants.Fail("no_samples", file)
	}
	if asked == "" {
		if len(samples) > 1 {
			return 0, variants.Fail("several_samples", file, "samples", list)
		}
		return 0, nil
	}
	found := -1
	for i, s := range samples {
		if s != asked {
			continue
		}
		if found >= 0 {
			return 0, variants.Fail("sample_twice", file, "sample", asked)
		}
		found = i
	}
	if found < 0 {
		return 0, variants.Fail("sample_unknown", file, "sample", asked, "samples", list)
	}
	return found, nil
}
