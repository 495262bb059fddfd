package germline

import (
	"context"
	"errors"
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
)

// Phases.
const (
	Cis          Phase = "cis"
	Trans        Phase = "trans"
	PhaseUnknown Phase = "unknown"
)

// Haplotype is what several variants of a gene do together if they lie on one chromosome, where that
// differs from what each does alone.
type Haplotype struct {
	Members []Finding // in transcript order, as they are listed in Gene.Findings
	Phase   Phase
	// Both: one of the members is homozygous, so that they share a chromosome, and the other
	// chromosome has that member alone.
	Both bool
	Name hgvs.Haplotype
	// Class is the published class of the changes as one allele; nil where the base has none.
	Class *knowledge.Classification
	// Restores: a member cuts the protein short alone, and together they do not.
	Restores bool
	// Truncates: together they cut the protein short, and no member does alone.
	Truncates bool
}

// Called reports whether the calls of all members stand.
func (j Haplotype) Called() bool {
	return !slices.ContainsFunc(j.Members, func(f Finding) bool { return !f.Called() })
}

// Open reports whether the pair leaves the gene's meaning unsettled: they may lie on one
// chromosome, and no reviewed class says that what they do there is harmless.
func (j Haplotype) Open() bool {
	settled := j.Class != nil && j.Class.Stars > 0 && (j.Class.Class == knowledge.Benign || j.Class.Class == knowledge.LikelyBenign)
	return j.Phase != Trans && !settled && !strings.HasSuffix(j.Name.P, "=)")
}

// mostActing is up to how many coding variants of a gene are judged together. People have about ten;
// a file with more is none of one person, and its pairs are without number.
const mostActing = 100

// joints finds the variants of a gene that act together. Candidates are all variants of one codon,
// and all frameshifts whose lengths add up to whole codons. crowded: there are too many.
func (c *Classifier) joints(ctx context.Context, g gene, findings []Finding, in variants.Assembly) (joints []Haplotype, crowded bool, err error) {
	sorted := slices.DeleteFunc(slices.Clone(findings), func(f Finding) bool { return f.Name.AminoAcid == 0 })
	if len(sorted) > mostActing {
		return nil, true, nil
	}
	slices.SortStableFunc(sorted, func(a, b Finding) int { return g.transcript.Strand * (a.Allele.Pos - b.Allele.Pos) })
	for _, group := range append(codons(g.namer, sorted, in), restored(g.namer, sorted, in)...) {
		j, ok, err := c.joint(ctx, g, group, in)
		if err != nil {
			return nil, false, err
		}
		if ok {
			joints = append(joints, j)
		}
	}
	return joints, false, nil
}

// joint judges one group; ok is false where they do together what one of them does alone.
func (c *Classifier) joint(ctx context.Context, g gene, group []Finding, in variants.Assembly) (j Haplotype, ok bool, err error) {
	alleles := make([]variants.Allele, len(group))
	for i, f := range group {
		alleles[i] = f.Allele
	}
	j = Haplotype{Members: group}
	j.Name, err = g.namer.Haplotype(in, alleles...)
	if errors.Is(err, hgvs.ErrJoint) {
		return j, false, nil
	}
	if err != nil {
		return j, false, err
	}
	j.Phase, j.Both = phaseOf(group)
	cut := slices.ContainsFunc(group, func(f Finding) bool { return truncating(f.Name.Consequence) })
	together := truncating(j.Name.Consequence)
	j.Restores, j.Truncates = cut && !together, together && !cut
	if !j.differs() {
		return j, false, nil
	}
	if j.Name.Allele != (variants.Allele{}) {
		j.Class, err = c.lookup.Classification(ctx, in, j.Name.Allele)
	}
	return j, true, err
}

// differs reports whether the joint effect is news: it is none that a member has alone, or it
// takes one away that a member has alone. A silent member adds nothing to what the other does.
func (j Haplotype) differs() bool {
	all, speaking, changed := true, 0, false
	for _, f := range j.Members {
		all = all && truncating(f.Name.Consequence)
		if f.Name.Consequence == hgvs.Synonymous {
			continue
		}
		speaking++
		changed = changed || f.Name.P != j.Name.P
	}
	if all && truncating(j.Name.Consequence) {
		return false
	}
	return changed || speaking == 0 && j.Name.Consequence != hgvs.Synonymous
}

