package pedigree

import (
	"cmp"
	"slices"
	"strconv"
)

// Relations of a relative to the patient.
const (
	Mother              = "mother"
	Father              = "father"
	Sister              = "sister"
	Brother             = "brother"
	Daughter            = "daughter"
	Son                 = "son"
	MaternalGrandmother = "maternal_grandmother"
	MaternalGrandfather = "maternal_grandfather"
	PaternalGrandmother = "paternal_grandmother"
	PaternalGrandfather = "paternal_grandfather"
	MaternalAunt        = "maternal_aunt"
	MaternalUncle       = "maternal_uncle"
	PaternalAunt        = "paternal_aunt"
	PaternalUncle       = "paternal_uncle"
	MaternalHalfSister  = "maternal_half_sister"
	MaternalHalfBrother = "maternal_half_brother"
	PaternalHalfSister  = "paternal_half_sister"
	PaternalHalfBrother = "paternal_half_brother"
	Partner             = "partner" // follows from a child, and is not added alone
)

// Patient is the id of the patient of a family that AddRelative begins.
const Patient = "patient"

// relations are those that can be added.
var relations = []string{
	Mother, Father, Sister, Brother, Daughter, Son, MaternalGrandmother, MaternalGrandfather, PaternalGrandmother, PaternalGrandfather,
	MaternalAunt, MaternalUncle, PaternalAunt, PaternalUncle, MaternalHalfSister, MaternalHalfBrother, PaternalHalfSister, PaternalHalfBrother,
}

// women are the relations that only women have.
var women = []string{
	Mother, Sister, Daughter, MaternalGrandmother, PaternalGrandmother, MaternalAunt, PaternalAunt, MaternalHalfSister, PaternalHalfSister,
}

