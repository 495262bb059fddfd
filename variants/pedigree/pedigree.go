// Package pedigree holds a family: who is whose child, cancers, tests for the family's variant. It names nobody: persons are known
// by what they are to the patient.
package pedigree

import (
	"slices"
	"strconv"
	"time"

	"allelens/variants"
)

// Results of a test for the family's variant.
const (
	Carrier    = "present"
	NotCarrier = "absent"
)

// Sexes, as PED and CanRisk tell them apart.
const (
	Female = "female"
	Male   = "male"
)

// Cancer is one that a person had.
type Cancer struct {
	Kind string `json:"cancer"`        // as the case's own cancers are called: "breast"
	Age  int    `json:"age,omitempty"` // at diagnosis, in years; 0 where it is not known
}

// Person is one of the family.
type Person struct {
	ID       string   `json:"id"`
	Father   string   `json:"father,omitempty"` // "" where the parents are not in the family; both or none are
	Mother   string   `json:"mother,omitempty"`
	Sex      string   `json:"sex"`                // Female, Male
	Relation string   `json:"relation,omitempty"` // to the patient, in words: "mother's sister"
	Proband  bool     `json:"proband,omitempty"`  // the patient
	Dead     bool     `json:"dead,omitempty"`
	Age      int      `json:"age,omitempty"`  // now, or at death; 0 where it is not known
	Born     int      `json:"born,omitempty"` // year; 0 where it is not known
	Cancers  []Cancer `json:"cancers,omitempty"`
	Affected bool     `json:"affected,omitempty"` // by a PED file, which does not tell of what
	Test     string   `json:"test,omitempty"`     // Carrier, NotCarrier; "" where there was none
	// Contact is how far the family's letter has come to this relative; nil where nothing was noted.
	Contact *Contact `json:"contact,omitempty"`
}

// Contact is what was done so that a relative can be tested: days, YYYY-MM-DD, "" while open.
type Contact struct {
	Told     string `json:"told,omitempty"`
	Referred string `json:"referred,omitempty"`
	Tested   string `json:"tested,omitempty"`
	Due      string `json:"due,omitempty"` // when to ask again
}

// sound: each day is one, and nobody is referred, or tested for it, before being told.
func (c Contact) sound() bool {
	for _, day := range []string{c.Told, c.Referred, c.Tested, c.Due} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return false
		}
	}
	return c.Told == "" || (c.Referred == "" || c.Referred >= c.Told) && (c.Tested == "" || c.Tested >= c.Told)
}

// mostPersons is how many a family may have, and mostAge the highest age in years.
const mostPersons, mostAge = 200, 120

// Check tells of the first thing that cannot be: its code is that of a problem, its values name the person. nil where all is sound.
func Check(all []Person) *variants.Problem {
	at, probands := map[string]Person{}, 0
	for _, p := range all {
		if _, twice := at[p.ID]; twice || p.ID == "" || p.ID == "0" {
			return variants.Fail("pedigree_id", "", "id", p.ID)
		}
		at[p.ID] = p
		if p.Proband {
			probands++
		}
	}
	if len(all) > 0 && probands != 1 || len(all) > mostPersons {
		return variants.Fail("pedigree_proband", "", "n", strconv.Itoa(probands))
	}
	for _, p := range all {
		if code := wrong(p, at); code != "" {
			return variants.Fail(code, "", "id", p.ID)
		}
	}
	if _, ok := order(all); !ok {
		return variants.Fail("pedigree_loop", "")
	}
	return nil
}

// wrong is the code of what cannot be of a person; "" for nothing.
func wrong(p Person, at map[string]Person) string {
	early := func(c Cancer) bool { return c.Kind == "" || c.Age < 0 || p.Age > 0 && c.Age > p.Age }
	switch {
	case p.Sex != Female && p.Sex != Male:
		return "pedigree_sex"
	case p.Age < 0 || p.Age > mostAge, p.Born < 0, p.Test != "" && p.Test != Carrier && p.Test != NotCarrier:
		return "pedigree_value"
	case slices.ContainsFunc(p.Cancers, early):
		return "pedigree_cancer"
	case p.Contact != nil && !p.Contact.sound():
		return "pedigree_contact"
	case p.Father+p.Mother != "":
		return wrongParents(at[p.Father], at[p.Mother])
	}
	return ""
}

// wrongParents is the code of what cannot be of parents; "" for nothing.
func wrongParents(father, mother Person) string {
	switch {
	case father.ID == "" || mother.ID == "":
		return "pedigree_parents"
	case father.Sex != Male || mother.Sex != Female:
		return "pedigree_parent_sex"
	}
	return ""
}

// order lists indexes of persons, parents before children; ok is false where somebody is their own ancestor.
func order(all []Person) (out []int, ok bool) {
	placed := map[string]bool{"": true}
	for len(out) < len(all) {
		before := len(out)
		for i, p := range all {
			if !placed[p.ID] && placed[p.Father] && placed[p.Mother] {
				placed[p.ID] = true
				out = append(out, i)
			}
		}
		if len(out) == before {
			return out, false
		}
	}
	return out, true
}

// Partners are the other parents of a person's children, in the order of these.
func Partners(all []Person, id string) []string {
	out := []string{}
	for _, p := range all {
		other := ""
		switch id {
		case p.Mother:
			other = p.Father
		case p.Father:
			other = p.Mother
		}
		if other != "" && !slices.Contains(out, other) {
			out = append(out, other)
		}
	}
	return out
}

// Generations is the generation of each person, from 0 for the oldest: children stand below their parents, and partners beside
// each other.
func Generations(all []Person) []int {
	out, at := make([]int, len(all)), map[string]int{}
	for i, p := range all {
		at[p.ID] = i
	}
	for range all { // as often as a family can be deep
		for i, p := range all {
			if p.Father == "" {
				continue
			}
			f, m := at[p.Father], at[p.Mother]
			both := max(out[f], out[m])
			out[f], out[m] = both, both
			out[i] = max(out[i], both+1)
		}
	}
	return out
}
