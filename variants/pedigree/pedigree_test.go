package pedigree

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

// three generations: grandparents on both sides, parents, an aunt on the mother's side with a daughter, an uncle on the father's, the
// patient with a sister, a partner and a son.
func three() []Person {
	return []Person{
		{ID: "mgm", Sex: Female}, {ID: "mgf", Sex: Male}, {ID: "pgm", Sex: Female}, {ID: "pgf", Sex: Male},
		{ID: "mother", Sex: Female, Father: "mgf", Mother: "mgm"}, {ID: "aunt", Sex: Female, Father: "mgf", Mother: "mgm"},
		{ID: "father", Sex: Male, Father: "pgf", Mother: "pgm"}, {ID: "uncle", Sex: Male, Father: "pgf", Mother: "pgm"}, {ID: "auntsman", Sex: Male},
		{ID: "cousin", Sex: Female, Father: "auntsman", Mother: "aunt"},
		{ID: "patient", Sex: Female, Father: "father", Mother: "mother", Proband: true}, {ID: "sister", Sex: Female, Father: "father", Mother: "mother"},
		{ID: "partner", Sex: Male}, {ID: "son", Sex: Male, Father: "partner", Mother: "patient"},
	}
}

func tested(all []Person, results map[string]string) []Person {
	for i := range all {
		all[i].Test = results[all[i].ID]
	}
	return all
}

// TestChances: before anybody else was tested by degrees; once a side is known, on that side alone.
func TestChances(t *testing.T) {
	for name, c := range map[string]struct {
		results map[string]string
		want    map[string]float64
	}{
		"nobody":            {nil, map[string]float64{"patient": 100, "son": 50, "sister": 50, "mother": 50, "father": 50, "mgm": 25, "aunt": 25, "uncle": 25, "cousin": 12.5, "partner": 0}},
		"father not":        {map[string]string{"father": NotCarrier}, map[string]float64{"mother": 100, "mgm": 50, "aunt": 50, "cousin": 25, "uncle": 0, "sister": 50}},
		"aunt carries":      {map[string]string{"aunt": Carrier}, map[string]float64{"mother": 100, "father": 0, "uncle": 0, "cousin": 50, "mgm": 50}},
		"mother, aunt not":  {map[string]string{"mother": Carrier, "aunt": NotCarrier}, map[string]float64{"aunt": 0, "cousin": 0, "mgm": 50, "father": 0}},
		"son does not":      {map[string]string{"son": NotCarrier}, map[string]float64{"son": 0, "mother": 50}},
		"grandmother is it": {map[string]string{"mgm": Carrier}, map[string]float64{"mgf": 0, "mother": 100, "aunt": 50, "cousin": 25}},
	} {
		got, ok := Chances(tested(three(), c.results))
		if !ok {
			t.Errorf("%s: none", name)
		}
		for id, want := range c.want {
			if d := got[id] - want; d > 1e-9 || d < -1e-9 {
				t.Errorf("%s: %s %v %%, want %v", name, id, got[id], want)
			}
		}
	}
	if got, ok := Chances(tested(three(), map[string]string{"mother": NotCarrier, "father": NotCarrier})); ok {
		t.Errorf("a carrier of two who do not carry it: %v", got)
	}
}

// TestCheck: what cannot be is told by its code.
func TestCheck(t *testing.T) {
	if p := Check(three()); p != nil {
		t.Errorf("%v", p)
	}
	for want, spoil := range map[string]func([]Person){
		"pedigree_id": func(a []Person) { a[1].ID = "mgm" }, "pedigree_proband": func(a []Person) { a[0].Proband = true }, "pedigree_sex": func(a []Person) { a[0].Sex = "" },
		"pedigree_parents": func(a []Person) { a[4].Father = "" }, "pedigree_parent_sex": func(a []Person) { a[0].Sex = Male }, "pedigree_value": func(a []Person) { a[0].Age = 130 },
		"pedigree_cancer": func(a []Person) { a[0].Age, a[0].Cancers = 40, []Cancer{{"breast", 50}} },
		"pedigree_loop":   func(a []Person) { a[0].Father, a[0].Mother = "son", "patient" },
	} {
		all := three()
		spoil(all)
		if p := Check(all); p == nil || p.Code != want {
			t.Errorf("want %s: %v", want, p)
		}
	}
}

// TestPED: a family comes back from its file, and a broken one is told by its line.
func TestPED(t *testing.T) {
	var file bytes.Buffer
	if err := WritePED(&file, three()); err != nil {
		t.Fatal(err)
	}
	back, err := ReadPED(bytes.NewReader(file.Bytes()), "x.ped", "patient")
	if err != nil || !reflect.DeepEqual(back, three()) {
		t.Errorf("%+v, %v", back, err)
	}
	for _, text := range []string{"f a 0 0 1", "f a 0 0 3 1", "f a 0 0 1 1\ng b 0 0 2 1", "f a b 0 1 1", ""} {
		if text == "" {
			continue
		}
		if _, err := ReadPED(strings.NewReader(text), "x.ped", "a"); err == nil {
			t.Errorf("%q is read", text)
		}
	}
	if g := Generations(three()); g[0] != 0 || g[4] != 1 || g[10] != 2 || g[13] != 3 || g[12] != 2 || g[8] != 1 {
		t.Errorf("generations %v", g)
	}
}
