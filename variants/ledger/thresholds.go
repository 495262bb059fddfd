package ledger

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"

	"allelens/variants/vcf"
)

// Thresholds are the limits that calls have to reach: a call or a block below them is filtered,
// which is shown and to be confirmed, but counts neither as a variant nor as the reference. Values
// that a line does not give are not held against it. The zero value asks for nothing;
// DefaultThresholds is what reports use.
type Thresholds struct {
	// Quality is the least genotype quality (GQ, phred), Depth the least number of reads: of a
	// block MIN_DP before DP. GATK's and DeepVariant's blocks carry both.
	Quality int `json:"quality"`
	Depth   int `json:"depth"`
	// LeastFraction is the least part of the reads (0 to 1) that shows a variant allele, and
	// MostFraction the most that shows one on a single chromosome of two. Outside of them the call may be
	// an artefact, mosaic, or of the blood cells only.
	LeastFraction float64 `json:"least_fraction"`
	MostFraction  float64 `json:"most_fraction"`
	// HomozygousFraction is the least part (0 to 1) of the reads that tell the alleles apart, which shows the one that
	// all chromosomes are called to carry. Below it the call may be of one chromosome only.
	HomozygousFraction float64 `json:"homozygous_fraction"`
	// ConfirmDepth is the number of reads below which a variant call stands, but is to be
	// confirmed by another method.
	ConfirmDepth int `json:"confirm_depth"`
	// SiteQuality is the least QUAL (phred) of a variant line that gives no genotype quality and no likelihoods.
	SiteQuality int `json:"site_quality"`
	// Homoplasmy is the part of the reads (0 to 1) from which all mitochondria count as carrying an allele. A
	// person's mitochondria need not agree, so that the fractions above do not hold there.
	Homoplasmy float64 `json:"homoplasmy"`
}

// DefaultThresholds are the limits used unless others are given: quality 20 (one wrong call in a
// hundred), and the depths and allele balance that laboratories commonly ask for before a germline
// variant is reported at all, and without confirmation.
func DefaultThresholds() Thresholds {
	return Thresholds{Quality: 20, Depth: 10, LeastFraction: 0.2, MostFraction: 0.8, HomozygousFraction: 0.7, ConfirmDepth: 20, SiteQuality: 20, Homoplasmy: 0.95}
}

// UnmarshalJSON reads limits; one that is not given is the default.
func (t *Thresholds) UnmarshalJSON(text []byte) error {
	type plain Thresholds
	read := plain(DefaultThresholds())
	if err := json.Unmarshal(text, &read); err != nil {
		return err
	}
	*t = Thresholds(read)
	return nil
}

// Doubts lists why a call needs confirmation, in the codes of FailedCriteria, each once, with
// "filtered" for the file's own filter; "low_depth" is also said of a call that stands on fewer
// than ConfirmDepth reads.
func (t Thresholds) Doubts(c Change) []string {
	var codes []string
	for _, failed := range c.Evidence.FailedCriteria {
		code := failed.Code
		if code == "filter" {
			code = "filtered"
		}
		if len(codes) == 0 || codes[len(codes)-1] != code {
			codes = append(codes, code)
		}
	}
	if d := c.Evidence.Depth; c.Called() && d >= 0 && d < t.ConfirmDepth {
		codes = append(codes, "low_depth")
	}
	return codes
}

// weakness lists why a call of some of a line's alleles (indices, as in a genotype), which passed
// the file's own filter, does not count.
func (t Thresholds) weakness(r *vcf.Record, alleles []int) []Criterion {
	depth := r.Depth
	if r.MinDepth >= 0 {
		depth = r.MinDepth
	}
	var weak []Criterion
	if depth >= 0 && depth < t.Depth {
		weak = append(weak, limitOf("low_depth", depth, t.Depth))
	}
	if r.Quality >= 0 && r.Quality < t.Quality {
		weak = append(weak, limitOf("low_quality", r.Quality, t.Quality))
	}
	variant := slices.ContainsFunc(alleles, func(i int) bool { return i > 0 })
	if variant && r.Quality < 0 && r.Qual >= 0 && r.Qual < float64(t.SiteQuality) {
		weak = append(weak, limitOf("low_site_quality", int(r.Qual), t.SiteQuality))
	}
	return append(weak, t.imbalance(r, alleles)...)
}

// imbalance tells whether the reads show one of the variant alleles less often than the limits
// allow, one that it gives to a single chromosome of two more often, or one that it gives to all too rarely.
func (t Thresholds) imbalance(r *vcf.Record, alleles []int) []Criterion {
	if r.Contig == ofMitochondria {
		return nil
	}
	g := r.Genotype
	single := g.Ploidy() == 2 && g.Alleles[0] != g.Alleles[1]
	for _, index := range alleles {
		share, ok := r.Share(index)
		if index <= 0 || !ok {
			continue
		}
		if share < t.LeastFraction || single && t.MostFraction > 0 && share > t.MostFraction {
			return []Criterion{{Code: "allele_balance", Value: percent(share), Limit: percent(t.LeastFraction) + "–" + percent(t.MostFraction)}}
		}
		if part := told(r, index, share); !single && part < t.HomozygousFraction {
			return []Criterion{{Code: "homozygous_balance", Value: percent(part), Limit: percent(t.HomozygousFraction)}}
		}
	}
	return nil
}

// told is the part of the reads with an allele among those that tell the alleles apart: callers count in DP also
// reads that end within a repeat or fit no allele.
func told(r *vcf.Record, index int, share float64) float64 {
	sum := 0
	for _, n := range r.AlleleDepths {
		sum += max(n, 0)
	}
	if sum == 0 || !r.DepthGiven || index >= len(r.AlleleDepths) || r.AlleleDepths[index] < 0 {
		return share
	}
	return float64(r.AlleleDepths[index]) / float64(sum)
}

// percent is a part of 1 in whole percent.
func percent(part float64) string { return strconv.Itoa(int(math.Round(100 * part))) }
