package ledger

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/vcf"
)

// changesIn lists the alleles that the sample carries in a gene's region, normalised, by
// position. Lines that carry something which cannot be read as a change of sequence, or whose REF
// is not the genome's, are told as problems: the gene's bases under them count as not called.
func changesIn(p *pile, g GeneRegion, ref *genome.Reference, in variants.Assembly, where string) ([]Change, []*variants.Problem) {
	var changes []Change
	var problems []*variants.Problem
	lines := p.over(g.Region[in])
	for i, r := range lines {
		if !r.HasGenotype {
			if r.Structure == nil && len(r.Alts) > 0 && !r.Block {
				problems = append(problems, variants.Warn("no_genotype", place(where, r), "gene", g.Gene))
			}
			continue
		}
		if p.unexplainedStar(r) {
			problems = append(problems, variants.Warn("star_without_deletion", place(where, r), "gene", g.Gene).At(locusOf(r)))
		}
		for index, alt := range r.Alts {
			if r.Genotype.Count(index+1) == 0 || alt == "*" || r.Structure != nil && !isSpelled(r, index+1) {
				continue // events are told apart
			}
			c, problem := p.change(r, index+1, ref, in)
			if problem != "" {
				problems = append(problems, variants.Warn(problem, place(where, r), "gene", g.Gene, "ref", r.Ref, "alt", alt))
				continue
			}
			c.Gene = g.Gene
			if contradicted(r, near(lines, i)) {
				problems = append(problems, variants.Warn("contradicting_lines", place(where, r), "gene", g.Gene))
				c.State = variants.Filtered
				c.Evidence.FailedCriteria = append(c.Evidence.FailedCriteria, Criterion{Code: "contradicting_lines"})
			}
			if at := slices.IndexFunc(changes, func(o Change) bool { return o.Allele == c.Allele }); at >= 0 {
				problems = append(problems, variants.Warn("duplicate_variant", place(where, r), "gene", g.Gene))
				changes[at].Evidence.SecondAtSite = true
				continue
			}
			changes = append(changes, c)
		}
	}
	slices.SortStableFunc(changes, func(a, b Change) int {
		return cmp.Or(a.Allele.Pos-b.Allele.Pos, cmp.Compare(a.Allele.Ref, b.Allele.Ref), cmp.Compare(a.Allele.Alt, b.Allele.Alt))
	})
	return changes, problems
}

// locusOf is where a line lies.
func locusOf(r *vcf.Record) variants.Interval {
	return variants.Interval{Contig: r.Contig, Start: r.Pos, End: r.End}
}

// unexplainedStar reports whether the sample carries the allele "*", which stands for a deletion that
// another line tells, and no line over the place calls one.
func (p *pile) unexplainedStar(r *vcf.Record) bool {
	if !slices.ContainsFunc(carriedAlleles(r), func(i int) bool { return r.Alts[i-1] == "*" }) {
		return false
	}
	at := variants.Interval{Contig: r.Contig, Start: r.Pos, End: r.Pos}
	return !slices.ContainsFunc(p.over(at), func(o *vcf.Record) bool {
		return o != r && slices.ContainsFunc(carriedAlleles(o), func(i int) bool {
			alt := o.Alts[i-1]
			return strings.HasPrefix(alt, "<DEL") || variants.IsSequence(alt) && len(alt) < len(o.Ref)
		})
	})
}

// near are the lines at the position of line i.
func near(lines []*vcf.Record, i int) []*vcf.Record {
	first, last := i, i+1
	for first > 0 && lines[first-1].Pos == lines[i].Pos {
		first--
	}
	for last < len(lines) && lines[last].Pos == lines[i].Pos {
		last++
	}
	return lines[first:last]
}

// place names a line: "file.vcf:12", or "file.vcf chr17:43124027" where the number is not known.
func place(where string, r *vcf.Record) string {
	if r.Line > 0 {
		return where + ":" + strconv.FormatInt(r.Line, 10)
	}
	return where + " " + r.Chrom + ":" + strconv.Itoa(r.Pos)
}

// change is the allele with the given index on a line; problem is the code of why it cannot be one.
func (t Thresholds) change(r *vcf.Record, index int, ref *genome.Reference, in variants.Assembly) (c Change, problem string) {
	a, err := ref.Normalise(in, variants.Allele{Contig: r.Contig, Pos: r.Pos, Ref: r.Ref, Alt: r.Alts[index-1]})
	switch {
	case errors.Is(err, genome.ErrNotSequence):
		return c, "structural_allele"
	case err != nil:
		return c, "ref_mismatch"
	}
	state, failed := t.judge(r, variants.Variant, []int{index})
	c = Change{
		Allele: a, State: state, Copies: r.Genotype.Count(index), Ploidy: r.Genotype.Ploidy(),
		Phased: r.Genotype.Phased, PhaseSet: r.PhaseSet, AlleleDepth: -1, Evidence: evidence(r, failed),
	}
	if r.Genotype.Count(variants.MissingAllele) > 0 {
		c.Ploidy = 0
	}
	if c.Phased {
		for side, i := range r.Genotype.Alleles {
			if i == index {
				c.Haplotypes = append(c.Haplotypes, side)
			}
		}
	}
	if index < len(r.AlleleDepths) {
		c.AlleleDepth = r.AlleleDepths[index]
	}
	if share, ok := r.Share(index); ok {
		c.Share = share
	}
	return c, ""
}
