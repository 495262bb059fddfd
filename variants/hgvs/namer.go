package hgvs

import (
	"errors"
	"fmt"

	"allelens/variants"
	"allelens/variants/genome"
)

// Errors of Namer, besides those of genome (a REF that is not the reference's, an allele that is
// not plain sequence).
var (
	ErrElsewhere  = errors.New("the allele lies on another contig than the transcript")
	ErrNoSequence = errors.New("no reference sequence is bundled for this place or build")
	ErrNoChange   = errors.New("the alleles are the same")
)

// Namer names changes on one transcript. It does not change once built and may be used by
// several goroutines at once.
type Namer struct {
	ref        *genome.Reference
	transcript Transcript
	frames     map[variants.Assembly]*frame
}

// NewNamer lays the transcript on every build whose sequence ref holds for all exons. It fails
// with ErrTranscript if there is none, or if the sequence is not open from start to stop. The
// coding sequence must begin and end in different exons: the exons do not tell where else it lies.
func NewNamer(ref *genome.Reference, t Transcript) (*Namer, error) {
	n := &Namer{ref: ref, transcript: t, frames: make(map[variants.Assembly]*frame)}
	if t.Strand != 1 && t.Strand != -1 || len(t.Exons) == 0 {
		return nil, fmt.Errorf("%w: %s: no strand or no exons", ErrTranscript, t.RefSeq)
	}
	for assembly := range t.GenomicAccession {
		f, ok, err := newFrame(ref, t, assembly)
		if err != nil {
			return nil, err
		}
		if ok {
			n.frames[assembly] = f
		}
	}
	if len(n.frames) == 0 {
		return nil, fmt.Errorf("%w: %s: no build has its sequence", ErrTranscript, t.RefSeq)
	}
	return n, nil
}

// Transcript is what the namer was built with.
func (n *Namer) Transcript() Transcript { return n.transcript }

// Name gives a change all its names. The c. name follows the 3' rule along the transcript, also
// across the border of exon and intron; the g. name along the plus strand. Introns and UTRs are
// "p.?". A change beyond the transcript, but on its slice, is counted on from the transcript's
// ends ("c.-210A>G", "c.*6207C>T"). Exon and Intron are those of the change's first base on the
// transcript.
func (n *Namer) Name(assembly variants.Assembly, a variants.Allele) (Name, error) {
	f, ok := n.frames[assembly]
	switch {
	case a.Contig != n.transcript.Contig:
		return Name{}, ErrElsewhere
	case !ok || !n.ref.Covers(assembly, variants.Interval{Contig: a.Contig, Start: a.Pos, End: a.End()}):
		return Name{}, ErrNoSequence
	}
	right, err := n.ref.ShiftRight(assembly, a)
	if err != nil {
		return Name{}, err
	}
	if right.None() {
		return Name{}, ErrNoChange
	}
	onGenome := changeOf(right, 1)
	onTranscript := onGenome
	if f.strand < 0 {
		left, err := n.ref.ShiftLeft(assembly, a)
		if err != nil {
			return Name{}, err
		}
		onTranscript = changeOf(left, -1)
	}
	e, judged := f.byExtent(n.sequence(assembly, f.strand), onTranscript)
	if !judged {
		e = f.effect(onTranscript)
	}
	first, _ := onTranscript.flanks()
	name := Name{
		G: n.transcript.GenomicAccession[assembly] + ":g." +
			n.sequence(assembly, 1).describe(onGenome, func(p int) string { return Position{Base: p}.String() }),
		C: n.transcript.RefSeq + ":c." +
			n.sequence(assembly, f.strand).describe(onTranscript, func(p int) string { return f.position(p).String() }),
		P: e.p, Consequence: e.consequence, AminoAcid: e.aminoAcid,
	}
	name.Exon, name.Intron = f.number(first)
	return name, nil
}

func (n *Namer) sequence(assembly variants.Assembly, strand int) sequence {
	return sequence{n.ref, assembly, n.transcript.Contig, strand}
}
