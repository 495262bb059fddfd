package acmg

import (
	"context"

	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
)

// ps1 applies PS1: another change of bases that makes the same protein change has an
// expert panel's pathogenic class. Neither may act through splicing, so the codon must lie away
// from exon borders.
func (a *assessment) ps1(ctx context.Context) error {
	if a.Name.Consequence != hgvs.Missense || !a.coding() {
		return nil
	}
	others, err := a.lookup.SameProtein(ctx, a.transcript.Gene, a.Name.Protein(), a.Name.C)
	if err != nil {
		return err
	}
	strength, which := None, knowledge.Classification{}
	for _, o := range others {
		switch o.Class {
		case knowledge.Pathogenic:
			strength, which = Strong, o
		case knowledge.LikelyPathogenic:
			if strength == None {
				strength, which = Moderate, o
			}
		}
	}
	first, last := a.codons()
	switch {
	case strength == None:
		a.add(NotMet, PS1, None, "criterion.ps1.none", a.codes[PS1].Origin)
	case a.splicing() == spliceSpared:
		a.add(Met, PS1, strength, "criterion.ps1.scored", which.Origin, a.scored("other", which.HGVSC, "class", which.Class)...)
	case a.splicing() != spliceUnknown:
		a.add(NotMet, PS1, None, "criterion.ps1.spliced", which.Origin, a.scored("other", which.HGVSC)...)
	case a.nearBorder(3*first-2, 3*last):
		a.add(Open, PS1, None, "criterion.ps1.border", which.Origin, "other", which.HGVSC, "bases", a.limit("BP1_Strong exon_border").Value)
	default:
		a.onCondition(PS1, strength, "criterion.ps1.met", which.Origin, "other", which.HGVSC, "class", which.Class)
	}
	return nil
}

// verdict is what an assay's class says: side 1 damage, -1 none, 0 neither.
type verdict struct {
	knowledge.Functional
	side     int
	strength Strength
}

// verdict is what the specification says of an assay's class; false where it does not count the assay.
func (s *Specification) verdict(f knowledge.Functional) (v verdict, ok bool) {
	for _, a := range s.assays {
		if a.Assay != f.Assay || a.Class != f.Class {
			continue
		}
		v = verdict{Functional: f, strength: Strength(a.Strength)}
		switch Code(a.Code) {
		case PS3:
			v.side = 1
		case BS3:
			v.side = -1
		}
		return v, true
	}
	return v, false
}

// ps3bs3 applies PS3 and BS3. Sources that disagree settle nothing.
func (a *assessment) ps3bs3() {
	var said []verdict
	for _, f := range a.Functional {
		if v, ok := a.verdict(f); ok {
			said = append(said, v)
		}
	}
	if len(said) == 0 {
		for _, code := range []Code{PS3, BS3} {
			a.add(Open, code, None, "criterion.assay.none", a.codes[code].Origin)
		}
		return
	}
	best := said[0]
	for _, v := range said[1:] {
		if v.side != best.side {
			for _, code := range []Code{PS3, BS3} {
				a.add(NotMet, code, None, "criterion.assay.differ", v.Origin, "first", result(best), "other", result(v))
			}
			return
		}
		if v.strength.rank() > best.strength.rank() {
			best = v
		}
	}
	a.ps3(best)
	a.bs3(best)
}

// ps3 applies PS3, which adds nothing where PVS1 already stands for the loss of function.
func (a *assessment) ps3(v verdict) {
	switch {
	case v.side < 1:
		a.add(NotMet, PS3, None, "criterion.assay.not_met", v.Origin, "result", result(v))
	case a.met(PVS1):
		a.add(NotMet, PS3, None, "criterion.assay.counted", v.Origin, "result", result(v))
	default:
		a.add(Met, PS3, v.strength, "criterion.assay.met", v.Origin, "result", result(v))
	}
}

// bs3 applies BS3.
func (a *assessment) bs3(v verdict) {
	if v.side > -1 {
		a.add(NotMet, BS3, None, "criterion.assay.not_met", v.Origin, "result", result(v))
		return
	}
	a.add(Met, BS3, v.strength, "criterion.assay.met", v.Origin, "result", result(v))
}

func result(v verdict) string { return v.Assay + ": " + v.Class }
