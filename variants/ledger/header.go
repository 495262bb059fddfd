package ledger

import (
	"slices"

	"allelens/variants"
	"allelens/variants/vcf"
)

// HeaderBuild is the build that a header states, AssemblyUnknown where it states none, with what speaks for it. It looks
// at no record, which Read does. Errors are *variants.Problem: the header contradicts itself, or is of another genome.
func HeaderBuild(h *vcf.Header, where string) (variants.Assembly, []Vote, error) {
	votes := headerVotes(h)
	found, err := fromHeader(votes, variants.AssemblyUnknown, where)
	return found, slices.DeleteFunc(votes, func(v Vote) bool { return v.Assembly == variants.AssemblyUnknown }), err
}
