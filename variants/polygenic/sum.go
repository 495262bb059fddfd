package polygenic

import (
	"math"

	"allelens/variants/knowledge"
)

// Unknown is the number of effect alleles of a site that has no call.
var Unknown = math.NaN()

// Sum is a score with what is not known of it.
type Sum struct {
	Score float64 // Σ weight × effect alleles, missing sites by the population's frequency
	// Variance is that of the whole model among people of the population, Σ 2p(1−p)·weight², and Missing the part of it, 0 to 1, that
	// the missing sites hold.
	Variance, Missing float64
}

// Add sums up a model's score. copies has the effect alleles of each of its sites, Unknown where they are not known: these count as many as
// people of the population have on average. ok is false where the model has no frequencies of the population.
func Add(m *knowledge.ScoreModel, population string, copies []float64) (s Sum, ok bool) {
	missing := 0.0
	for i, w := range m.Weights {
		p, known := w.Frequency[population]
		if !known && len(m.Populations) == 1 { // of the one population that the model was made in
			p, known = w.Frequency["all"]
		}
		if !known {
			return Sum{}, false
		}
		n, variance := copies[i], 2*p*(1-p)*w.Weight*w.Weight
		s.Variance += variance
		if math.IsNaN(n) {
			n = 2 * p
			missing += variance
		}
		s.Score += n * w.Weight
	}
	if s.Variance > 0 {
		s.Missing = missing / s.Variance
	}
	return s, true
}

// Spread is the mean and deviation that a model's own frequencies give among people of a population, to be held against the stated ones.
func Spread(m *knowledge.ScoreModel, population string) (mean, deviation float64, ok bool) {
	none := make([]float64, len(m.Weights))
	for i := range none {
		none[i] = Unknown
	}
	s, ok := Add(m, population, none)
	return s.Score, math.Sqrt(s.Variance), ok
}

// standing places a sum among the people of a population.
func standing(s Sum, p *knowledge.ScorePopulation) (z, percentile Range) {
	half := Wide * math.Sqrt(s.Missing*s.Variance) / p.Deviation
	z.Value = (s.Score - p.Mean) / p.Deviation
	z.Low, z.High = z.Value-half, z.Value+half
	return z, Range{below(z.Value), below(z.Low), below(z.High)}
}

// below is the part of people, in per cent, who lie below z.
func below(z float64) float64 { return 50 * math.Erfc(-z/math.Sqrt2) }
