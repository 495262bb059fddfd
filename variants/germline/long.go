package germline

import (
	"context"
	"strings"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// longBases is how many inserted bases at least are held against the families of mobile elements.
const longBases = 50

// long tells what a change of many bases overlaps, and gives one that the base holds without a class, or not
// at all, the class of the rearrangement that it is.
func (c *Classifier) long(ctx context.Context, g gene, f *Finding, in variants.Assembly) (err error) {
	e, ok := g.asEvent(f.Change, in)
	if !ok {
		return nil
	}
	s := g.place(e, in)
	s.HGVS, s.HGVSC, s.Consequence = f.Name.G, f.Name.C, f.Name.Consequence
	if s.Matches, err = c.matches(ctx, g, &s, in); err != nil {
		return err
	}
	f.Long = &s
	if k := f.Classification; k != nil && k.Class != knowledge.NotReviewed || len(s.Matches) == 0 {
		return nil
	}
	m := s.Decides()
	f.Classification = &knowledge.Classification{
		Origin: m.Origin, Gene: f.Gene, HGVSC: m.Name, Consequence: f.Name.Consequence, Class: m.Class,
		ClassText: m.ClassText, Stars: m.Stars, ReviewStatus: m.ReviewStatus, VariationID: m.VariationID,
	}
	return nil
}

// asEvent is a change spelled as sequence as the event that it is; ok is false for one of few bases.
func (g gene) asEvent(change ledger.Change, in variants.Assembly) (e ledger.Event, ok bool) {
	e, ok = ledger.SequenceEvent(change.Allele, func(iv variants.Interval) (string, bool) { return g.namer.Bases(in, iv) })
	if e.Type == ledger.Insertion {
		e.InsertedKind = MobileElement(genome.EditOf(change.Allele).Inserted)
	}
	e.Gene, e.Copies, e.Ploidy, e.State, e.Evidence = change.Gene, change.Copies, change.Ploidy, change.State, change.Evidence
	return e, ok
}

// aluParts are stretches that the Alu family shares.
var aluParts = []string{"CTGTAATCCCAGC", "GGAGGCCGAGGC", "GGCTCACGCCTGTAAT", "GGCCGGGCGCGGTG", "AAACCCCGTCTCTAC"}

// MobileElement names the family that inserted sequence is like: "ALU"; "" for none that is known.
func MobileElement(bases string) string {
	if len(bases) < longBases {
		return ""
	}
	turned := genome.ReverseComplement(bases)
	for _, part := range aluParts {
		if strings.Contains(bases, part) || strings.Contains(turned, part) {
			return "ALU"
		}
	}
	return ""
}
