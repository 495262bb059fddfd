package germline

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// structurals gives the events over a gene their meaning, gravest first. Events with known bounds that lie
// beside the gene and its promoter are none of it.
func (c *Classifier) structurals(ctx context.Context, g gene, o *ledger.Observations, findings []Finding) ([]Structural, error) {
	var all []Structural
	for _, e := range o.Events {
		if e.Gene != g.transcript.Gene {
			continue
		}
		s := g.place(e, o.Assembly)
		if s.beside() {
			continue
		}
		if err := c.weigh(ctx, g, &s, o.Assembly); err != nil {
			return nil, err
		}
		s.Spelled = s.Allele != nil && slices.ContainsFunc(findings, func(f Finding) bool { return f.Allele == *s.Allele })
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(a, b Structural) int {
		return cmp.Or(a.Conclusion.rank()-b.Conclusion.rank(), a.Start-b.Start)
	})
	return all, nil
}

// rank orders conclusions, gravest first; one that forbids nothing comes last.
func (c Conclusion) rank() int {
	order := []Conclusion{PathogenicFound, ProbableFound, UncertainFound, NotAssessed, NoneFound}
	if at := slices.Index(order, c); at >= 0 {
		return at
	}
	return len(order)
}

// kindOf is what an event does.
func kindOf(e ledger.Event) ledger.EventType {
	switch {
	case e.Type != ledger.CopyNumber || e.CopyNumber < 0:
		return e.Type
	case e.CopyNumber < usualCopies:
		return ledger.Deletion
	case e.CopyNumber > usualCopies:
		return ledger.Duplication
	}
	return e.Type
}

// usualCopies is how many copies everybody has of an autosome.
const usualCopies = 2

// counted reports whether only a number of copies tells of the event, and no junction.
func counted(e ledger.Event) bool {
	return e.Type == ledger.CopyNumber || e.Evidence != nil && slices.ContainsFunc(e.Evidence.FileAlts, func(alt string) bool { return strings.HasPrefix(alt, "<C") })
}

// place tells what an event touches of the gene.
func (g gene) place(e ledger.Event, in variants.Assembly) Structural {
	s := Structural{Event: e, kind: kindOf(e), Effect: effectUnknown, Frame: "unknown", Consequence: hgvs.StructuralVariant}
	s.presumed = e.Laboratory || !e.Precise || counted(e)
	iv, known := s.bases(g.transcript.Contig)
	if !known {
		return s
	}
	s.extent, _ = g.namer.Extent(in, iv)
	s.WholeGene = s.extent.WholeTranscript()
	s.Promoter = iv.Overlaps(g.promoter(in))
	s.Exons = s.extent.Exons
	s.inside = g.breaks(s, in)
	s.Effect, s.Frame = g.effect(s), s.extent.Frame()
	s.Consequence = s.term()
	for _, x := range s.Exons {
		s.LegacyExons = append(s.LegacyExons, strconv.Itoa(g.transcript.Exons[x-1].LegacyNumber))
	}
	return s
}

// bases is the stretch that the event touches: its own base of a breakend, both neighbours of an insertion;
// known is false where the file does not say how far it reaches.
func (s Structural) bases(contig variants.Contig) (iv variants.Interval, known bool) {
	iv = variants.Interval{Contig: contig, Start: s.Start, End: s.End}
	switch s.kind {
	case ledger.Breakend, ledger.Translocation:
		iv.End = s.Start
	case ledger.Insertion:
		iv.End = s.Start + 1
	}
	return iv, iv.End >= iv.Start && iv.Start > 0
}

// promoter is the first base of the transcript, and as many before it as count as the promoter.
func (g gene) promoter(in variants.Assembly) variants.Interval {
	first := g.transcript.Exons[0].Genomic[in]
	bases := 0
	if g.criteria != nil {
		bases = g.criteria.PromoterBases()
	}
	if g.transcript.Strand < 0 {
		return variants.Interval{Contig: first.Contig, Start: first.End, End: first.End + bases}
	}
	return variants.Interval{Contig: first.Contig, Start: first.Start - bases, End: first.Start}
}

// breaks reports whether an inversion, a breakend or a translocation parts the transcript: one of its ends
// lies in it, and both do not lie in the same intron.
func (g gene) breaks(s Structural, in variants.Assembly) bool {
	e := s.extent
	switch s.kind {
	case ledger.Breakend, ledger.Translocation:
		return !e.Outside
	case ledger.Inversion:
		return !e.Outside && !e.WholeTranscript() && e.Within == 0
	}
	return false
}

// effect is the gravest kind of bases that the event touches.
func (g gene) effect(s Structural) string {
	coding := func(number int) bool { return g.transcript.Exons[number-1].CDSStart > 0 }
	switch {
	case s.extent.Coding > 0, slices.ContainsFunc(s.extent.Cut, coding):
		return effectCoding
	case s.Promoter:
		return effectPromoter
	case s.extent.Outside:
		return effectUnknown
	}
	return effectIntron
}

