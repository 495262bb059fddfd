package germline

import (
	"context"
	"strings"

	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
)

// Reasons of criteria that are given on the condition that splicing is not altered.
const (
	conditionalBP1 = "criterion.bp1.met"
	conditionalPS1 = "criterion.ps1.met"
)

// sameProtein applies PS1: another change of bases that makes the same protein change has an
// expert panel's pathogenic class. Neither may act through splicing, so the codon must lie away
// from exon borders.
func (a *assessment) sameProtein(ctx context.Context) error {
	if a.Name.Consequence != hgvs.Missense || !a.coding() {
		return nil
	}
	others, err := a.lookup.SameProtein(ctx, a.Gene, Protein(a.Name), a.Name.C)
	if err != nil {
		return err
	}
	strength, which := "", knowledge.Classification{}
	for _, o := range others {
		switch o.Class {
		case knowledge.Pathogenic:
			strength, which = "strong", o
		case knowledge.LikelyPathogenic:
			if strength == "" {
				strength, which = "moderate", o
			}
		}
	}
	first, last := a.codons()
	switch {
	case strength == "":
		a.add(isNotMet, "PS1", "", "criterion.ps1.none", a.codes["PS1"].Origin)
	case a.splicing() == spliceSpared:
		a.add(isMet, "PS1", strength, "criterion.ps1.scored", which.Origin, a.scored("other", which.HGVSC, "class", which.Class)...)
	case a.splicing() != spliceUnknown:
		a.add(isNotMet, "PS1", "", "criterion.ps1.spliced", which.Origin, a.scored("other", which.HGVSC)...)
	case a.nearBorder(3*first-2, 3*last):
		a.add(isOpen, "PS1", "", "criterion.ps1.border", which.Origin, "other", which.HGVSC, "bases", a.limit("BP1_Strong exon_border").Value)
	default:
		a.add(isMet, "PS1", strength, conditionalPS1, which.Origin, "other", which.HGVSC, "class", which.Class)
	}
	return nil
}

// Protein is the protein name without the brackets of a prediction, as the knowledge base spells
// it: "p.Cys61Gly".
func Protein(n hgvs.Name) string { return strings.NewReplacer("(", "", ")", "").Replace(n.P) }

// verdict is what an assay's class says: side 1 damage, -1 none, 0 neither.
type verdict struct {
	knowledge.Functional
	side     int
	strength string
}

// verdicts are the classes of the assays that count: the calibrated saturation genome editing of
// BRCA1, which measures messenger and protein. Results that no publication is named for are shown,
// and meet no criterion.
var verdicts = map[string]map[string]verdict{
	genomeEditing: {"LOF": {side: 1, strength: "strong"}, "FUNC": {side: -1, strength: "strong"}, "INT": {}},
}

const genomeEditing = "SGE, Findlay 2018"

// assays applies PS3 and BS3. Sources that disagree settle nothing.
func (a *assessment) assays() {
	var said []verdict
	for _, f := range a.Functional {
		if v, ok := verdicts[f.Assay][f.Class]; ok {
			v.Functional = f
			said = append(said, v)
		}
	}
	if len(said) == 0 {
		for _, code := range []string{"PS3", "BS3"} {
			a.add(isOpen, code, "", "criterion.assay.none", a.codes[code].Origin)
		}
		return
	}
	best := said[0]
	for _, v := range said[1:] {
		if v.side != best.side {
			for _, code := range []string{"PS3", "BS3"} {
				a.add(isNotMet, code, "", "criterion.assay.differ", v.Origin, "first", result(best), "other", result(v))
			}
			return
		}
		if rank[v.strength] > rank[best.strength] {
			best = v
		}
	}
	a.damage(best)
	a.noDamage(best)
}

// damage applies PS3, which adds nothing where PVS1 already stands for the loss of function.
func (a *assessment) damage(v verdict) {
	switch {
	case v.side < 1:
		a.add(isNotMet, "PS3", "", "criterion.assay.not_met", v.Origin, "result", result(v))
	case a.met("PVS1"):
		a.add(isNotMet, "PS3", "", "criterion.assay.counted", v.Origin, "result", result(v))
	default:
		a.add(isMet, "PS3", v.strength, "criterion.assay.met", v.Origin, "result", result(v))
	}
}

// noDamage applies BS3.
func (a *assessment) noDamage(v verdict) {
	if v.side > -1 {
		a.add(isNotMet, "BS3", "", "criterion.assay.not_met", v.Origin, "result", result(v))
		return
	}
	a.add(isMet, "BS3", v.strength, "criterion.assay.met", v.Origin, "result", result(v))
}

func result(v verdict) string { return v.Assay + ": " + v.Class }
