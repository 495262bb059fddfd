package ui

import (
	"cmp"
	"slices"
	"strings"

	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants/patient"
	"allelens/variants/pedigree"
)

// family lists the relatives, each with what is stated, and asks for one of them or another.
func (q *questions) family(s workspace.State) form.Form {
	who := form.Field{ID: "who", Kind: form.Cards, Options: []form.Option{{Words: say("ui.family.another"), Hint: say("ui.family.another_hint")}}}
	for i, p := range s.Case.Family {
		if !p.Proband {
			who.Options = append(who.Options, form.Option{Value: p.ID, Words: kinWords(s.Case.Family, i), Hint: statedOf(p) + cascadeOf(p, s.Report)})
		}
	}
	return form.Form{
		Title: say("ui.menu.family"), Text: texts(small("ui.family.text")), Cancel: say("ui.close"), Fields: []form.Field{who},
		Apply: func(a form.Answers) { q.ask(q.relative(q.workspace.State(), a.Text("who"))) },
	}
}

// relative asks for all of a relative; of another one, "", for what they are to the patient too.
func (q *questions) relative(s workspace.State, id string) form.Form {
	all := s.Case.Family
	f := form.Form{
		Title: say("ui.family.title"), Accept: say("ui.apply"), Cancel: say("ui.cancel"),
		Refuse: func(a form.Answers) *form.Again { return unsound(q.workspace.State().Case, id, a) },
		Apply: func(a form.Answers) {
			q.changeFamily(func(c *patient.Case) {
				c.Family = withRelative(*c, id, a)
				if said := patient.Sex(a.Text("patient")); said != "" {
					c.Sex = said
				}
			})
		},
	}
	at := slices.IndexFunc(all, func(p pedigree.Person) bool { return p.ID == id })
	if at < 0 {
		f.Accept, f.Fields = say("ui.family.add"), append(relationFields(s.Case), relativeFields(pedigree.Person{})...)
		return f
	}
	f.Title, f.Fields = kinWords(all, at), relativeFields(all[at])
	if pedigree.Removable(all, id) {
		f.More = []form.Action{{Words: say("ui.family.remove"), Do: func(*form.View) {
			q.changeFamily(func(c *patient.Case) { c.Family = pedigree.Remove(c.Family, id) })
		}}}
	}
	return f
}

// changeFamily changes the family, and lists it anew.
func (q *questions) changeFamily(edit func(*patient.Case)) {
	q.workspace.Change(workspace.Family, edit)
	q.ask(q.family(q.workspace.State()))
}

// relationFields ask what another relative is to the patient, and for the patient's sex where nothing tells it.
func relationFields(c patient.Case) []form.Field {
	known := slices.Concat(pedigree.Addable(c.Family), pedigree.Children)
	fields := []form.Field{{ID: "relation", Label: say("ui.family.relation"), Kind: form.One, First: true, Options: worded("ui.kin.", known...)}}
	for i := 0; i < len(pedigree.Children); i += 2 { // women and men of a kind have the same parents
		fields = append(fields, throughField(c.Family, pedigree.Through(pedigree.Children[i])))
	}
	if len(c.Family) == 0 && c.Sex != patient.Female && c.Sex != patient.Male {
		fields = append(fields, form.Field{ID: "patient", Label: say("ui.family.patient"), Kind: form.One, Options: worded("ui.family.patient.", pedigree.Female, pedigree.Male)})
	}
	return fields
}

// throughField asks, of a niece, a nephew or a cousin, whose child it is: of one in the family, or of another.
func throughField(all []pedigree.Person, parents []string) form.Field {
	f := form.Field{ID: throughID(parents), Label: say("ui.family.through"), Kind: form.One, When: func(a form.Answers) bool {
		return slices.Equal(pedigree.Through(a.Text("relation")), parents)
	}}
	for i, p := range all {
		if slices.Contains(parents, pedigree.RelationOf(all, p.ID)) {
			f.Options = append(f.Options, form.Option{Value: p.ID, Words: kinWords(all, i)})
		}
	}
	for _, p := range parents {
		f.Options = append(f.Options, form.Option{Value: anotherOne + p, Words: say("ui.family.through." + p)})
	}
	return f
}