// term is the Sequence Ontology's for the event.
func (s Structural) term() string {
	var term string
	switch s.kind {
	case ledger.Deletion:
		term = s.extent.Consequence(hgvs.Deletion)
		if term == "" && s.Effect == effectPromoter {
			term = hgvs.RegulatoryAblation
		}
		if term == "" && !s.extent.Outside {
			term = hgvs.FeatureTruncation
		}
	case ledger.Duplication:
		term = s.extent.Consequence(hgvs.Duplication)
	case ledger.Inversion:
		term = s.extent.Consequence(hgvs.Inversion)
	case ledger.Insertion:
		if !s.extent.Outside {
			term = hgvs.FeatureElongation
		}
	case ledger.Breakend, ledger.Translocation:
		if s.inside {
			term = hgvs.TranscriptTranslocation
		}
	}
	if term == hgvs.FeatureElongation && s.extent.Within > 0 {
		term = hgvs.Intron
	}
	return cmp.Or(term, hgvs.StructuralVariant)
}

// beside reports whether the event's bounds are known and neither the transcript nor its promoter is touched.
// A joined end may be one of several, and an inversion may part the gene from what drives it: they are kept.
func (s Structural) beside() bool {
	switch s.kind {
	case ledger.Deletion, ledger.Duplication, ledger.Insertion, ledger.CopyNumber:
		_, known := s.bases("")
		return known && s.extent.Outside && !s.Promoter
	}
	return false
}

// weigh gives an event its matches, its evidence and what follows.
func (c *Classifier) weigh(ctx context.Context, g gene, s *Structural, in variants.Assembly) (err error) {
	if s.Matches, err = c.matches(ctx, g, s, in); err != nil {
		return err
	}
	if err = c.named(ctx, g, s, in); err != nil {
		return err
	}
	if g.criteria != nil && (len(s.Evidence) == 0 || s.silences()) {
		s.Evidence, s.Provisional = g.criteria.AssessEvent(s.asked(), s.Evidence)
	}
	s.Conclusion = s.conclude(g)
	s.Reportable = s.Conclusion != ""
	return nil
}

// silences reports whether the event takes the promoter and no coding base: the criteria for an allele's own
// bases do not speak of that.
func (s *Structural) silences() bool { return s.kind == ledger.Deletion && s.Effect == effectPromoter }

// named gives an event that is spelled as sequence its names, the class of its allele, and, where it is no mere
// number of copies, the evidence that the same change has when a file writes it as sequence.
func (c *Classifier) named(ctx context.Context, g gene, s *Structural, in variants.Assembly) error {
	if s.Allele == nil {
		s.HGVS = s.genomic(g, in)
		return nil
	}
	f, err := c.finding(ctx, g, uncalled(g.transcript.Gene, *s.Allele), in)
	if err != nil {
		return err
	}
	s.HGVS, s.HGVSC = f.Name.G, f.Name.C
	if known := f.Classification; known != nil && known.Class != knowledge.NotReviewed && known.Table == "classification" {
		s.Matches = append([]Match{{
			Origin: known.Origin, Name: known.HGVSC, VariationID: known.VariationID, Class: known.Class, ClassText: known.ClassText, Stars: known.Stars, ReviewStatus: known.ReviewStatus,
			Old: f.Old,
		}}, s.Matches...)
	}
	if !hgvs.Overlapping(f.Name.Consequence) {
		s.Consequence = f.Name.Consequence
	}
	if g.criteria == nil || s.presumed {
		return nil
	}
	s.Evidence, s.Provisional, err = g.criteria.Assess(ctx, f.asked(in), c.lookup)
	return err
}

// genomic is the name of an event with exact bounds whose sequence is not bundled.
func (s Structural) genomic(g gene, in variants.Assembly) string {
	if !s.Precise || s.End < s.Start || s.StartRange != [2]int{} || s.EndRange != [2]int{} {
		return ""
	}
	word := map[ledger.EventType]string{ledger.Deletion: "del", ledger.Duplication: "dup", ledger.Inversion: "inv"}[s.kind]
	if word == "" {
		return ""
	}
	return g.transcript.Accessions[in] + ":g." + strconv.Itoa(s.Start) + "_" + strconv.Itoa(s.End) + word
}

// conclude is what the event alone says of its gene.
func (s *Structural) conclude(g gene) Conclusion {
	if s.State != variants.Variant {
		return NotAssessed
	}
	match := func(is func(Match) bool) bool { return slices.ContainsFunc(s.Matches, is) }
	switch {
	case match(Match.pathogenic):
		return PathogenicFound
	case match(Match.benign):
		return ""
	case match(func(m Match) bool {
		return m.reviewed() && (m.Class == knowledge.Uncertain || m.Class == knowledge.Conflicting)
	}):
		return UncertainFound
	case s.Provisional != nil && g.criteria.Reaches(s.Provisional):
		return ProbableFound
	}
	return UncertainFound
}

// reviewed reports whether somebody stands behind the class: the export of rearrangements gives no stars.
func (m Match) reviewed() bool { return m.Stars != 0 }

func (m Match) pathogenic() bool {
	return m.reviewed() && (m.Class == knowledge.Pathogenic || m.Class == knowledge.LikelyPathogenic)
}

func (m Match) benign() bool {
	return m.reviewed() && (m.Class == knowledge.Benign || m.Class == knowledge.LikelyBenign)
}
