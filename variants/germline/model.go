// Package germline gives the variants of the cancer genes their names and classes, and says what
// can be concluded of each gene.
package germline

import (
	"allelens/variants/acmg"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// Conclusion is what can be said of a gene.
type Conclusion string

// Conclusions, gravest first. ProbableFound: nobody has classified it here, but our own criteria reach
// six points, or a structural event is probably disease-causing, or a class says so that was not reviewed,
// has lapsed or disputes an expert panel's. It is urgent to have it classified and
// confirmed, and nothing else rests on it. NoneFound is used only where every coding base was seen (or is
// declared so) and nothing warns about the gene.
const (
	PathogenicFound Conclusion = "pathogenic_found"
	ProbableFound   Conclusion = "probable_found"
	UncertainFound  Conclusion = "uncertain_found"
	NotAssessed     Conclusion = "not_assessed"
	NoneFound       Conclusion = "none_found"
)

// Finding is one variant with its meaning.
type Finding struct {
	ledger.Change
	Name           hgvs.Name
	Class          knowledge.Class
	Classification *knowledge.Classification // nil when the base does not hold the allele
	Old            bool                      // the newest export that held the class is more than two years old
	Evidence       []acmg.Evidence           // our provisional evidence; empty where an expert class stands
	Provisional    *acmg.Provisional         // what Evidence adds up to; nil where an expert class stands
	Frequencies    []knowledge.Frequency
	Functional     []knowledge.Functional
	Score          *knowledge.Score // of the clinic's own table; nil without one
	// Reportable: the class is pathogenic, likely pathogenic, uncertain or conflicting; or there
	// is none, or no review behind it, and the variant may act on protein or splicing. Then it
	// must be in the printed report.
	Reportable bool
	// Confirm lists why the call needs confirmation (codes: "filtered", "low_depth",
	// "low_quality", "allele_balance"); empty when nothing speaks against it.
	Confirm []string
	// Haplotype is what the variant does together with another that lies, or may lie, on the same
	// chromosome; nil where it acts by itself. The class says nothing of that.
	Haplotype *Haplotype
	// Long is what a change of 50 bases and more, spelled as sequence, overlaps, and the known rearrangements
	// that it is; nil for shorter ones.
	Long *Structural

	strong bool // our own evidence reaches likely pathogenic, and no class that counts stands beside it
}

// Zygosity in the report's words: "heterozygous", "homozygous", "unknown", or "one_allele" where the
// call gives one allele of an autosome and so says nothing of the other copy.
func (f Finding) Zygosity() string {
	switch {
	case f.Ploidy == 1 && f.Copies == 1:
		return "one_allele"
	case f.Ploidy == 2 && f.Copies == 2:
		return "homozygous"
	case f.Ploidy == 2 && f.Copies == 1:
		return "heterozygous"
	}
	return "unknown"
}

// Gene is the result for one gene.
type Gene struct {
	Gene       string
	Transcript knowledge.Transcript
	Conclusion Conclusion
	// AssessedBases of TotalBases coding bases were seen; AssumedBases of those by declaration.
	AssessedBases, AssumedBases, TotalBases int
	Coverage                                ledger.Coverage
	Findings                                []Finding    // by urgency of class, then position
	Structural                              []Structural // gravest first, then by position
	// Faint are variants that too few reads show for a call, on lines that call the reference; only those that would
	// be reported if they were called.
	Faint   []Finding
	Domains []knowledge.Domain
	// Haplotypes are the variants that do something else together than alone, those of either phase.
	Haplotypes []Haplotype
	// Crowded: there are too many coding variants to judge which act together.
	Crowded bool
}

// Result is the result for all genes that were read.
type Result struct {
	Genes []Gene
}
