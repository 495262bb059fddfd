package ledger

import (
	"slices"

	"allelens/variants"
	"allelens/variants/vcf"
)

// attestation is what a line can say by its kind.
type attestation uint8

const (
	// attestsNothing: of a structural or copy-number record that was not called. That an event was not
	// found says nothing of the bases.
	attestsNothing attestation = iota
	// attestsBases: of a plain site, or a block without structural keys: the reference, or no call.
	attestsBases
	// callsAlleles: the sample carries alleles that are spelled as sequence.
	callsAlleles
	// reportsEvent: an event was called by genotype or copy number, or neither is given.
	reportsEvent
)

// attest decides by the kind of the record (symbols among its alleles, SVTYPE, copy number, FORMAT) what
// a line says. Everything that reads states from lines asks it.
func attest(r *vcf.Record) attestation {
	sequence, other := false, false
	for _, i := range carriedAlleles(r) {
		plain := isSpelled(r, i) || r.Alts[i-1] == "*"
		sequence, other = sequence || plain, other || !plain && !isNoChange(r.Alts[i-1])
	}
	switch {
	case r.Structure == nil && (sequence || other):
		return callsAlleles
	case r.Structure == nil:
		return attestsBases
	case other:
		return reportsEvent
	case sequence:
		return callsAlleles
	case copiesDepart(r):
		return reportsEvent
	case r.Structure.CopyNumber >= 0, r.HasGenotype && r.Genotype.Count(variants.MissingAllele) == 0:
		return attestsNothing
	}
	return reportsEvent
}

// isSpelled reports whether an allele of a line is a change of sequence. Long-read callers write N for the
// bases of REF, or of ALT, that they do not spell.
func isSpelled(r *vcf.Record, index int) bool {
	return variants.IsSequence(r.Alts[index-1]) && (r.Structure == nil || variants.IsSequence(r.Ref))
}

// carriedAlleles are the indices of the alleles beside the reference that the genotype gives, each once.
func carriedAlleles(r *vcf.Record) []int {
	var carried []int
	if !r.HasGenotype {
		return nil
	}
	for _, i := range r.Genotype.Alleles {
		if i > 0 && !slices.Contains(carried, i) {
			carried = append(carried, i)
		}
	}
	return carried
}

// copiesDepart reports whether the copy number is not that of everybody. How many copies of X and Y are
// usual depends on the sex: one or two say nothing there.
func copiesDepart(r *vcf.Record) bool {
	if r.Structure == nil || r.Structure.CopyNumber < 0 {
		return false
	}
	n := r.Structure.CopyNumber
	switch {
	case autosome(r.Contig):
		return n != 2
	case r.Contig == "X", r.Contig == "Y":
		return n == 0 || n > 2
	}
	return false
}

// showsReference: the line says of bases that they are reference.
func showsReference(r *vcf.Record) bool {
	return attest(r) == attestsBases && (r.Block || allReference(r))
}

func allReference(r *vcf.Record) bool {
	return r.HasGenotype && r.Genotype.Count(0) == r.Genotype.Ploidy()
}

// isBlock: the line sums up a stretch, or was called against any other allele; a plain line of
// one site with ALT "." is not one.
func isBlock(r *vcf.Record) bool {
	return r.Structure == nil && r.Block && (len(r.Alts) > 0 || r.End >= r.Pos+len(r.Ref))
}

// longReference is the most bases of REF that a line without a called allele attests. A longer REF spells
// an event that was not found; only its first base was looked at as such.
const longReference = 50

// said is what a line says of the bases from Start to End.
type said struct {
	start, end int
	state      variants.State
}

// says is what a line says of bases, and which.
func (t Thresholds) says(r *vcf.Record) []said {
	whole := said{r.Pos, r.End, variants.NoCall}
	switch attest(r) {
	case attestsBases:
		whole.state = t.stateOf(r, variants.Reference)
		if whole.state == variants.Reference && len(r.Ref) > longReference {
			whole.end = r.Pos
		}
		return []said{whole}
	case callsAlleles:
		whole.state = t.stateOf(r, variants.Variant)
		if whole.state == variants.Variant && len(r.Ref) > longReference {
			return changed(r)
		}
		return []said{whole}
	case reportsEvent:
		switch kind, known := eventKind(r); {
		case known && kind != Deletion && kind != CopyNumber:
			return nil // the bases are all there, and what they are is not said
		case known && r.End > r.Pos:
			whole.start++ // behind the anchor
		}
		if state, _ := t.judgeEvent(r); state == variants.Filtered {
			whole.state = state
		}
		return []said{whole}
	}
	return nil
}

// changed are the bases that the carried alleles of a line with a long REF change. What is left of the
// bases of a long deletion is not said.
func changed(r *vcf.Record) []said {
	parts := []said{{r.Pos, r.Pos, variants.Variant}}
	for _, i := range carriedAlleles(r) {
		a := variants.Allele{Contig: r.Contig, Pos: r.Pos, Ref: r.Ref, Alt: r.Alts[i-1]}
		if !variants.IsSequence(a.Alt) {
			return []said{{r.Pos, r.End, variants.NoCall}}
		}
		a = a.Trim()
		state := variants.Variant
		if len(a.Ref)-len(a.Alt) >= eventLength {
			state = variants.NoCall
		}
		if a.Ref[0] == a.Alt[0] { // the anchor is no part of the change
			a.Pos, a.Ref = a.Pos+1, a.Ref[1:]
		}
		parts = append(parts, said{a.Pos, a.End(), state})
	}
	return parts
}

// stateOf judges a line that shows the reference, or alleles of sequence. A call that leaves a copy open
// does not show the reference.
func (t Thresholds) stateOf(r *vcf.Record, shown variants.State) variants.State {
	if r.HasGenotype {
		if slices.ContainsFunc(carriedAlleles(r), func(i int) bool { return !variants.IsSequence(r.Alts[i-1]) && r.Alts[i-1] != "*" }) {
			return variants.NoCall
		}
		open := slices.Contains(r.Genotype.Alleles, variants.MissingAllele) || autosome(r.Contig) && r.Genotype.Ploidy() != 2
		if shown == variants.Reference && open {
			return variants.NoCall // what the other copy is, is not said
		}
	}
	state, _ := t.judge(r, shown, r.Genotype.Alleles)
	return state
}

// speaksOf reports whether the line says something of a site: one that attests nothing does not, nor does
// one that shows the reference by a long REF beyond its first base, unless the site is spelled so.
func speaksOf(r *vcf.Record, ref string, span variants.Interval) bool {
	switch attest(r) {
	case attestsNothing:
		return false
	case attestsBases:
		return len(r.Ref) <= longReference || span.Start == r.Pos && (span.Len() == 1 || r.Ref == ref)
	}
	return true
}
