package acmg

import "allelens/variants/knowledge"

// Provisional is what our own evidence adds up to. It is no classification: it changes neither
// a published class nor a risk.
type Provisional struct {
	Class  knowledge.Class // pathogenic, likely_pathogenic, uncertain, likely_benign, benign
	Points int             // pathogenic positive, benign negative; BA1 has none
	// StandAlone: BA1 decides without points.
	StandAlone bool
	// Contradictory: weighty criteria speak for both sides; Class is uncertain.
	Contradictory bool
	// Lone: a single benign criterion that does not make a benign class by itself, as BP1 does; Class is
	// uncertain.
	Lone bool
	// LossOpen: whether the protein is lost could not be judged, so that nothing benign is said.
	LossOpen bool
	// Conditional: a criterion counts on the condition that splicing is not altered, for which
	// no score is bundled.
	Conditional bool
}

// combine adds the points of the criteria that are met (Tavtigian 2020, PMID 32720330), as the panel combines
// them: from two points against on, and never by a single benign criterion but BP1, is a variant likely benign.
func (a *assessment) combine() *Provisional {
	p := &Provisional{}
	against := 0
	var weightiest [2]int // of each side: benign, pathogenic
	for _, e := range a.found {
		if e.Code == PVS1 && e.Verdict == Open {
			p.LossOpen = true
		}
		if e.Verdict != Met {
			continue
		}
		p.Conditional = p.Conditional || e.Conditional
		if e.Strength == StandAlone {
			p.StandAlone = true
			continue
		}
		n := int(a.limit("points " + string(e.Strength)).n)
		if e.Code.Benign() {
			against++
			p.Points -= n
			weightiest[0] = max(weightiest[0], n)
		} else {
			p.Points += n
			weightiest[1] = max(weightiest[1], n)
		}
	}
	least := int(a.limit("points contradiction_ge").n)
	p.Contradictory = weightiest[1] >= least && (weightiest[0] >= least || p.StandAlone)
	p.Lone = against == 1 && !p.StandAlone && !a.met(BP1) && p.Points < int(a.limit("points uncertain_ge").n)
	p.Class = a.class(p)
	return p
}

func (a *assessment) class(p *Provisional) knowledge.Class {
	at := func(key string) bool { return p.Points >= int(a.limit("points "+key).n) }
	switch {
	case p.Contradictory:
		return knowledge.Uncertain
	case p.StandAlone:
		return knowledge.Benign
	case at("pathogenic_ge"):
		return knowledge.Pathogenic
	case at("likely_pathogenic_ge"):
		return knowledge.LikelyPathogenic
	case at("uncertain_ge") || p.LossOpen || p.Lone:
		return knowledge.Uncertain
	case at("likely_benign_ge"):
		return knowledge.LikelyBenign
	}
	return knowledge.Benign
}

// Reaches reports whether a sum is at least likely pathogenic, and nothing speaks against it.
func (s *Specification) Reaches(p *Provisional) bool {
	return p.Points >= int(s.limit("points likely_pathogenic_ge").n) && !p.Contradictory && !p.StandAlone
}
