package hgvs

import (
	"cmp"

	"allelens/variants"
	"allelens/variants/genome"
)

// Sequence Ontology terms of events that are judged by all that they overlap.
const (
	TranscriptAblation      = "transcript_ablation"
	TranscriptAmplification = "transcript_amplification"
	TranscriptTranslocation = "transcript_translocation"
	ExonLoss                = "exon_loss_variant"
	FeatureElongation       = "feature_elongation"
	FeatureTruncation       = "feature_truncation"
	RegulatoryAblation      = "regulatory_region_ablation"
	StructuralVariant       = "structural_variant"
)

// Extent is what a stretch of bases covers of a transcript. Exons are given by their numbers, in the
// transcript's order.
type Extent struct {
	Exons []int // exons of which it holds a base, or a base of a splice site
	Whole []int // exons that it holds wholly
	// Cut are the exons that have an end inside the stretch and one outside: with a splice site gone, the
	// whole exon is expected to be left out.
	Cut    []int
	Coding int // coding bases in it
	// Left counts the coding bases that are expected to be missing from the messenger if the stretch is
	// lost: of exons whose splice site goes all, else what the stretch holds.
	Left int
	// Within is the number of the intron that holds all of it; 0 where there is none.
	Within int
	// BeyondStart and BeyondEnd: it reaches past the first, past the last base of the transcript.
	BeyondStart, BeyondEnd bool
	// Start and Stop: it holds a base of the start codon, of the stop codon.
	Start, Stop bool
	// Outside: it holds no base of the transcript.
	Outside bool
}

// WholeTranscript reports whether all of the transcript lies in the stretch.
func (e Extent) WholeTranscript() bool { return e.BeyondStart && e.BeyondEnd }

// Frame tells what the loss of the stretch, or its copy in tandem, does to the reading frame: "kept",
// "lost", or "unknown" where an exon is cut, an end of the transcript goes, or nothing coding is touched.
func (e Extent) Frame() string {
	switch {
	case e.Left == 0 || e.BeyondStart || e.BeyondEnd || e.Start || e.Stop || len(e.Cut) > 0:
		return "unknown"
	case e.Left%3 == 0:
		return "kept"
	}
	return "lost"
}

// Extent tells what a stretch of the plus strand covers; ok is false for another contig or build.
func (n *Namer) Extent(assembly variants.Assembly, iv variants.Interval) (e Extent, ok bool) {
	f, known := n.frames[assembly]
	if !known || iv.Contig != n.transcript.Contig {
		return Extent{}, false
	}
	start, end := iv.Start, iv.End
	if f.strand < 0 {
		start, end = -iv.End, -iv.Start
	}
	return f.extent(start, end), true
}

// extent is Extent in the frame's coordinates.
func (f *frame) extent(start, end int) Extent {
	e := Extent{
		BeyondStart: start < f.first().start, BeyondEnd: end > f.last().end,
		Outside: end < f.first().start || start > f.last().end,
	}
	for i, x := range f.exons {
		if i+1 < len(f.exons) && start > x.end && end < f.exons[i+1].start {
			e.Within = x.number
		}
		f.cover(&e, i, start, end)
	}
	if len(e.Exons) > 0 {
		e.Within = 0 // it takes a splice site
	}
	first, last := f.locateCoding(1), f.locateCoding(f.coding)
	e.Start, e.Stop = start <= first+2 && end >= first, start <= last && end >= last-2
	return e
}

// cover adds what the stretch holds of the i-th exon.
func (f *frame) cover(e *Extent, i, start, end int) {
	x := f.exons[i]
	acceptor := i > 0 && start < x.start && end >= x.start-canonicalBases
	donor := i+1 < len(f.exons) && end > x.end && start <= x.end+canonicalBases
	inside := start <= x.end && end >= x.start
	if !inside && !acceptor && !donor {
		return
	}
	e.Exons = append(e.Exons, x.number)
	coding := f.codingBases(x, max(start, x.start), min(end, x.end))
	e.Coding += coding
	switch {
	case start <= x.start && end >= x.end:
		e.Whole = append(e.Whole, x.number)
		e.Left += coding
	case acceptor || donor:
		e.Cut = append(e.Cut, x.number)
		e.Left += f.codingBases(x, x.start, x.end)
	default:
		e.Left += coding
	}
}

// codingBases counts the coding bases of an exon between two of its bases, both included.
func (f *frame) codingBases(x span, from, to int) int {
	first, last := x.tx+from-x.start-f.start, x.tx+to-x.start-f.start
	return max(0, min(last, f.coding)-max(first, 1)+1)
}

// locateCoding is the place of a coding base, which the transcript must have.
func (f *frame) locateCoding(c int) int {
	p, _ := f.locate(Position{Base: c})
	return p
}

// large is from how many bases on a copied or turned stretch is judged by all that it overlaps.
const large = 50

// stretch is the stretch that a change loses, turns or copies, where it has to be judged by all that it
// overlaps; ok is false for other changes, which are judged where they stand.
func (s sequence) stretch(c change) (kind Kind, start, end int, ok bool) {
	n := len(c.inserted)
	switch {
	case len(c.deleted) >= large && c.inserted == genome.ReverseComplement(c.deleted):
		return Inversion, c.start, c.end, true
	case c.deleted != "":
		return Deletion, c.start, c.end, true
	case n >= large:
		if before, _ := s.bases(c.start-n, c.end); before == c.inserted {
			return Duplication, c.start - n, c.end, true
		}
	}
	return "", 0, 0, false
}

// byExtent judges a change that takes, copies or turns whole exons, or that crosses an end of one by a
// copy or a turn; ok is false where the change is judged where it stands.
func (f *frame) byExtent(s sequence, c change) (effect, bool) {
	kind, start, end, ok := s.stretch(c)
	if !ok {
		return effect{}, false
	}
	e := f.extent(start, end)
	if e.Outside {
		return effect{}, false
	}
	term := e.Consequence(kind)
	crosses := len(e.Whole) > 0 || kind != Deletion && len(e.Cut) > 0
	if !crosses || term == "" {
		return effect{}, false
	}
	judged := effect{p: unpredictable, consequence: term}
	if kind == Deletion && len(e.Cut) == 0 {
		judged.p, judged.aminoAcid = f.lossOfExons(c)
	}
	return judged, true
}

// lossOfExons is the protein's name where exactly the bases of exons go, as far as the sequence tells it.
func (f *frame) lossOfExons(c change) (p string, aminoAcid int) {
	e := f.effect(c)
	return cmp.Or(e.p, unpredictable), e.aminoAcid
}

// Consequence is the Sequence Ontology's term for the loss, the copy or the turn of the stretch. A deletion
// that takes no whole exon has none here: it is judged by the bases that it takes.
func (e Extent) Consequence(kind Kind) string {
	whole := len(e.Whole) > 0
	switch {
	case e.Outside:
		return ""
	case kind == Deletion && e.WholeTranscript():
		return TranscriptAblation
	case kind == Deletion && whole:
		return ExonLoss
	case kind == Duplication && e.WholeTranscript():
		return TranscriptAmplification
	case kind == Inversion && e.WholeTranscript():
		return ""
	case e.Within > 0:
		return Intron
	case kind == Duplication:
		return FeatureElongation
	case kind == Inversion:
		return FeatureTruncation
	}
	return ""
}
