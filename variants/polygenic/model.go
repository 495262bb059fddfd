// Package polygenic computes polygenic scores from what a file says of their sites, or says why there is none. A score is the sum of
// weight times the number of effect alleles; where a person stands with it is told only against people of the same ancestry. It is pure:
// same sites, case and models, same results.
package polygenic

import (
	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// Populations are the ancestries that models may have figures for, in the order in which they are compared.
func Populations() []string { return []string{"european", "african", "east_asian", "south_asian"} }

// Limits of this program.
const (
	// MostMissing is the most of a model's variance, 0 to 1, that missing sites may hold.
	MostMissing = 0.05
	// LeastSites is the least number of sites that an ancestry is told by.
	LeastSites = 100
	// LeastSupport is the least natural logarithm of the likelihood ratio of the closest population to the next one.
	LeastSupport = 3
	// MostMixture is the most by which parents of two populations may explain the calls better, in the same unit.
	MostMixture = 2
	// LeastFit is the lowest log likelihood that people of the closest population have, in deviations from their mean. Calls below it are
	// told to be unlike anybody's; where a declaration makes some of them, it does not hold, and there is no score.
	LeastFit = -4
	// Wide is how many deviations the interval reaches to either side: 95 %.
	Wide = 1.959964
)

// Reason is why no score is given.
type Reason string

// Reasons, the one that leads first.
const (
	Tumour               Reason = "specimen_tumour"            // calls of a tumour are not the person's
	NotAsked             Reason = "not_asked"                  // the sites were not read when the case was sealed
	OtherSex             Reason = "other_sex"                  // the model was made in people of the other sex
	SitesAbsent          Reason = "sites_absent"               // no line covers too many sites, and no coverage is declared
	SitesMissing         Reason = "sites_missing"              // too many sites have no call that stands
	AncestryNotStated    Reason = "ancestry_not_stated"        //
	AncestryMixed        Reason = "ancestry_mixed"             // several are stated, or "mixed"
	AncestryUnsupported  Reason = "ancestry_unsupported"       // no model has figures for the stated one
	PopulationUnknown    Reason = "population_without_figures" // this model has none for the stated one
	AncestryUnclear      Reason = "ancestry_unclear"           // too few sites, or two populations are as close
	AncestryContradicted Reason = "ancestry_contradicted"      // another population is closest than the stated one
	AncestryMixture      Reason = "ancestry_mixture"           // parents of two populations explain the calls better
	AncestryFitsNone     Reason = "ancestry_fits_none"         // assumed calls, with the others, are unlike those of any population
)

// Why is the cause for which a site has no number of effect alleles.
type Why string

// Causes, by what the file says of the site.
const (
	Absent  Why = "absent"   // no line covers it
	NoCall  Why = "no_call"  // a line declines to call it, in part or whole
	Failed  Why = "filtered" // its call failed
	Imputed Why = "imputed"  // a line gives a dosage, but no genotype
	Other   Why = "other"    // an allele that is neither of the two, or calls beside them
	Unasked Why = "not_asked"
)

// Site is one site of a model, as the file has it.
type Site struct {
	Weight   knowledge.ScoreWeight
	State    variants.State
	Assumed  bool // the reference by the declaration of coverage
	Copies   int  // effect alleles, 0 to 2; -1 where missing
	Why      Why  // "" where not missing
	Evidence *ledger.Evidence
}

// Missing reports whether the number of effect alleles is not known.
func (s Site) Missing() bool { return s.Copies < 0 }

// Result is one model's score of a person, or why there is none.
type Result struct {
	Model   *knowledge.ScoreModel
	Reasons []Reason // why it is withheld, the one that leads first; empty where it is given
	// Population is the one that the person is held against; nil where none can be.
	Population *knowledge.ScorePopulation
	Sum        Sum
	// Z is the distance from the population's stated mean in its stated deviations, with the interval that missing sites leave open.
	// Percentile is the part of that population, in per cent, whose score is lower. Both hold only where the score is given.
	Z, Percentile Range
	Ancestry      *Ancestry // the same for all models of a person
	Sites         []Site
	Used, Assumed int // sites with a number of effect alleles, and those of them that only a declaration makes the reference
}

// Given reports whether the score is told.
func (r Result) Given() bool { return len(r.Reasons) == 0 }

// Range is a value with its interval.
type Range struct{ Value, Low, High float64 }

// Ancestry is what is stated of a person's, and which population the calls are closest to: a likelihood, never an identity.
type Ancestry struct {
	Stated  []string
	Model   string // whose frequencies the calls are compared with
	Closest string // "" where that cannot be told
	Sites   int    // that it was told by
	// Support is the natural logarithm of the likelihood ratio of the closest population to the next one, Mixture that of the best
	// pair of parents to it, and Fit how far its likelihood lies from the mean of its own people, in deviations.
	Support, Mixture, Fit float64
	Reason                Reason // why Closest does not decide; "" where it does
}

// Unlikely reports whether the calls are unlike those of people of any population: the sample, or the file, is to be checked.
func (a Ancestry) Unlikely() bool { return a.Sites >= LeastSites && a.Fit < LeastFit }
