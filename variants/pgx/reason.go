package pgx

import (
	"strings"

	"allelens/variants"
	"allelens/variants/ledger"
)

// Reason says why a gene has no result: a code of the catalogue ("report.gene.none.<reason>").
type Reason string

// Reasons for having no result.
const (
	NothingRead   Reason = "nothing_read"   // no line of the file covers a site of the gene
	NotAskedThen  Reason = "not_asked"      // the sites were not asked about when the case was kept
	NothingUsable Reason = "nothing_usable" // lines cover sites, but no call of them counts
	Structural    Reason = "structural"     // small variants do not settle the gene (CYP2D6)
	NeedsTyping   Reason = "needs_typing"   // HLA genes: no sites that a VCF could answer
	OtherGenome   Reason = "other_genome"   // the mitochondrion of the file is not the revised Cambridge reference
	Contradictory Reason = "contradictory"  // the calls contradict each other, or the ploidy
	LacksSite     Reason = "lacks_site"     // a site without which the gene is not called
	NoMatch       Reason = "no_match"       // no pair of known alleles explains the calls
	LargeChange   Reason = "large_change"   // a structural line over the gene's sites was called, or failed
	OutsideNoCall Reason = "outside_no_call"
	Discordant    Reason = "discordant" // calls made elsewhere contradict each other or what the file shows
)

// Reasons lists all reasons.
func Reasons() []Reason {
	return []Reason{NothingRead, NotAskedThen, NothingUsable, Structural, NeedsTyping, OtherGenome, Contradictory, LacksSite, NoMatch, LargeChange, OutsideNoCall, Discordant}
}

// nothing tells why no site of the gene has a usable call.
func (s *sample) nothing() Reason {
	why := NothingRead
	for _, site := range s.sites {
		switch site.Observed.State {
		case variants.Absent:
		case variants.NotAsked:
			why = NotAskedThen
		default:
			return NothingUsable
		}
	}
	return why
}

// Lengths of the mitochondrial sequence in bases: the revised Cambridge reference (NC_012920.1),
// which GRCh38 and b37 hold; UCSC's first hg19 has another (NC_001807, 16,571 bases) as chrM.
const rCRSLength = 16569

// onRCRS reports whether the mitochondrial positions of the file are those of the revised
// Cambridge reference. Without a length in the header, a GRCh37 file that says "chrM" may be on
// UCSC's older sequence, so that it does not count as known. A file without such lines is not asked, unless its header
// says that its sequence is longer: a shorter length may be that of the last line.
func onRCRS(obs *ledger.Observations, questions []ledger.Question) bool {
	if obs.Input.Mitochondrion > rCRSLength {
		return false
	}
	for i, s := range obs.Sites {
		if i >= len(questions) || questions[i].Contig != "MT" || s.Evidence == nil {
			continue
		}
		if n := obs.Input.Mitochondrion; n != 0 {
			return n == rCRSLength
		}
		return obs.Assembly != variants.GRCh37 || !strings.EqualFold(s.Evidence.FileChrom, "chrM")
	}
	return true
}
