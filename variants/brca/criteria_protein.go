package brca

import (
	"context"
	"slices"
	"strings"

	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
)

// keepsFrame are the consequences that BP1 speaks of.
var keepsFrame = []string{hgvs.Missense, hgvs.Synonymous, hgvs.InframeDel, hgvs.InframeIns}

// silence applies BP1 and BP7. Both need the absence of a splice effect, for which no score is
// bundled: BP1 is given away from exon borders, on that condition; BP7 is not assessed.
func (a *assessment) silence() {
	score := a.limit("BP1_Strong spliceai_le")
	switch {
	case a.coding() && slices.Contains(keepsFrame, a.Name.Consequence):
		d := a.inDomain()
		switch {
		case d != nil && a.Name.Consequence == hgvs.Synonymous:
			a.add(isOpen, "BP7", "", "criterion.bp7.silent", a.limit("BP4 spliceai_le").Origin, "limit", a.limit("BP4 spliceai_le").Value)
		case d != nil:
			a.add(isNotMet, "BP1", "", "criterion.bp1.domain", d.Origin, "from", d.first, "to", d.last)
		case !a.substitution():
			a.add(isOpen, "BP1", "", "criterion.bp1.inframe", score.Origin)
		case a.nearBorder(a.place.Start.Base, a.place.End.Base):
			a.add(isOpen, "BP1", "", "criterion.bp1.border", a.limit("BP1_Strong exon_border").Origin, "bases", a.limit("BP1_Strong exon_border").Value)
		default:
			a.add(isMet, "BP1", "strong", conditionalBP1, score.Origin, "limit", score.Value)
		}
	case a.deepIntron():
		a.add(isOpen, "BP7", "", "criterion.bp7.intron", a.limit("BP7_Supporting intron_after_exon").Origin,
			"after", a.limit("BP7_Supporting intron_after_exon").Value, "before", a.limit("BP7_Supporting intron_before_exon").Value)
	}
}

// Reasons of criteria that are given on the condition that splicing is not altered.
const (
	conditionalBP1 = "criterion.bp1.met"
	conditionalPS1 = "criterion.ps1.met"
	conditionalBS3 = "criterion.assay.met.protein"
)

// deepIntron reports whether the change lies as far from both exons as BP7 asks.
func (a *assessment) deepIntron() bool {
	after, before := int(a.limit("BP7_Supporting intron_after_exon").n), int(a.limit("BP7_Supporting intron_before_exon").n)
	far := func(p hgvs.Position) bool { return p.Offset >= after || p.Offset <= -before }
	return a.Name.Consequence == hgvs.Intron && far(a.place.Start) && far(a.place.End) || a.Name.Consequence == hgvs.SpliceRegion && far(a.place.Start) && far(a.place.End)
}

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
// BRCA1, which measures messenger and protein, and the code integrated over the published assays
// of proteins.
var verdicts = map[string]map[string]verdict{
	genomeEditing: {"LOF": {side: 1, strength: "strong"}, "FUNC": {side: -1, strength: "strong"}, "INT": {}},
	"Integrated functional code": {
		"PS3": {side: 1, strength: "strong"}, "PS3_moderate": {side: 1, strength: "moderate"}, "PS3_supporting": {side: 1, strength: "supporting"},
		"BS3": {side: -1, strength: "strong"}, "BS3_moderate": {side: -1, strength: "moderate"}, "BS3_supporting": {side: -1, strength: "supporting"},
		"VUS": {},
	},
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
		if rank[v.strength] > rank[best.strength] || v.Assay == genomeEditing && v.strength == best.strength {
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

// noDamage applies BS3. An assay of the protein alone says nothing of splicing: near exon borders
// it does not count, elsewhere it counts on condition.
func (a *assessment) noDamage(v verdict) {
	switch {
	case v.side > -1:
		a.add(isNotMet, "BS3", "", "criterion.assay.not_met", v.Origin, "result", result(v))
	case v.Assay == genomeEditing:
		a.add(isMet, "BS3", v.strength, "criterion.assay.met", v.Origin, "result", result(v))
	case a.coding() && a.nearBorder(a.place.Start.Base, a.place.End.Base):
		a.add(isOpen, "BS3", "", "criterion.assay.border", v.Origin, "result", result(v), "bases", a.limit("BP1_Strong exon_border").Value)
	default:
		a.add(isMet, "BS3", v.strength, conditionalBS3, v.Origin, "result", result(v))
	}
}

func result(v verdict) string { return v.Assay + ": " + v.Class }

// scores names the criteria that rest on BayesDel and SpliceAI, which are not bundled. PVS1
// takes the place of PP3 for stops and splice sites.
func (a *assessment) scores() {
	switch a.Name.Consequence {
	case hgvs.StopGained, hgvs.Frameshift, hgvs.SpliceDonor, hgvs.SpliceAcceptor, hgvs.StartLost:
		return
	}
	for _, c := range []struct{ code, bayesdel, splice string }{
		{"PP3", "PP3 bayesdel_noaf_ge", "PP3 spliceai_ge"}, {"BP4", "BP4 bayesdel_noaf_le", "BP4 spliceai_le"},
	} {
		why := "criterion.scores." + strings.ToLower(c.code)
		if !a.coding() || a.Name.Consequence == hgvs.Synonymous || a.Name.Consequence == hgvs.StartRetained {
			why += ".splice"
		}
		a.add(isOpen, c.code, "", why, a.limit(c.splice).Origin, "bayesdel", a.limit(c.bayesdel).Value, "spliceai", a.limit(c.splice).Value)
	}
}
