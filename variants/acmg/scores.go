package acmg

import (
	"slices"
	"strings"

	"allelens/variants/hgvs"
)

// No score is bundled: their licences do not allow it. A clinic may bring its own, of single-base
// changes (knowledge.Score). Without them PP3, BP4 and BP7 are not assessed, and what rests on the absence of a
// splice effect holds on that condition.

// Splice effects as SpliceAI predicts them.
type spliceEffect int

const (
	spliceUnknown spliceEffect = iota // no score
	spliceSpared                      // at most BP4's limit
	spliceUnclear                     // between the limits
	spliceAltered                     // at least PP3's limit
)

// splicing is the predicted splice effect of the change.
func (a *assessment) splicing() spliceEffect {
	switch {
	case a.Score == nil || !a.Score.HasSpliceAI:
		return spliceUnknown
	case a.Score.SpliceAI >= a.limit("PP3 spliceai_ge").n:
		return spliceAltered
	case a.Score.SpliceAI <= a.limit("BP4 spliceai_le").n:
		return spliceSpared
	}
	return spliceUnclear
}

// scored adds the scores that a reason names, "–" for one that there is none of, to its values.
func (a *assessment) scored(pairs ...any) []any {
	bayesdel, splice := any("–"), any("–")
	if a.Score.HasBayesDel {
		bayesdel = a.Score.BayesDel
	}
	if a.Score.HasSpliceAI {
		splice = a.Score.SpliceAI
	}
	return append(pairs, "bayesdel", bayesdel, "spliceai", splice)
}

// keepsFrame are the consequences that BP1 speaks of.
var keepsFrame = []string{hgvs.Missense, hgvs.Synonymous, hgvs.InframeDel, hgvs.InframeIns}

// bp1 applies BP1, which needs the absence of a splice effect: without a score it is given away
// from exon borders, on that condition.
func (a *assessment) bp1() {
	if !a.coding() || !slices.Contains(keepsFrame, a.Name.Consequence) {
		return
	}
	score, d, effect := a.limit("BP1_Strong spliceai_le"), a.inDomain(), a.splicing()
	switch {
	case d != nil && a.Name.Consequence == hgvs.Synonymous:
	case d != nil:
		a.add(NotMet, BP1, None, "criterion.bp1.domain", d.Origin, "from", d.first, "to", d.last)
	case effect == spliceSpared:
		a.add(Met, BP1, Strong, "criterion.bp1.scored", a.Score.Origin, a.scored("limit", score.Value)...)
	case effect != spliceUnknown:
		a.add(NotMet, BP1, None, "criterion.bp1.spliced", a.Score.Origin, a.scored("limit", score.Value)...)
	case !a.substitution():
		a.add(Open, BP1, None, "criterion.bp1.inframe", score.Origin)
	case a.nearBorder(a.place.Start.Base, a.place.End.Base):
		a.add(Open, BP1, None, "criterion.bp1.border", a.limit("BP1_Strong exon_border").Origin, "bases", a.limit("BP1_Strong exon_border").Value)
	default:
		a.onCondition(BP1, Strong, "criterion.bp1.met", score.Origin, "limit", score.Value)
	}
}

// deepIntron reports whether the change lies as far from both exons as BP7 asks.
func (a *assessment) deepIntron() bool {
	after, before := int(a.limit("BP7_Supporting intron_after_exon").n), int(a.limit("BP7_Supporting intron_before_exon").n)
	far := func(p hgvs.Position) bool { return p.Offset >= after || p.Offset <= -before }
	return a.Name.Consequence == hgvs.Intron && far(a.place.Start) && far(a.place.End) || a.Name.Consequence == hgvs.SpliceRegion && far(a.place.Start) && far(a.place.End)
}

// unscored are the consequences that PVS1 judges in the place of PP3.
var unscored = []string{hgvs.StopGained, hgvs.Frameshift, hgvs.SpliceDonor, hgvs.SpliceAcceptor, hgvs.StartLost}

// pp3bp4bp7 applies PP3, BP4 and BP7.
func (a *assessment) pp3bp4bp7() {
	protein := a.coding() && slices.Contains(keepsFrame, a.Name.Consequence) && a.Name.Consequence != hgvs.Synonymous && a.inDomain() != nil
	if !slices.Contains(unscored, a.Name.Consequence) {
		a.predicted(PP3, protein, a.damaging(protein))
		a.predicted(BP4, protein, a.harmless(protein))
	}
	switch {
	case a.coding() && a.Name.Consequence == hgvs.Synonymous && a.inDomain() != nil:
		a.bp7("criterion.bp7.silent", "limit", a.limit("BP4 spliceai_le").Value)
	case a.deepIntron():
		a.bp7("criterion.bp7.intron",
			"after", a.limit("BP7_Supporting intron_after_exon").Value, "before", a.limit("BP7_Supporting intron_before_exon").Value)
	}
}

// damaging: PP3 is met by a predicted splice effect, and in a domain by BayesDel.
func (a *assessment) damaging(protein bool) Verdict {
	known := a.splicing() != spliceUnknown
	switch {
	case a.splicing() == spliceAltered:
		return Met
	case protein && a.Score != nil && a.Score.HasBayesDel && a.Score.BayesDel >= a.limit("PP3 bayesdel_noaf_ge").n:
		return Met
	case known && (!protein || a.Score.HasBayesDel):
		return NotMet
	}
	return Open
}

// harmless: BP4 is met where no splice effect is predicted and, in a domain, BayesDel is low. Elsewhere in the
// coding sequence BP1 takes its place.
func (a *assessment) harmless(protein bool) Verdict {
	effect := a.splicing()
	switch {
	case effect == spliceUnknown || protein && !a.Score.HasBayesDel && effect == spliceSpared:
		return Open
	case effect != spliceSpared || a.met(BP1):
		return NotMet
	case protein && a.Score.BayesDel > a.limit("BP4 bayesdel_noaf_le").n:
		return NotMet
	}
	return Met
}

// predicted records what the scores say of PP3 or BP4, with the limits that they are held against.
func (a *assessment) predicted(code Code, protein bool, v Verdict) {
	bayesdel, splice := a.limit("PP3 bayesdel_noaf_ge"), a.limit("PP3 spliceai_ge")
	if code == BP4 {
		bayesdel, splice = a.limit("BP4 bayesdel_noaf_le"), a.limit("BP4 spliceai_le")
	}
	why := "criterion.scores." + strings.ToLower(string(code))
	if a.Score == nil {
		if !protein {
			why += ".splice"
		}
		a.add(Open, code, None, why, splice.Origin, "bayesdel", bayesdel.Value, "spliceai", splice.Value)
		return
	}
	strength := None
	if v == Met {
		strength = Supporting
	}
	a.add(v, code, strength, why+".scored", a.Score.Origin, a.scored("bayesdel_limit", bayesdel.Value, "spliceai_limit", splice.Value)...)
}

// bp7 applies BP7, which needs BP4.
func (a *assessment) bp7(open string, values ...any) {
	limit := a.limit("BP4 spliceai_le")
	switch {
	case a.splicing() == spliceUnknown:
		a.add(Open, BP7, None, open, limit.Origin, values...)
	case a.met(BP4):
		a.add(Met, BP7, Supporting, "criterion.bp7.scored", a.Score.Origin, a.scored("limit", limit.Value)...)
	default:
		a.add(NotMet, BP7, None, "criterion.bp7.scored", a.Score.Origin, a.scored("limit", limit.Value)...)
	}
}
