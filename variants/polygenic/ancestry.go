package polygenic

import (
	"math"
	"slices"

	"allelens/variants/knowledge"
)

// rarest is the lowest frequency that is compared with: none was seen in a sample of people is not never.
const rarest = 0.005

// genotypes are the probabilities of 0, 1 and 2 effect alleles in a person whose parents are of populations with frequencies p and q.
func genotypes(p, q float64) [3]float64 {
	p, q = min(max(p, rarest), 1-rarest), min(max(q, rarest), 1-rarest)
	return [3]float64{(1 - p) * (1 - q), p*(1-q) + q*(1-p), p * q}
}

// likelihood is the log likelihood of calls (-1 where missing) in a person of parents of two populations, with the mean and variance
// that people of such parents have. Sites without a frequency are left out.
func likelihood(weights []knowledge.ScoreWeight, copies []int, mother, father string) (sum, mean, variance float64) {
	for i, w := range weights {
		p, known := w.Frequency[mother]
		q, also := w.Frequency[father]
		if copies[i] < 0 || !known || !also {
			continue
		}
		chances := genotypes(p, q)
		sum += math.Log(chances[copies[i]])
		first, second := 0.0, 0.0
		for _, c := range chances {
			first += c * math.Log(c)
			second += c * math.Log(c) * math.Log(c)
		}
		mean, variance = mean+first, variance+second-first*first
	}
	return sum, mean, variance
}

// closest tells which population the calls of a model's sites are closest to, each of its frequencies with the same chance beforehand.
func closest(m *knowledge.ScoreModel, copies []int) *Ancestry {
	a := &Ancestry{}
	for _, n := range copies {
		if n >= 0 {
			a.Sites++
		}
	}
	if a.Sites < LeastSites {
		a.Reason = AncestryUnclear
		return a
	}
	best, next, mixed := math.Inf(-1), math.Inf(-1), math.Inf(-1)
	all := Populations()
	for i, p := range all {
		sum, mean, variance := likelihood(m.Weights, copies, p, p)
		if sum > best {
			best, next = sum, best
			a.Closest, a.Fit = p, (sum-mean)/math.Sqrt(variance)
		} else {
			next = max(next, sum)
		}
		for _, q := range all[i+1:] {
			sum, _, _ := likelihood(m.Weights, copies, p, q)
			mixed = max(mixed, sum)
		}
	}
	a.Support, a.Mixture = best-next, mixed-best
	switch {
	case a.Mixture > MostMixture:
		a.Reason = AncestryMixture
	case a.Support < LeastSupport:
		a.Reason = AncestryUnclear
	}
	return a
}

// stated is the population that a person's stated ancestries are of, or why there is none.
func stated(ancestries []string) (population string, why Reason) {
	switch {
	case len(ancestries) == 0:
		return "", AncestryNotStated
	case len(ancestries) > 1 || ancestries[0] == "mixed":
		return "", AncestryMixed
	case !slices.Contains(Populations(), ancestries[0]):
		return "", AncestryUnsupported
	}
	return ancestries[0], ""
}
