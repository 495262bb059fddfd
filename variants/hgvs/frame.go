package hgvs

import (
	"errors"
	"fmt"
	"sort"
	"strings"

	"allelens/variants"
	"allelens/variants/genome"
)

// ErrTranscript: the exons and the sequence do not make a coding transcript.
var ErrTranscript = errors.New("not a coding transcript")

// frame lays a transcript on one build. Its coordinates run along the transcript: a genomic
// position p of a plus-strand transcript is p, that of a minus-strand transcript is -p. So every
// rule is written once, for one direction.
type frame struct {
	assembly variants.Assembly
	strand   int
	exons    []span
	mrna     string
	start    int    // index in mrna of c.1
	coding   int    // bases from c.1 to the end of the stop codon
	protein  string // one-letter code, "*" at the end
}

// span is an exon in the frame's coordinates; tx is the transcript position (1-based) of start.
type span struct{ start, end, tx, number int }

// newFrame lays out t and reads its sequence; ok is false when the reference does not cover it.
func newFrame(ref *genome.Reference, t Transcript, assembly variants.Assembly) (f *frame, ok bool, err error) {
	f = &frame{assembly: assembly, strand: t.Strand, start: -1}
	var mrna strings.Builder
	for _, e := range t.Exons {
		iv, known := e.Genomic[assembly]
		bases, covered := ref.Bases(assembly, iv)
		if !known || !covered {
			return nil, false, nil
		}
		s := span{start: iv.Start, end: iv.End, tx: mrna.Len() + 1, number: e.Number}
		if t.Strand < 0 {
			s.start, s.end, bases = -iv.End, -iv.Start, genome.ReverseComplement(bases)
		}
		if n := len(f.exons); n > 0 && f.exons[n-1].end >= s.start {
			return nil, false, fmt.Errorf("%w: %s: exon %d is out of order", ErrTranscript, t.RefSeq, e.Number)
		}
		mrna.WriteString(bases)
		if e.CDSStart == 1 { // the coding part reaches the end of the first coding exon
			f.start = mrna.Len() - e.CDSEnd
		}
		f.coding = max(f.coding, e.CDSEnd)
		f.exons = append(f.exons, s)
	}
	f.mrna = mrna.String()
	if err := f.translate(); err != nil {
		return nil, false, fmt.Errorf("%w: %s: %w", ErrTranscript, t.RefSeq, err)
	}
	return f, true, nil
}

// translate reads the protein and checks that it begins with Met and ends at its only stop.
func (f *frame) translate() error {
	if f.start < 0 || f.coding < 6 || f.coding%3 != 0 || f.start+f.coding > len(f.mrna) {
		return errors.New("the coding sequence has no place or no whole codons")
	}
	f.protein = translate(f.mrna[f.start : f.start+f.coding])
	if f.protein[0] != 'M' || strings.IndexByte(f.protein, '*') != len(f.protein)-1 {
		return errors.New("the coding sequence is not open from ATG to its stop")
	}
	return nil
}

func (f *frame) first() span { return f.exons[0] }
func (f *frame) last() span  { return f.exons[len(f.exons)-1] }

// exon is the index of the last exon that begins at or before p; -1 before the transcript.
func (f *frame) exon(p int) int {
	return sort.Search(len(f.exons), func(i int) bool { return f.exons[i].start > p }) - 1
}

// tx maps p to a transcript position (1-based; it counts on beyond both ends) and, in an intron,
// to the distance from the nearer exon's edge. The middle base of an intron counts from the left.
func (f *frame) tx(p int) (tx, offset int) {
	i := f.exon(p)
	if i < 0 {
		return 1 - (f.first().start - p), 0
	}
	e := f.exons[i]
	if p <= e.end || i == len(f.exons)-1 {
		return e.tx + p - e.start, 0
	}
	next := f.exons[i+1]
	if p-e.end <= next.start-p {
		return next.tx - 1, p - e.end
	}
	return next.tx, p - next.start
}

// position is the c. position of p.
func (f *frame) position(p int) Position {
	tx, offset := f.tx(p)
	switch c := tx - f.start; {
	case c <= 0:
		return Position{Base: c - 1, Offset: offset}
	case c > f.coding:
		return Position{Base: c - f.coding, Offset: offset, After: true}
	default:
		return Position{Base: c, Offset: offset}
	}
}

// locate is the inverse of position; ok is false for a position the transcript does not have.
func (f *frame) locate(c Position) (p int, ok bool) {
	tx := f.start + c.Base
	switch {
	case c.Base == 0 || !c.After && c.Base > f.coding || c.After && c.Base < 0:
		return 0, false
	case c.After:
		tx += f.coding
	case c.Base < 0:
		tx++
	}
	i := max(0, sort.Search(len(f.exons), func(i int) bool { return f.exons[i].tx > tx })-1)
	e := f.exons[i]
	p = e.start + tx - e.tx
	switch {
	case c.Offset > 0:
		ok = p == e.end && i+1 < len(f.exons) && p+c.Offset < f.exons[i+1].start
	case c.Offset < 0:
		ok = p == e.start && i > 0 && p+c.Offset > f.exons[i-1].end
	default:
		ok = true
	}
	return p + c.Offset, ok
}

// number gives the exon or the intron that holds p; both are 0 outside of the transcript.
func (f *frame) number(p int) (exon, intron int) {
	i := f.exon(p)
	switch {
	case i < 0 || p > f.last().end:
		return 0, 0
	case p <= f.exons[i].end:
		return f.exons[i].number, 0
	}
	return 0, f.exons[i].number
}
