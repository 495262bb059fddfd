package pedigree

import "slices"

// Relations of a relative whom a brother or sister of the patient, or of a parent, links to the patient.
const (
	Niece               = "niece"
	Nephew              = "nephew"
	MaternalCousinWoman = "maternal_cousin_woman"
	MaternalCousinMan   = "maternal_cousin_man"
	PaternalCousinWoman = "paternal_cousin_woman"
	PaternalCousinMan   = "paternal_cousin_man"
)

// Children are the relations that AddChild adds.
var Children = []string{Niece, Nephew, MaternalCousinWoman, MaternalCousinMan, PaternalCousinWoman, PaternalCousinMan}

// Through are the relations that a parent of a relative may have who is added by AddChild; none for others.
func Through(relation string) []string {
	switch relation {
	case Niece, Nephew:
		return []string{Sister, Brother}
	case MaternalCousinWoman, MaternalCousinMan:
		return []string{MaternalAunt, MaternalUncle}
	case PaternalCousinWoman, PaternalCousinMan:
		return []string{PaternalAunt, PaternalUncle}
	}
	return nil
}

// AddChild adds a niece, a nephew or a cousin: a child of the person with an id. Of several children of one person, one other parent
// is taken. It returns another list, and the relative's id; the list given stays as it is.
func AddChild(all []Person, relation, of string) (out []Person, id string) {
	t := tree{slices.Clone(all)}
	parent := t.person(of)
	partner := t.partner(parent, "")
	woman := relation == Niece || relation == MaternalCousinWoman || relation == PaternalCousinWoman
	id = t.add(relation, either(woman, Female, Male))
	last := &t.all[len(t.all)-1]
	last.Father, last.Mother = either(parent.Sex == Female, partner, of), either(parent.Sex == Female, of, partner)
	return t.all, id
}

// further is the relation of a child of one who is aside; "" where the parents are none.
func (t *tree) further(p, own, father, mother Person) string {
	woman := p.Sex == Female
	for _, parent := range []string{p.Mother, p.Father} {
		switch aside(t.person(parent), own, father, mother) {
		case Sister, Brother:
			return either(woman, Niece, Nephew)
		case MaternalAunt, MaternalUncle:
			return either(woman, MaternalCousinWoman, MaternalCousinMan)
		case PaternalAunt, PaternalUncle:
			return either(woman, PaternalCousinWoman, PaternalCousinMan)
		}
	}
	return ""
}

// WithSex is the family with the patient's sex: where there are children, father and mother change places. It is as it was where
// nothing changes, or where that would contradict another parent's own links. The list given stays as it is.
func WithSex(all []Person, sex string) []Person {
	t := tree{slices.Clone(all)}
	own := t.proband()
	if own.ID == "" || own.Sex == sex || sex != Female && sex != Male {
		return all
	}
	others := map[string]bool{own.ID: true}
	for i, p := range t.all {
		if p.Father == own.ID || p.Mother == own.ID {
			t.all[i].Father, t.all[i].Mother = p.Mother, p.Father
			others[p.Father], others[p.Mother] = true, true
		}
	}
	for i := range t.all {
		if p := &t.all[i]; others[p.ID] {
			p.Sex = either(p.Sex == Female, Male, Female)
		}
	}
	if Check(t.all) != nil {
		return all
	}
	return t.all
}
