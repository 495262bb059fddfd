package pedigree

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// typedAsFile is a family of every relation, as a PED file has it.
const typedAsFile = `f patient father mother 2 1
f father paternal_grandfather paternal_grandmother 1 1
f mother maternal_grandfather maternal_grandmother 2 1
f paternal_grandfather 0 0 1 1
f paternal_grandmother 0 0 2 1
f maternal_grandfather 0 0 1 1
f maternal_grandmother 0 0 2 1
f sister father mother 2 1
f sister_2 father mother 2 1
f brother father mother 1 1
f partner 0 0 1 1
f daughter partner patient 2 1
f son partner patient 1 1
f maternal_aunt maternal_grandfather maternal_grandmother 2 1
f maternal_uncle maternal_grandfather maternal_grandmother 1 1
f paternal_aunt paternal_grandfather paternal_grandmother 2 1
f paternal_uncle paternal_grandfather paternal_grandmother 1 1
f partner_2 0 0 1 1
f maternal_half_sister partner_2 mother 2 1
f maternal_half_brother partner_2 mother 1 1
f partner_3 0 0 2 1
f paternal_half_sister father partner_3 2 1
f paternal_half_brother father partner_3 1 1
`

// TestTypedFamilyIsThatOfTheFile: relations added one after the other, in any order, make the persons and links of a PED file,
// and each is found again by the links alone.
func TestTypedFamilyIsThatOfTheFile(t *testing.T) {
	filed, err := ReadPED(strings.NewReader(typedAsFile), "x.ped", Patient)
	if err != nil {
		t.Fatal(err)
	}
	byID := func(a, b Person) int { return cmp.Compare(a.ID, b.ID) }
	slices.SortFunc(filed, byID)
	forward := []string{Sister, Daughter, Son, MaternalHalfSister, MaternalHalfBrother, PaternalHalfSister, PaternalHalfBrother, Mother, Father, Sister, Brother,
		MaternalAunt, MaternalUncle, PaternalAunt, PaternalUncle, MaternalGrandmother, PaternalGrandfather}
	for name, order := range map[string][]string{"children first": forward, "grandparents first": append([]string{PaternalGrandmother, MaternalGrandfather}, forward...)} {
		var typed []Person
		for _, r := range order {
			before := slices.Clone(typed)
			next, id := AddRelative(typed, r, Female)
			if p := Check(next); p != nil || RelationOf(next, id) != r {
				t.Fatalf("%s: %s is %q, %v", name, r, RelationOf(next, id), p)
			}
			if !reflect.DeepEqual(before, typed) {
				t.Fatalf("%s: %s changes the list that was given", name, r)
			}
			typed = next
		}
		slices.SortFunc(typed, byID)
		if !reflect.DeepEqual(typed, filed) {
			t.Errorf("%s:\n%+v, want\n%+v", name, typed, filed)
		}
		a, _ := Chances(typed)
		if b, ok := Chances(filed); !ok || !reflect.DeepEqual(a, b) {
			t.Errorf("%s: chances %v, want %v", name, a, b)
		}
	}
}

// TestAddable: mothers, fathers and grandparents are there once; children of a man have him as their father.
func TestAddable(t *testing.T) {
	all, _ := AddRelative(nil, Daughter, Male)
	if all[len(all)-1].Father != Patient || len(Addable(all)) != len(relations) {
		t.Errorf("%+v, addable %v", all, Addable(all))
	}
	if all, _ = AddRelative(all, MaternalAunt, ""); len(Addable(all)) != len(relations)-4 {
		t.Errorf("addable %v", Addable(all))
	}
}

// TestRemove: whom others descend from stays; the partner who stood there for a child alone goes with it, others stay.
func TestRemove(t *testing.T) {
	all := three()
	if Removable(all, "mother") || Removable(all, "patient") || Removable(all, "aunt") || !Removable(all, "cousin") {
		t.Error("removable are others")
	}
	left := Remove(all, "son")
	if p := Check(left); p != nil || len(left) != len(all)-2 || slices.ContainsFunc(left, func(p Person) bool { return p.ID == "partner" }) {
		t.Errorf("%v: %+v", p, left)
	}
	all[12].Cancers = []Cancer{{Kind: "prostate"}}
	if left := Remove(all, "son"); len(left) != len(all)-1 {
		t.Errorf("a partner of whom something is stated is gone: %+v", left)
	}
}
