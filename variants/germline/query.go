package germline

import (
	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/ledger"
	"context"
	"errors"
	"slices"
)

// Coverage tells what a file says of a stretch. *ledger.Observations implements it.
type Coverage interface {
	Show(iv variants.Interval) ledger.Shown
}

// Declared tells which bases count as covered. ledger.Declaration implements it.
type Declared interface {
	Covers(iv variants.Interval) bool
}

// uncalled is an allele as if called by no line.
func uncalled(gene string, a variants.Allele) ledger.Change {
	return ledger.Change{Gene: gene, Allele: a, AlleleDepth: -1, Evidence: &ledger.Evidence{Depth: -1, Quality: -1}}
}

// shown sums up what the file says of the bases: the most doubtful state of any of them counts, and
// they are reference only if every one was seen so.
func (a *Answer) shown(s ledger.Shown, over variants.Interval, declared Declared) {
	a.Bases = over.Len()
	a.Seen = s.Counts[variants.Reference] + s.Counts[variants.Variant]
	if len(s.Lines) > 0 {
		a.Change.Evidence = s.Lines[0]
	}
	covered := len(s.Absent) > 0
	for _, iv := range s.Absent {
		covered = covered && declared.Covers(iv)
	}
	switch {
	case s.Counts[variants.Filtered] > 0:
		a.Shown = variants.Filtered
	case s.Counts[variants.NoCall] > 0:
		a.Shown = variants.NoCall
	case s.Counts[variants.NotAsked] > 0:
		a.Shown = variants.NotAsked
	case len(s.Absent) > 0 && !covered:
		a.Shown = variants.Absent
	case s.Counts[variants.Variant] > 0:
		a.Shown, a.Assumed = variants.Variant, covered
	default:
		a.Shown, a.Assumed = variants.Reference, covered
	}
}

// errNotFound: a gene of a search is none of the classifier's.
var errNotFound = errors.New("no such gene")

// Answer is what there is to say of an allele that was asked for.
type Answer struct {
	// Finding names the allele and says what the base holds of it. Where the file calls it, it is
	// the patient's own; else nothing of it speaks of a call.
	Finding
	Found bool
	// Haplotype: it is not called as such, but variants that are called make it together.
	Haplotype *Haplotype
	// Shown is what the file says of the allele's bases: Variant where it calls another allele over
	// them and all were seen. Assumed: only a declaration makes them reference.
	Shown   variants.State
	Assumed bool
	Seen    int // of Bases
	Bases   int
	Others  []Finding // what the file calls over these bases
}

// Query answers for alleles for a search text, from the result for a file.
func (c *Classifier) Query(ctx context.Context, r Result, o Coverage, in variants.Assembly, declared Declared, candidates []Candidate) ([]Answer, error) {
	var answers []Answer
	for _, m := range candidates {
		at := slices.IndexFunc(r.Genes, func(g Gene) bool { return g.Gene == m.Gene })
		own := slices.IndexFunc(c.genes, func(g gene) bool { return g.transcript.Gene == m.Gene })
		if own < 0 {
			return nil, errNotFound
		}
		if at < 0 {
			continue // out of scope: never read
		}
		a, err := c.answer(ctx, c.genes[own], r.Genes[at], o, in, declared, m.Allele)
		if err != nil {
			return nil, err
		}
		answers = append(answers, a)
	}
	return answers, nil
}

func (c *Classifier) answer(ctx context.Context, g gene, found Gene, o Coverage, in variants.Assembly, declared Declared, allele variants.Allele) (a Answer, err error) {
	if i := slices.IndexFunc(found.Findings, func(f Finding) bool { return f.Allele == allele }); i >= 0 {
		return Answer{Finding: found.Findings[i], Found: true, Shown: found.Findings[i].State}, nil
	}
	if a.Finding, err = c.finding(ctx, g, uncalled(found.Gene, allele), in); err != nil {
		return a, err
	}
	for i, j := range found.Haplotypes {
		if j.Name.Allele == allele {
			a.Haplotype = &found.Haplotypes[i]
		}
	}
	over, err := g.namer.Span(in, allele)
	if err != nil {
		return a, err
	}
	a.shown(o.Show(over), over, declared)
	for _, f := range found.Findings {
		e := genome.EditOf(f.Allele)
		if min(e.Start, e.End()) <= over.End && max(e.Start, e.End()) >= over.Start {
			a.Others = append(a.Others, f)
		}
	}
	return a, nil
}
