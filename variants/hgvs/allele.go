package hgvs

import (
	"errors"
	"fmt"
	"strings"

	"allelens/variants"
	"allelens/variants/genome"
)

// Errors of Namer.Allele, besides ErrSyntax and ErrNoSequence.
var (
	ErrAccession = errors.New("the name belongs to another sequence than this transcript and build")
	ErrPosition  = errors.New("the sequence has no such position")
	ErrBases     = errors.New("the name's bases are not those of the sequence")
)

// Allele finds the change that a c. or g. name means, in normal form. A name without accession is
// taken as one of this transcript (c.) or build (g.). Any version of the transcript's accession is
// accepted: reports cite older versions, and where the name gives bases they are checked against
// the sequence. A g. accession must be that of the build.
func (n *Namer) Allele(assembly variants.Assembly, name string) (variants.Allele, error) {
	d, err := Parse(name)
	if err != nil {
		return variants.Allele{}, err
	}
	f, ok := n.frames[assembly]
	if !ok {
		return variants.Allele{}, ErrNoSequence
	}
	if !n.owns(assembly, d) {
		return variants.Allele{}, fmt.Errorf("%w: %s", ErrAccession, d.Accession)
	}
	seq := n.sequence(assembly, f.strand)
	locate := f.locate
	if d.Genomic {
		seq = n.sequence(assembly, 1)
		locate = func(p Position) (int, bool) { return p.Base, true }
	}
	start, startOK := locate(d.Start)
	end, endOK := locate(d.End)
	if !startOK || !endOK || end < start || d.Kind == Insertion && end != start+1 {
		return variants.Allele{}, fmt.Errorf("%w: %q", ErrPosition, name)
	}
	c, err := seq.change(d, start, end)
	if err != nil {
		return variants.Allele{}, fmt.Errorf("%w: %q", err, name)
	}
	return seq.allele(c)
}

// owns reports whether the description's accession is that of the transcript or of its contig.
func (n *Namer) owns(assembly variants.Assembly, d Description) bool {
	switch {
	case d.Accession == "":
		return true
	case d.Genomic:
		return d.Accession == n.transcript.GenomicAccession[assembly]
	}
	given, _, _ := strings.Cut(d.Accession, ".")
	ours, _, _ := strings.Cut(n.transcript.RefSeq, ".")
	return given == ours
}

// change turns a description with its place into deleted and inserted bases.
func (s sequence) change(d Description, start, end int) (change, error) {
	if d.Kind == Insertion {
		return change{start: end, end: start, inserted: d.Inserted}, nil
	}
	bases, ok := s.bases(start, end)
	if !ok {
		return change{}, ErrNoSequence
	}
	if d.Deleted != "" && d.Deleted != bases {
		return change{}, ErrBases
	}
	c := change{start, end, bases, d.Inserted}
	switch d.Kind {
	case Inversion:
		c.inserted = genome.ReverseComplement(bases)
	case Duplication:
		c = change{end + 1, end, "", bases}
	}
	if c.deleted == c.inserted {
		return change{}, ErrNoChange
	}
	return c, nil
}

// allele writes a change on the plus strand, with the base before it, and normalises it.
func (s sequence) allele(c change) (variants.Allele, error) {
	if s.strand < 0 {
		plus := changeOf(genome.Edit{Start: c.start, Deleted: c.deleted, Inserted: c.inserted}, -1)
		c, s.strand = plus, 1
	}
	before, ok := s.bases(c.start-1, c.start-1)
	if !ok {
		return variants.Allele{}, ErrNoSequence
	}
	a := variants.Allele{Contig: s.contig, Pos: c.start - 1, Ref: before + c.deleted, Alt: before + c.inserted}
	return s.ref.Normalise(s.assembly, a)
}
