// Package pgx calls named alleles of the pharmacogenes from observations, and turns
// diplotypes into phenotypes. It says what cannot be told apart.
package pgx

import (
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// CallSource tells where a gene's result comes from.
type CallSource string

// Sources of a result.
const (
	FromVCF     CallSource = "vcf"
	FromOutside CallSource = "outside"
	FromNothing CallSource = "none"
)

// OutsideCall is a gene call made elsewhere, in PharmCAT's outside-call columns, and whose it is.
type OutsideCall struct {
	Gene          string `json:"gene"`
	Diplotype     string `json:"diplotype,omitempty"`
	Phenotype     string `json:"phenotype,omitempty"`
	ActivityScore string `json:"activity_score,omitempty"`
	Laboratory    string `json:"laboratory,omitempty"` // "" where not given
	Method        string `json:"method,omitempty"`     // "" where not given; of a program's output at least the program
	Date          string `json:"date,omitempty"`       // "2025-03-14", "2025-03", "2025"; "" where not given
	Filter        string `json:"filter,omitempty"`     // the other program's own reservation, as it writes it; "" for none
	Where         string `json:"where,omitempty"`      // "calls.tsv:3"
}

// Diplotype is one pair of alleles that the data allow.
type Diplotype struct {
	Label                string // "*1/*2"; one name when hemizygous
	Allele1, Allele2     string
	Function1, Function2 string
	Phenotype            string // "" when the gene has none; "Indeterminate" as in the rules
	ActivityScore        string
	LookupKeys           []string // keys that recommendations are matched with
	Score                int      // matching score; higher is better
	Origins              []knowledge.Origin
}

// Note is a caution about a call: a code of the catalogue ("pgx.note.<code>") and its values.
type Note struct {
	Code   string
	Values map[string]string
	Origin knowledge.Origin
}

// Site is one position of the gene with what the file says of it.
type Site struct {
	Position knowledge.Position
	Observed ledger.Site
	Assumed  bool   // absent in the file, declared as covered
	Needed   []Need // which allele asks for which bases, by the definitions; not to be changed
}

// Need is what named alleles ask for at a site.
type Need struct {
	Bases   string // as the definitions spell them; "A/G" where either will do
	Alleles []string
}

// Result is the result for one gene.
type Result struct {
	Gene       string
	Source     CallSource
	Diplotypes []Diplotype // all that the data allow, best first; empty when none
	// Phenotype and ActivityScore are set where all diplotypes agree.
	Phenotype     string
	ActivityScore string
	// Recommendation holds what guidance is looked up with: mostly Diplotypes, but for
	// lowest-function genes and fallbacks the pair that decides.
	Recommendation []Diplotype
	// Unsettled are changes that were seen in calls that do not stand, with the alleles they would make. IfReal is
	// what guidance has to count with beside Recommendation because of them: what the gene's result is if they
	// are real, or, where half of a call is missing, whatever the other half is.
	Unsettled []Unsettled
	IfReal    []Diplotype
	// Found lists the named alleles seen where their phase is unknown and no diplotype is
	// claimed (lowest-function genes), twice where on both chromosomes.
	Found []string
	// Phased is false where a heterozygous call, or the relation of two phase sets, leaves
	// open which changes share a chromosome.
	Phased             bool
	SitesCalled        int
	SitesTotal         int
	SitesAssumed       int // of those called, absent in the file and declared as covered
	Sites              []Site
	MissingSites       []string        // rsID or HGVS name of positions without a usable call
	CannotExclude      []string        // alleles that the missing sites or the phase leave open
	Open               []Open          // what CannotExclude names, with the results that it would lead to
	ExonsRead          bool            // changes that no definition holds were asked for in all of the gene's exons
	OutsideDefinitions []OutsideChange // these changes, the gravest first
	Notes              []Note
	Outside            []OutsideCall
	// Tier1 are the alleles that every test of the gene should cover (AMP tier 1), and Tier1Unread those of them whose own
	// changes the file does not show. Both are empty where the result was made elsewhere, or no list is held.
	Tier1, Tier1Unread []string
	// NoResult says why there are neither diplotypes nor alleles found; "" where there are.
	NoResult Reason
	// NothingFound: every allele of every diplotype is the gene's reference, or *1, so that no
	// tested variant was found. That is not to say that the gene is normal; see Qualified.
	NothingFound bool
}
