package hgvs

import (
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
)

var (
	shiftedStop = variants.Pattern(`fsTer([0-9]+)\)$`)
	newResidues = variants.Pattern(`(delins|ins)((?:[A-Z][a-z]{2})+)\)$`)
)

// StopCodon is the codon of a premature stop, from the protein name; false where that does not
// tell it.
func (n Name) StopCodon() (int, bool) {
	if m := shiftedStop().FindStringSubmatch(n.P); m != nil {
		further, err := strconv.Atoi(m[1])
		return n.AminoAcid + further - 1, err == nil
	}
	if !strings.HasSuffix(n.P, "Ter)") || n.AminoAcid == 0 {
		return 0, false
	}
	m := newResidues().FindStringSubmatch(n.P)
	switch {
	case m == nil:
		return n.AminoAcid, true
	case m[1] == "ins":
		return n.AminoAcid + len(m[2])/3, true
	}
	return n.AminoAcid + len(m[2])/3 - 1, true
}

// Protein is the protein name without the brackets of a prediction, as the knowledge base spells
// it: "p.Cys61Gly".
func (n Name) Protein() string { return strings.NewReplacer("(", "", ")", "").Replace(n.P) }

// Overlapping reports whether a term is one of changes that are judged by all that they overlap.
func Overlapping(consequence string) bool {
	return slices.Contains([]string{ExonLoss, TranscriptAblation, TranscriptAmplification, FeatureElongation, FeatureTruncation}, consequence)
}
