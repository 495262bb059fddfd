package germline

import (
	"slices"

	"allelens/variants/genome"
)

// Phase says whether changes lie on one chromosome.
type Phase string

// PhaseOf tells what the file says of the phase of several variants: on one chromosome, on two, or unknown.
func PhaseOf(group []Finding) Phase {
	phase, _ := phaseOf(group)
	return phase
}

// phaseOf tells whether all members lie on one chromosome: cis if every two do, trans if two are
// known not to. both: it is a homozygous member that makes sure of it.
func phaseOf(group []Finding) (phase Phase, both bool) {
	phase = Cis
	for i := range group {
		for k := i + 1; k < len(group); k++ {
			p, b := group[i].phaseWith(group[k])
			both = both || b
			if p == Trans {
				return Trans, false
			}
			if p == PhaseUnknown {
				phase = PhaseUnknown
			}
		}
	}
	return phase, both && phase == Cis
}

// phaseWith compares two calls: one on both copies is on the other's chromosome; two phased calls
// of one phase set share a chromosome or not; two alleles of one line ("1/2"), or two changes of one
// base, never share it.
func (f Finding) phaseWith(o Finding) (phase Phase, both bool) {
	fHom, oHom := f.Zygosity() == "homozygous", o.Zygosity() == "homozygous"
	a, b := genome.EditOf(f.Allele), genome.EditOf(o.Allele)
	line, other := f.Change.Evidence, o.Change.Evidence
	sameLine := line.Text != "" && line.Text == other.Text && line.Line == other.Line
	switch {
	case fHom && oHom:
		return Cis, false
	case fHom || oHom:
		return Cis, true
	case sameLine, a.Start <= b.End() && b.Start <= a.End():
		return Trans, false
	case len(f.Haplotypes) == 0 || len(o.Haplotypes) == 0 || f.PhaseSet != o.PhaseSet || f.Ploidy != 2 || o.Ploidy != 2:
		return PhaseUnknown, false
	case slices.ContainsFunc(f.Haplotypes, func(side int) bool { return slices.Contains(o.Haplotypes, side) }):
		return Cis, false
	}
	return Trans, false
}

// Alone reports whether a chromosome has the variant without the others that would change what it
// does: there are none, or it is on both chromosomes and they are on one.
func (f Finding) Alone() bool {
	return f.Haplotype == nil || f.Haplotype.Both && f.Zygosity() == "homozygous"
}

// acting is the joint effect that a finding takes part in, or may: the one that is sure before one
// that depends on the phase.
func acting(joints []Haplotype, f Finding) *Haplotype {
	var found *Haplotype
	for i, j := range joints {
		if j.Phase == Trans || !slices.ContainsFunc(j.Members, f.same) {
			continue
		}
		if found == nil || found.Phase != Cis && j.Phase == Cis {
			found = &joints[i]
		}
	}
	return found
}