// Addable are the relations that a family has room for: nobody has two mothers.
func Addable(all []Person) []string {
	full := map[string]bool{}
	for _, p := range all {
		switch r := RelationOf(all, p.ID); r {
		case Mother, Father, MaternalGrandmother, MaternalGrandfather, PaternalGrandmother, PaternalGrandfather:
			full[r] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(relations), func(r string) bool { return full[r] })
}

// AddRelative adds a relative, and who else has to be there to link them: parents come in pairs. Of children, and of half-siblings on
// one side, one other parent is taken. sex is the patient's, for a family that holds nobody yet. It returns another list, and the
// relative's id; the list given stays as it is.
func AddRelative(all []Person, relation, sex string) (out []Person, id string) {
	t := tree{slices.Clone(all)}
	if t.proband().ID == "" {
		t.add(Patient, sex)
		t.all[len(t.all)-1].Proband = true
	}
	own := t.proband().ID
	switch relation {
	case Mother, Father:
		father, mother := t.parents(own)
		return t.all, either(relation == Mother, mother, father)
	case MaternalGrandmother, MaternalGrandfather, PaternalGrandmother, PaternalGrandfather:
		father, mother := t.parents(t.parentOn(relation))
		return t.all, either(slices.Contains(women, relation), mother, father)
	}
	father, mother := t.parentsFor(relation)
	id = t.add(relation, either(slices.Contains(women, relation), Female, Male))
	last := &t.all[len(t.all)-1]
	last.Father, last.Mother = father, mother
	return t.all, id
}

// RelationOf is what a person is to the patient by the links between them; "" where that is none of the relations.
func RelationOf(all []Person, id string) string {
	t := tree{all}
	p, own := t.person(id), t.proband()
	if own.ID == "" || p.ID == "" || p.ID == own.ID {
		return ""
	}
	father, mother := t.person(own.Father), t.person(own.Mother)
	woman := p.Sex == Female
	switch {
	case p.ID == own.Mother:
		return Mother
	case p.ID == own.Father:
		return Father
	case p.Father == own.ID || p.Mother == own.ID:
		return either(woman, Daughter, Son)
	case p.ID == mother.Mother:
		return MaternalGrandmother
	case p.ID == mother.Father:
		return MaternalGrandfather
	case p.ID == father.Mother:
		return PaternalGrandmother
	case p.ID == father.Father:
		return PaternalGrandfather
	case slices.Contains(Partners(t.all, own.ID), p.ID):
		return Partner
	case p.Father == "":
		return ""
	}
	return cmp.Or(aside(p, own, father, mother), t.further(p, own, father, mother))
}

// aside is the relation of one who has parents and is neither ancestor nor child of the patient.
func aside(p, own, father, mother Person) string {
	woman := p.Sex == Female
	same := func(a Person) bool {
		return a.ID != "" && a.Father != "" && p.Father == a.Father && p.Mother == a.Mother
	}
	switch {
	case same(own):
		return either(woman, Sister, Brother)
	case same(mother):
		return either(woman, MaternalAunt, MaternalUncle)
	case same(father):
		return either(woman, PaternalAunt, PaternalUncle)
	case p.Mother != "" && p.Mother == own.Mother:
		return either(woman, MaternalHalfSister, MaternalHalfBrother)
	case p.Father != "" && p.Father == own.Father:
		return either(woman, PaternalHalfSister, PaternalHalfBrother)
	}
	return ""
}

// Removable reports whether a person can be taken out: the patient and parents of others cannot.
func Removable(all []Person, id string) bool {
	return !slices.ContainsFunc(all, func(p Person) bool { return p.Father == id || p.Mother == id || p.ID == id && p.Proband })
}

// Remove takes out a person who is removable, and those of whom nothing is stated and whom nothing links to the family then. The
// list given stays as it is.
func Remove(all []Person, id string) []Person {
	out := slices.DeleteFunc(slices.Clone(all), func(p Person) bool { return p.ID == id })
	return slices.DeleteFunc(slices.Clone(out), func(p Person) bool {
		said := p.Dead || p.Affected || p.Age+p.Born+len(p.Cancers) > 0 || p.Test != "" || p.Contact != nil
		return !said && p.Father == "" && Removable(out, p.ID) && !Removable(all, p.ID)
	})
}

// tree is a family that grows.
type tree struct{ all []Person }

// person is the one with an id; none for "".
func (t *tree) person(id string) Person {
	for _, p := range t.all {
		if p.ID == id {
			return p
		}
	}
	return Person{}
}

func (t *tree) proband() Person {
	for _, p := range t.all {
		if p.Proband {
			return p
		}
	}
	return Person{}
}

// add adds a person under a name, with a number where another has it, and returns the id.
func (t *tree) add(name, sex string) string {
	id := name
	for n := 2; t.person(id).ID != ""; n++ {
		id = name + "_" + strconv.Itoa(n)
	}
	t.all = append(t.all, Person{ID: id, Sex: sex})
	return id
}

// parents are those of a person, who are added where they are not in the family.
func (t *tree) parents(of string) (father, mother string) {
	if p := t.person(of); p.Father != "" {
		return p.Father, p.Mother
	}
	men := map[string][2]string{Mother: {MaternalGrandfather, MaternalGrandmother}, Father: {PaternalGrandfather, PaternalGrandmother}}
	names, known := men[RelationOf(t.all, of)]
	if !known {
		names = [2]string{Father, Mother} // the patient's
	}
	father, mother = t.add(names[0], Male), t.add(names[1], Female)
	for i := range t.all {
		if t.all[i].ID == of {
			t.all[i].Father, t.all[i].Mother = father, mother
		}
	}
	return father, mother
}

// parentOn is the patient's parent on the side of a relation.
func (t *tree) parentOn(relation string) string {
	father, mother := t.parents(t.proband().ID)
	maternal := []string{MaternalGrandmother, MaternalGrandfather, MaternalAunt, MaternalUncle}
	return either(slices.Contains(maternal, relation), mother, father)
}

// parentsFor are the parents of a relative who is neither parent nor grandparent.
func (t *tree) parentsFor(relation string) (father, mother string) {
	own := t.proband()
	switch relation {
	case Sister, Brother:
		return t.parents(own.ID)
	case Daughter, Son:
		partner := t.partner(own, "")
		return either(own.Sex == Female, partner, own.ID), either(own.Sex == Female, own.ID, partner)
	case MaternalHalfSister, MaternalHalfBrother:
		father, mother = t.parents(own.ID)
		return t.partner(t.person(mother), father), mother
	case PaternalHalfSister, PaternalHalfBrother:
		father, mother = t.parents(own.ID)
		return father, t.partner(t.person(father), mother)
	}
	return t.parents(t.parentOn(relation))
}

// partner is the other parent of somebody's children, but not one of them; one is added where there is none.
func (t *tree) partner(of Person, but string) string {
	for _, id := range Partners(t.all, of.ID) {
		if id != but {
			return id
		}
	}
	return t.add(Partner, either(of.Sex == Female, Male, Female))
}

func either(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
