package pedigree

import (
	"reflect"
	"slices"
	"testing"
)

// TestChildrenOfOthers: a niece, a nephew and cousins are children of whom they are said to be, and are found again by the links.
func TestChildrenOfOthers(t *testing.T) {
	var all []Person
	for _, relation := range Children {
		for _, through := range Through(relation) {
			var of, id string
			all, of = AddRelative(all, through, Female)
			before := slices.Clone(all)
			next, id := AddChild(all, relation, of)
			if p := Check(next); p != nil || RelationOf(next, id) != relation {
				t.Fatalf("%s of %s is %q, %v", relation, through, RelationOf(next, id), p)
			}
			if !reflect.DeepEqual(all, before) {
				t.Errorf("%s: the list that was given changes", relation)
			}
			child := next[len(next)-1]
			if child.Father != of && child.Mother != of {
				t.Errorf("%s is no child of %s: %+v", relation, of, child)
			}
			all = next
		}
	}
	if p, ok := Chances(mark(all, Patient, Carrier)); !ok || p["niece"] <= p["maternal_cousin_woman"] || p["partner"] != 0 {
		t.Errorf("%v %v", ok, p)
	}
}

// mark states a test of a person.
func mark(all []Person, id, test string) []Person {
	out := slices.Clone(all)
	for i := range out {
		if out[i].ID == id {
			out[i].Test = test
		}
	}
	return out
}

// TestWithSex: the patient's children have father and mother by it, and a family of another sex is not made where it cannot be.
func TestWithSex(t *testing.T) {
	all, _ := AddRelative(nil, Daughter, Female)
	all, _ = AddRelative(all, Mother, Female)
	as := WithSex(all, Male)
	if p := Check(as); p != nil || as[0].Sex != Male || as[2].Father != Patient || as[2].Mother != "partner" {
		t.Errorf("%v %+v", p, as)
	}
	if back := WithSex(as, Female); !reflect.DeepEqual(back, all) {
		t.Errorf("%+v, want %+v", back, all)
	}
	if same := WithSex(all, "unspecified"); !reflect.DeepEqual(same, all) {
		t.Errorf("%+v", same)
	}
	all = append(all, Person{ID: "other", Sex: Female}, Person{ID: "half", Sex: Male, Father: "partner", Mother: "other"})
	if as := WithSex(all, Male); !reflect.DeepEqual(as, all) {
		t.Errorf("a father of others became a mother: %+v", as)
	}
}

// TestContactDays: days are dates, and what follows being told does not stand before it.
func TestContactDays(t *testing.T) {
	for c, sound := range map[Contact]bool{
		{}:                                      true,
		{Told: "2026-11-01", Due: "2026-10-01"}: true,
		{Told: "2026-13-01"}:                    false,
		{Due: "soon"}:                           false,
		{Told: "2026-11-02", Referred: "2026-11-01"}:                       false,
		{Told: "2026-11-02", Tested: "2026-11-01"}:                         false,
		{Told: "2026-11-02", Referred: "2026-11-02", Tested: "2026-12-01"}: true,
		{Tested: "2020-01-01"}:                                             true,
	} {
		p := Check([]Person{{ID: Patient, Sex: Female, Proband: true, Contact: &c}})
		if (p == nil) != sound {
			t.Errorf("%+v: %v", c, p)
		}
	}
}