func truncating(consequence string) bool {
	return consequence == hgvs.StopGained || consequence == hgvs.Frameshift
}

// codons groups the variants that touch one codon: all of them where they are known to share a
// chromosome, else every two. Frameshifts are left to restored.
func codons(n *hgvs.Namer, findings []Finding, in variants.Assembly) [][]Finding {
	byCodon := map[int][]Finding{}
	var order []int
	for _, f := range findings {
		if f.Name.Consequence == hgvs.Frameshift {
			continue
		}
		first, last, ok := n.Codons(in, f.Allele)
		for k := first; ok && k <= last; k++ {
			if byCodon[k] == nil {
				order = append(order, k)
			}
			byCodon[k] = append(byCodon[k], f)
		}
	}
	var groups [][]Finding
	for _, k := range order {
		groups = append(groups, together(byCodon[k])...)
	}
	return distinct(groups)
}

// together is the whole group where all its members share a chromosome, else its pairs.
func together(group []Finding) [][]Finding {
	if phase, _ := phaseOf(group); len(group) > 1 && phase == Cis {
		return [][]Finding{group}
	}
	var pairs [][]Finding
	for i := range group {
		for k := i + 1; k < len(group); k++ {
			pairs = append(pairs, []Finding{group[i], group[k]})
		}
	}
	return pairs
}

// restored groups the frameshifts that add up to whole codons: pairs, and three that shift the same
// way. One that lies behind the stop which those before it lead to restores nothing. Changes between
// them that are known to share their chromosome belong to the group.
func restored(n *hgvs.Namer, findings []Finding, in variants.Assembly) [][]Finding {
	var shifts []Finding
	for _, f := range findings {
		if f.Name.Consequence == hgvs.Frameshift {
			shifts = append(shifts, f)
		}
	}
	var groups [][]Finding
	for i, first := range shifts {
		for k, second := range within(first.Name, shifts[i+1:]) {
			if (shift(first)+shift(second))%3 == 0 {
				groups = append(groups, between(findings, first, second))
				continue
			}
			both, err := n.Haplotype(in, first.Allele, second.Allele)
			if err != nil {
				continue
			}
			for _, third := range within(hgvs.Name{P: both.P, AminoAcid: both.AminoAcid}, shifts[i+k+2:]) {
				if (shift(first)+shift(second)+shift(third))%3 == 0 {
					groups = append(groups, between(findings, first, second, third))
				}
			}
		}
	}
	return groups
}

// within are those of the frameshifts, which are in order, that begin before the stop of a name.
func within(n hgvs.Name, shifts []Finding) []Finding {
	stop, ok := n.StopCodon()
	for i, f := range shifts {
		if ok && f.Name.AminoAcid > stop {
			return shifts[:i]
		}
	}
	return shifts
}

// shift is by how many bases a change lengthens the mRNA.
func shift(f Finding) int { return len(f.Allele.Alt) - len(f.Allele.Ref) }

// between adds to a group that is known to share a chromosome what lies between its first and last
// there too.
func between(findings []Finding, group ...Finding) []Finding {
	if phase, _ := phaseOf(group); phase != Cis {
		return group
	}
	low, high := group[0].Allele.Pos, group[0].Allele.Pos
	for _, f := range group {
		low, high = min(low, f.Allele.Pos), max(high, f.Allele.Pos)
	}
	var out []Finding
	for _, f := range findings {
		if slices.ContainsFunc(group, f.same) {
			out = append(out, f)
			continue
		}
		inside := f.Allele.Pos > low && f.Allele.Pos < high && f.Name.Consequence != hgvs.Frameshift
		if !inside {
			continue
		}
		if with, _ := phaseOf(append(slices.Clone(group), f)); with == Cis {
			out = append(out, f)
		}
	}
	return out
}

func (f Finding) same(o Finding) bool { return f.Allele == o.Allele }

// distinct drops groups that are the same as the one before: variants that touch several codons.
func distinct(groups [][]Finding) [][]Finding {
	return slices.CompactFunc(groups, func(a, b []Finding) bool { return slices.EqualFunc(a, b, Finding.same) })
}