// anotherOne stands before the relation of a parent who is not in the family yet.
const anotherOne = "another "

// throughID is the name of the field that asks for a parent of some relations.
func throughID(parents []string) string { return "through " + strings.Join(parents, " ") }

// unsound says why a relative cannot be as the answers have it; nil where they can.
func unsound(c patient.Case, id string, a form.Answers) *form.Again {
	if _, placed := patientOf(c, a); id == "" && !placed {
		return &form.Again{Note: say("ui.family.missing")}
	}
	if wrong := pedigree.Check(withRelative(c, id, a)); wrong != nil {
		return &form.Again{Note: sentence(wrong)}
	}
	return nil
}

// withRelative is the family with what the answers state of a relative, or of another one; as it is where they do not say whom.
func withRelative(c patient.Case, id string, a form.Answers) []pedigree.Person {
	all := slices.Clone(c.Family)
	if id == "" {
		sex, placed := patientOf(c, a)
		if !placed {
			return all
		}
		relation := a.Text("relation")
		if parents := pedigree.Through(relation); parents != nil {
			of := a.Text(throughID(parents))
			if r, another := strings.CutPrefix(of, anotherOne); another {
				all, of = pedigree.AddRelative(all, r, sex)
			}
			all, id = pedigree.AddChild(all, relation, of)
		} else {
			all, id = pedigree.AddRelative(all, relation, sex)
		}
		for i := len(c.Family); i < len(all); i++ {
			if relation := pedigree.RelationOf(all, all[i].ID); relation != "" {
				all[i].Relation = strings.ToLower(say("ui.kin." + relation))
			} else if partnerOf(all, i) >= 0 {
				all[i].Relation = strings.ToLower(kinWords(all, i))
			}
		}
	}
	for i := range all {
		if all[i].ID == id {
			takeRelative(&all[i], a)
		}
	}
	return all
}

// patientOf is the patient's sex, as chosen or as the case has it; placed is false where the answers do not say where another
// relative stands: their relation, of some whose child, or, in a family that holds nobody yet, that sex.
func patientOf(c patient.Case, a form.Answers) (sex string, placed bool) {
	sex = cmp.Or(a.Text("patient"), string(c.Sex))
	known := len(c.Family) > 0 || sex == pedigree.Female || sex == pedigree.Male
	relation := a.Text("relation")
	if parents := pedigree.Through(relation); parents != nil {
		return sex, known && a.Text(throughID(parents)) != ""
	}
	return sex, known && slices.Contains(pedigree.Addable(c.Family), relation)
}

// kinWords are what a person of a family is to the patient: by the links, by a partner's links, in the words given, or the
// person's number. Of several alike, each has a number.
func kinWords(all []pedigree.Person, at int) string {
	relation := pedigree.RelationOf(all, all[at].ID)
	if relation != "" {
		return numbered(all, at, say("ui.kin."+relation), func(i int) bool { return pedigree.RelationOf(all, all[i].ID) == relation })
	}
	of := partnerOf(all, at)
	switch {
	case of >= 0:
	case all[at].Relation != "":
		return all[at].Relation
	default:
		return say("ui.family.person", "n", at+1)
	}
	words := say("ui.family.partner", "who", strings.ToLower(kinWords(all, of)))
	return numbered(all, at, words, func(i int) bool {
		return pedigree.RelationOf(all, all[i].ID) == "" && partnerOf(all, i) == of
	})
}

// partnerOf is which person of a family somebody has children with, of those who are something to the patient; -1 for none.
func partnerOf(all []pedigree.Person, at int) int {
	partners := pedigree.Partners(all, all[at].ID)
	return slices.IndexFunc(all, func(p pedigree.Person) bool {
		return slices.Contains(partners, p.ID) && pedigree.RelationOf(all, p.ID) != ""
	})
}

// numbered are words for a person, with a number where they say of several what they are.
func numbered(all []pedigree.Person, at int, words string, alike func(i int) bool) string {
	n, of := 0, 0
	for i := range all {
		if !alike(i) {
			continue
		}
		if of++; i <= at {
			n++
		}
	}
	if of > 1 {
		return say("ui.family.several", "who", words, "n", n)
	}
	return words
}
