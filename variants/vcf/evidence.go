package vcf

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
)

// mostQuality is the highest genotype quality that is derived from likelihoods, as GATK caps it.
const mostQuality = 99

// quality is the genotype quality that the line gives, or that its likelihoods or posterior probabilities lead to; -1 for neither.
func (rec *Record) quality(format func(key string) string, scale Scale) int {
	likelihoods, normalised := rec.likelihoods(format("PL"), 1), true
	if likelihoods == nil {
		likelihoods, normalised = rec.likelihoods(format("GL"), -10), false // logarithms, base 10
	}
	if likelihoods == nil {
		likelihoods, normalised = rec.posteriors(format("GP"), scale), false
	}
	rec.Likeliest = rec.likeliest(likelihoods)
	rec.Flat = len(likelihoods) > 1 && slices.Min(likelihoods) == slices.Max(likelihoods)
	for _, key := range []string{"GQ", "RGQ"} {
		if n := parseCount(format(key)); n >= 0 {
			return n
		}
	}
	return rec.qualityOf(likelihoods, normalised)
}

// likelihoods reads a list with one phred-scaled value for each genotype; nil if it does not fit the alleles.
func (rec *Record) likelihoods(list string, scale float64) []float64 {
	alleles, n := 1+len(rec.Alts), 0
	switch {
	case !rec.HasGenotype || isMissing(list):
		return nil
	case rec.Genotype.Ploidy() == 1:
		n = alleles
	case rec.Genotype.Ploidy() == 2:
		n = alleles * (alleles + 1) / 2
	}
	if strings.Count(list, ",")+1 != n {
		return nil
	}
	values := strings.Split(list, ",")
	parsed := make([]float64, n)
	for i, v := range values {
		x, err := strconv.ParseFloat(v, 64)
		if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			return nil
		}
		parsed[i] = scale * x
	}
	return parsed
}

// posteriors reads GP, phred-scaled or as probabilities: where the header does not say which, values that add up to
// one are probabilities.
func (rec *Record) posteriors(list string, scale Scale) []float64 {
	values := rec.likelihoods(list, 1)
	if values == nil || slices.Min(values) < 0 {
		return nil
	}
	sum := 0.0
	for _, x := range values {
		sum += x
	}
	sumsToOne := math.Abs(sum-1) < 0.05
	switch {
	case scale == ScalePhred, scale == ScaleUnknown && !sumsToOne:
		return values
	case !sumsToOne:
		return nil
	}
	for i, p := range values {
		values[i] = min(mostQuality, -10*math.Log10(p))
	}
	return values
}

// qualityOf is how much likelier, in phred, the called genotype is than the next, and 0 where another is
// likelier; -1 where that is not told. normalised likelihoods have their best at zero: a list without a zero is
// a part of one, left by splitting a line of several alleles.
func (rec *Record) qualityOf(likelihoods []float64, normalised bool) int {
	if len(likelihoods) < 2 {
		return -1
	}
	called := rec.genotypeIndex()
	best, next := math.Inf(1), math.Inf(1)
	for i, x := range likelihoods {
		best = min(best, x)
		if i != called {
			next = min(next, x)
		}
	}
	if called < 0 || normalised && best != 0 {
		return -1
	}
	return int(min(mostQuality, max(0, math.Round(next-likelihoods[called]))))
}

// muchLikelier is from how many phred on a genotype counts as likelier than the reference.
const muchLikelier = 10

// likeliest are the alleles of the likeliest genotype, where that is not the reference by far.
func (rec *Record) likeliest(likelihoods []float64) []int {
	if len(likelihoods) < 2 {
		return nil
	}
	at := slices.Index(likelihoods, slices.Min(likelihoods))
	if likelihoods[0]-likelihoods[at] < muchLikelier {
		return nil
	}
	if rec.Genotype.Ploidy() == 1 {
		return []int{at}
	}
	high := 0
	for (high+1)*(high+2)/2 <= at {
		high++
	}
	return []int{at - high*(high+1)/2, high}
}

// genotypeIndex is the place of the called genotype in lists of one value for each; -1 if a side is open.
func (rec *Record) genotypeIndex() int {
	g := rec.Genotype
	if g.Count(variants.MissingAllele) > 0 {
		return -1
	}
	if g.Ploidy() == 1 {
		return g.Alleles[0]
	}
	low, high := min(g.Alleles[0], g.Alleles[1]), max(g.Alleles[0], g.Alleles[1])
	return high*(high+1)/2 + low
}

// pooledDepths reads INFO's DP4 (reads of the reference forward and reverse, then of all other alleles) for a
// line of one other allele.
func (rec *Record) pooledDepths(dp4 string) []int {
	counts := strings.Split(dp4, ",")
	if len(counts) != 4 || len(rec.Alts) != 1 {
		return nil
	}
	depths := make([]int, 2)
	for i, s := range counts {
		n := parseCount(s)
		if n < 0 {
			return nil
		}
		depths[i/2] += n
	}
	rec.Pooled = true
	return depths
}

// total notes the reads that the allele depths are a part of. dp is FORMAT DP, -1 if not given. DP4 counts
// fewer reads than DP, which says nothing of quality.
func (rec *Record) total(dp int) {
	for _, n := range rec.AlleleDepths {
		rec.Total += max(n, 0)
	}
	rec.DepthGiven = dp >= 0
	if !rec.Pooled {
		rec.Total = max(rec.Total, dp)
	}
}

// fractions reads the share of each other allele as callers write it themselves.
func (rec *Record) fractions(format func(key string) string) []float64 {
	for _, key := range []string{"AF", "VAF", "FREQ"} {
		list := format(key)
		if key == "FREQ" && len(rec.Alts) == 1 {
			list = strings.ReplaceAll(list, ",", ".") // as some systems write decimals
		}
		if list == "" || strings.Count(list, ",")+1 != len(rec.Alts) {
			continue
		}
		values := strings.Split(list, ",")
		parsed := make([]float64, len(values))
		ok := true
		for i, v := range values {
			part := 1.0
			if key == "FREQ" { // "47.5%"
				v, part = strings.TrimSuffix(v, "%"), 100
			}
			x, err := strconv.ParseFloat(v, 64)
			parsed[i] = x / part
			ok = ok && err == nil && parsed[i] >= 0 && parsed[i] <= 1
		}
		if ok {
			return parsed
		}
	}
	return nil
}

// parseQual reads QUAL; -1 for what is no number from zero on.
func parseQual(s string) float64 {
	if x, err := strconv.ParseFloat(s, 64); err == nil && x >= 0 && !math.IsInf(x, 0) {
		return x
	}
	return -1
}

// Share is the part of the reads over the position, 0 to 1, that show an allele of the line (index as in a
// genotype); ok is false where the line does not tell.
func (rec *Record) Share(index int) (share float64, ok bool) {
	switch {
	case index >= 0 && index < len(rec.AlleleDepths) && rec.AlleleDepths[index] >= 0 && rec.Total > 0:
		return float64(rec.AlleleDepths[index]) / float64(rec.Total), true
	case index > 0 && index <= len(rec.Fractions) && (index >= len(rec.AlleleDepths) || rec.AlleleDepths[index] < 0):
		return rec.Fractions[index-1], true
	}
	return 0, false
}
