package ui

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"allelens/ui/command"
	"allelens/ui/form"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
	"allelens/variants/pedigree"
)

// TestRelativeTakenOutByKeys: the one chosen goes, the parents stay, and that is undone.
func TestRelativeTakenOutByKeys(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.workspace.Change(workspace.Family, func(c *patient.Case) { c.Family, _ = pedigree.AddRelative(nil, pedigree.Sister, pedigree.Female) })
	b.until(workspace.Open)
	has := func() int { return len(b.workspace.State().Case.Family) }
	b.Do(command.Family)
	for range 3 { // from the card that adds, past father and mother
		b.tab()
	}
	b.pressed(fyne.KeyReturn)
	b.sees("Sister", "Take out of the family")
	for range 20 {
		if button, ok := b.Fyne().Canvas().Focused().(*widget.Button); ok && button.Text() == say("ui.family.remove") {
			break
		}
		b.tab()
	}
	b.pressed(fyne.KeyReturn)
	b.until(workspace.Open)
	b.sees("Father", "Mother")
	if has() != 3 {
		t.Errorf("%+v", b.workspace.State().Case.Family)
	}
	b.workspace.Undo()
	b.until(workspace.Open)
	if has() != 4 {
		t.Errorf("not undone: %+v", b.workspace.State().Case.Family)
	}
}

// TestFamilyByKeys: a relative is added by keys alone, Tab reaches each field, and that is undone.
func TestFamilyByKeys(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.workspace.Change(workspace.Details, func(c *patient.Case) { c.Sex = patient.Female })
	b.until(workspace.Open)
	b.Do(command.Family)
	b.sees("The relatives, without names.", "Add a relative")
	b.pressed(fyne.KeyReturn)
	b.pressed(fyne.KeyReturn)
	b.sees("Choose what the relative is to the patient")
	b.pressed(fyne.KeyRight) // the first relation: mother
	b.tab()
	b.writes("52")
	reached := map[fyne.Focusable]bool{}
	due := fyne.Focusable(b.entries()[6])
	for n := 0; b.Fyne().Canvas().Focused() != due && n < 20; n++ {
		reached[b.Fyne().Canvas().Focused()] = true
		if check, ok := b.Fyne().Canvas().Focused().(*widget.Check); ok {
			check.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		}
		b.tab()
	}
	for i, e := range b.entries()[:6] {
		if !reached[e] {
			t.Errorf("field %d is not reached by Tab", i)
		}
	}
	b.writes("2026-12-01")
	b.pressed(fyne.KeyReturn)
	b.until(workspace.Open)
	b.sees("Mother", "52 years, has died", "ask again on 2026-12-01", "Father", "nothing stated")
	family := func() []pedigree.Person { return b.workspace.State().Case.Family }
	if all := family(); len(all) != 3 || all[2].Relation != "mother" || all[2].Age != 52 || all[2].Contact.Due != "2026-12-01" {
		t.Errorf("%+v", all)
	}
	b.workspace.Undo()
	b.until(workspace.Open)
	if len(family()) != 0 {
		t.Errorf("not undone: %+v", family())
	}
}

// TestFamilyFields: each field of the form comes back as it was typed, and what cannot be is refused.
func TestFamilyFields(t *testing.T) {
	c := patient.New()
	c.Sex = patient.Male
	texts := map[string]string{"relation": pedigree.Daughter, "age": "52", "year": "1970", "cancers": "breast 42, ovarian", "test": pedigree.Carrier,
		"told": "2026-11-20", "referred": "2026-11-21", "tested": "2026-11-22", "due": "2026-12-01"}
	answers := form.AnswersOf(texts, map[string][]string{"dead": {"dead"}})
	if again := unsound(c, "", answers); again != nil {
		t.Fatal(again.Note)
	}
	c.Family = withRelative(c, "", answers)
	got := c.Family[len(c.Family)-1]
	want := pedigree.Person{ID: "daughter", Father: pedigree.Patient, Mother: "partner", Sex: pedigree.Female, Relation: "daughter", Dead: true, Age: 52, Born: 1970, Test: pedigree.Carrier,
		Cancers: []pedigree.Cancer{{Kind: "breast", Age: 42}, {Kind: "ovarian"}}, Contact: &pedigree.Contact{Told: "2026-11-20", Referred: "2026-11-21", Tested: "2026-11-22", Due: "2026-12-01"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	for _, f := range relativeFields(got) {
		if f.Kind != form.Some && f.Value != texts[f.ID] {
			t.Errorf("%s is %q, want %q", f.ID, f.Value, texts[f.ID])
		}
	}
	for id, wrong := range map[string]string{"age": "130", "year": "70", "told": "yesterday", "cancers": "brest 42"} {
		at := slices.IndexFunc(relativeFields(got), func(f form.Field) bool { return f.ID == id })
		if relativeFields(got)[at].Check(wrong) == "" {
			t.Errorf("%s %q is taken", id, wrong)
		}
	}
	texts["age"] = "40"
	if again := unsound(c, "daughter", answers); again == nil {
		t.Error("a cancer found after the age given is taken")
	}
	if again := unsound(patient.New(), "", answers); again == nil {
		t.Error("a child of a patient of unknown sex is taken")
	}
}

// TestFamilyOfAFile: whom no relation names is somebody's partner or has a number, and stays as they are when others are added or changed.
func TestFamilyOfAFile(t *testing.T) {
	filed, err := pedigree.ReadPED(strings.NewReader("f me dad mum 2 1\nf dad 0 0 1 1\nf mum gf gm 2 1\nf gf 0 0 1 1\nf gm 0 0 2 2\nf aunt gf gm 2 2\nf her 0 0 1 1\nf cousin her aunt 2 2\n"), "x.ped", "me")
	if err != nil {
		t.Fatal(err)
	}
	c := patient.New()
	c.Family = filed
	var names []string
	for i := range filed {
		names = append(names, kinWords(filed, i))
	}
	if want := []string{"Person 1", "Father", "Mother", "Mother’s father", "Mother’s mother", "Mother’s sister", "Partner of mother’s sister", "Cousin (woman), mother’s side"}; !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	again := slices.Concat(filed, []pedigree.Person{{ID: "him", Sex: pedigree.Male}, {ID: "half", Father: "him", Mother: "aunt", Sex: pedigree.Male}, {ID: "nobody"}})
	for at, want := range map[int]string{6: "Partner of mother’s sister (1)", 8: "Partner of mother’s sister (2)", 10: "Person 11"} {
		if got := kinWords(again, at); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	before := slices.Clone(filed)
	all := withRelative(c, "", form.AnswersOf(map[string]string{"relation": pedigree.MaternalAunt}, nil))
	if !reflect.DeepEqual(all[:len(before)], before) || kinWords(all, len(all)-1) != "Mother’s sister (2)" {
		t.Errorf("%+v", all)
	}
	all = withRelative(c, "aunt", form.AnswersOf(map[string]string{"age": "60"}, nil))
	if all[5].Age != 60 || !all[5].Affected || !reflect.DeepEqual(c.Family, before) {
		t.Errorf("%+v", all[5])
	}
}

// tab goes on to what gets the keyboard next.
func (b *bench) tab() { b.Fyne().Canvas().FocusNext(); b.settle() }

// writes types where the keyboard is.
func (b *bench) writes(words string) {
	for _, r := range words {
		b.Fyne().Canvas().Focused().TypedRune(r)
	}
	b.settle()
}
