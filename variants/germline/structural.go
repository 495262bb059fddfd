package germline

import (
	"allelens/variants/acmg"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// Structural is a structural or copy-number event over or near a gene, with its meaning.
type Structural struct {
	ledger.Event
	// HGVS is the event's genomic name, and HGVSC that on the transcript, where its bounds are exact; ""
	// otherwise.
	HGVS, HGVSC string
	// Exons are the exons that the event touches, by today's numbers and by those of older reports, in the
	// transcript's order.
	Exons       []int
	LegacyExons []string
	// Promoter and WholeGene: the event takes, copies or breaks the promoter; covers the whole transcript.
	Promoter, WholeGene bool
	// Effect is what kind of bases it touches: "coding", "promoter", "intron", "unknown".
	Effect string
	// Consequence is the gravest term of the Sequence Ontology, and Frame what is known of the reading
	// frame: "kept", "lost", "unknown".
	Consequence, Frame string
	// Matches are the known rearrangements of the same type and coordinates.
	Matches []Match
	// Evidence and Provisional are as for a Finding; nil where none apply.
	Evidence    []acmg.Evidence
	Provisional *acmg.Provisional
	// Conclusion is what the event alone says of the gene; "" for one that forbids nothing.
	Conclusion Conclusion
	Reportable bool
	// Spelled: the file spells the event as sequence, so that it is one of the gene's Findings too.
	Spelled bool

	kind     ledger.EventType // what it does, a copy number told as a loss or a gain
	extent   hgvs.Extent      // of its bases, where they are known
	inside   bool             // it breaks the transcript, and not only within one intron
	presumed bool             // that a copy lies in tandem is presumed, not shown
}

// asked is what the criteria ask of an event.
func (s Structural) asked() acmg.Event {
	return acmg.Event{
		Kind: s.kind, Extent: s.extent, Promoter: s.Promoter, Coding: s.Effect == effectCoding, Breaks: s.inside, Presumed: s.presumed,
		Inserted: s.Inserted,
	}
}

// Effects of a Structural.
const (
	effectCoding   = "coding"
	effectPromoter = "promoter"
	effectIntron   = "intron"
	effectUnknown  = "unknown"
)

// Match is a published rearrangement that an event is.
type Match struct {
	knowledge.Origin
	Name, VariationID string
	Class             knowledge.Class
	ClassText         string // the source's own wording
	Stars             int    // ClinVar review stars; -1 where the source gives none
	ReviewStatus      string
	Old               bool // the newest export that held the class is more than two years old
}

// Kind is what the event does: a copy number counts as a loss or a gain of the two copies that everybody
// has of chromosomes 13 and 17.
func (s Structural) Kind() ledger.EventType { return s.kind }

// Zygosity in the report's words, as for a Finding; of a copy number, "homozygous" where no copy is left.
func (s Structural) Zygosity() string {
	switch {
	case s.Ploidy == 2 && s.Copies == 2, s.kind == ledger.Deletion && s.CopyNumber == 0:
		return "homozygous"
	case s.Ploidy == 2 && s.Copies == 1, s.kind == ledger.Deletion && s.CopyNumber == 1:
		return "heterozygous"
	case s.Ploidy == 1 && s.Copies == 1:
		return "one_allele"
	}
	return "unknown"
}

// Intron is the number of the intron that holds all of the event; 0 where none does.
func (s Structural) Intron() int { return s.extent.Within }

// Decides is the published rearrangement whose class counts: a disease-causing one, else a harmless one, else the
// first; nil where there is none.
func (s Structural) Decides() *Match {
	for _, is := range []func(Match) bool{Match.pathogenic, Match.benign, func(Match) bool { return true }} {
		for i, m := range s.Matches {
			if is(m) {
				return &s.Matches[i]
			}
		}
	}
	return nil
}
