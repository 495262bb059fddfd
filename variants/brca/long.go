package brca

import (
	"context"
	"strings"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// longBases is from how many bases on, lost or inserted, a change is compared with the known rearrangements.
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
	edit := genome.EditOf(change.Allele)
	lost, added := len(edit.Deleted), len(edit.Inserted)
	e = ledger.Event{
		Gene: change.Gene, Type: ledger.Deletion, Start: edit.Start, End: edit.End(), Precise: true, Allele: &change.Allele, CopyNumber: -1,
		Copies: change.Copies, Ploidy: change.Ploidy, State: change.State, Evidence: change.Evidence,
	}
	switch {
	case lost >= longBases && edit.Inserted == hgvs.ReverseComplement(edit.Deleted):
		e.Type = ledger.Inversion
	case lost >= longBases:
		e.Inserted = added
	case added < longBases:
		return e, false
	default:
		after := variants.Interval{Contig: edit.Contig, Start: edit.Start, End: edit.Start + added - 1}
		if bases, _ := g.namer.Bases(in, after); lost == 0 && bases == edit.Inserted {
			e.Type, e.End = ledger.Duplication, after.End
			return e, true
		}
		e.Type, e.Start, e.End, e.Inserted, e.InsertedKind = ledger.Insertion, edit.Start-1, 0, added, MobileElement(edit.Inserted)
	}
	return e, true
}

// aluParts are stretches that the Alu family shares.
var aluParts = []string{"CTGTAATCCCAGC", "GGAGGCCGAGGC", "GGCTCACGCCTGTAAT", "GGCCGGGCGCGGTG", "AAACCCCGTCTCTAC"}

// MobileElement names the family that inserted sequence is like: "ALU"; "" for none that is known.
func MobileElement(bases string) string {
	if len(bases) < longBases {
		return ""
	}
	turned := hgvs.ReverseComplement(bases)
	for _, part := range aluParts {
		if strings.Contains(bases, part) || strings.Contains(turned, part) {
			return "ALU"
		}
	}
	return ""
}
