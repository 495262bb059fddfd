package compose

import (
	"allelens/report"
	"allelens/variants/patient"
	"allelens/variants/pedigree"
)

// pedigree is the family as stated, with each one's chance to carry the variant where a disease-causing one stands alone.
func (b *builder) pedigree(f *report.Family) []report.Member {
	all := b.f.Case.Family
	out := []report.Member{}
	var chances map[string]float64
	if f != nil && len(f.Relatives) > 0 {
		chances, _ = pedigree.Chances(all)
	}
	generations := pedigree.Generations(all)
	own := proband(all)
	for i, p := range all {
		if p.Proband {
			p = b.ofCase(p)
		}
		m := report.Member{
			ID: p.ID, Father: p.Father, Mother: p.Mother, Sex: p.Sex, Relation: p.Relation, Proband: p.Proband, Dead: p.Dead, Age: p.Age, Born: p.Born,
			Cancers: []report.EarlierCancer{}, Affected: p.Affected, Test: p.Test, Generation: generations[i], Partners: pedigree.Partners(all, p.ID),
		}
		for _, c := range p.Cancers {
			m.Cancers = append(m.Cancers, b.earlierCancer(patient.Earlier{Cancer: c.Kind, Age: c.Age}))
		}
		if percent, ok := chances[p.ID]; ok {
			m.Percent = &percent
		}
		if c := p.Contact; c != nil {
			m.Told, m.Referred, m.Tested, m.Due = c.Told, c.Referred, c.Tested, c.Due
		}
		b.cascade(&m, p, own)
		out = append(out, m)
	}
	return out
}

// ofCase is the patient among a family, with age and cancers as the case has them where the family states none.
func (b *builder) ofCase(p pedigree.Person) pedigree.Person {
	if age := b.f.Case.AgeOn(b.date); p.Age == 0 && p.Born == 0 && age > 0 {
		p.Age = age
	}
	if len(p.Cancers) == 0 {
		for _, e := range b.f.Case.Earlier {
			p.Cancers = append(p.Cancers, pedigree.Cancer{Kind: e.Cancer, Age: e.Age})
		}
	}
	return p
}

// proband is the patient among a family.
func proband(all []pedigree.Person) (own pedigree.Person) {
	for _, p := range all {
		if p.Proband {
			own = p
		}
	}
	return own
}

// cascade says what is due for a relative who may carry the variant, and which letter is for them. Nobody is told of one who is dead,
// who was tested, or whose chance is none.
func (b *builder) cascade(m *report.Member, p, own pedigree.Person) {
	if p.Proband || p.Dead || p.Test != "" || m.Percent == nil || *m.Percent == 0 {
		return
	}
	m.Letter, m.Next = letterFor(p, own), b.dueFor(*m)
}

// letterFor is the letter for a relative's situation.
func letterFor(p, own pedigree.Person) string {
	parent := p.ID == own.Father || p.ID == own.Mother
	child := p.Father == own.ID || p.Mother == own.ID
	sibling := p.Father != "" && p.Father == own.Father && p.Mother == own.Mother
	switch {
	case !parent && !child && !sibling:
		return "distant"
	case p.Sex == pedigree.Female:
		return "women"
	}
	return "men"
}

// dueFor is what is due for a relative who was not tested.
func (b *builder) dueFor(m report.Member) string {
	switch {
	case m.Told == "":
		return "tell"
	case m.Due != "" && m.Due <= b.date:
		return "ask"
	case m.Referred == "":
		return "refer"
	case m.Tested == "":
		return "test"
	}
	return "ask" // tested, and the result is not stated
}
