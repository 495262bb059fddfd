package vcf

import (
	"strconv"
	"strings"

	"allelens/variants"
)

// chooseSample finds the column of the sample asked for, counted from the first sample, or of
// the only one if none is asked for.
func chooseSample(samples []string, asked, file string) (int, *variants.Problem) {
	if len(samples) == 0 {
		return 0, variants.Fail("no_samples", file)
	}
	if asked == "" {
		if len(samples) > 1 {
			return 0, variants.Fail("several_samples", file, named(samples)...)
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
		return 0, variants.Fail("sample_unknown", file, append(named(samples), "sample", asked)...)
	}
	return found, nil
}

// fewSamples is how many samples a message names.
const fewSamples = 10

// named are the values of a problem that asks for a sample: all names, the first of them, their number.
func named(samples []string) []string {
	first := strings.Join(samples[:min(len(samples), fewSamples)], ", ")
	if len(samples) > fewSamples {
		first += ", …"
	}
	return []string{"samples", strings.Join(samples, ", "), "first", first, "count", strconv.Itoa(len(samples))}
}
