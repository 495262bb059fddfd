package risk_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants/germline"
	"allelens/variants/patient"
	"allelens/variants/risk"
)

// kinds are the figures given, the figures left out with the reasons, and the organs of the items.
func kinds(r risk.Result) (given, left, organs []string) {
	for _, c := range r.Curves {
		given = append(given, c.Cancer+" "+c.Sex)
	}
	for _, l := range r.Left {
		left = append(left, l.Cancer+" "+l.Sex+" "+l.Reason)
	}
	for _, m := range r.Management {
		if !slices.Contains(organs, m.Organ) {
			organs = append(organs, m.Organ)
		}
	}
	slices.Sort(organs)
	return given, left, organs
}

// TestOrgansDecide: organs, where they are stated, decide which figures and items there are; sex
// only where they are not.
func TestOrgansDecide(t *testing.T) {
	f := load(t)
	women := []string{"breast female", "ovarian female", "pancreatic female"}
	men := []string{"breast male", "prostate male", "pancreatic male"}
	all := []string{"breast", "ovary", "pancreas", "skin"}
	prostate := []string{"breast", "pancreas", "prostate", "skin"}
	for name, c := range map[string]struct {
		person              risk.Person
		given, left, organs []string
	}{
		"woman, not asked":  {risk.Person{Sex: "female"}, women, nil, all},
		"man, not asked":    {risk.Person{Sex: "male"}, men, nil, prostate},
		"man with ovaries":  {risk.Person{Sex: "male", Organs: patient.Organs{Ovaries: patient.Present}}, women, nil, all},
		"woman, a prostate": {risk.Person{Sex: "female", Organs: patient.Organs{Ovaries: patient.Absent, Prostate: patient.Present}}, men, nil, prostate},
		"ovaries removed": {risk.Person{Sex: "female", Organs: patient.Organs{Ovaries: patient.Removed}},
			[]string{"breast female", "pancreatic female"}, []string{"ovarian female removed"}, []string{"breast", "pancreas", "skin"}},
		"breasts removed": {risk.Person{Sex: "female", Organs: patient.Organs{Breasts: patient.Removed}},
			[]string{"ovarian female", "pancreatic female"}, []string{"breast female removed"}, []string{"ovary", "pancreas", "skin"}},
		"both removed, sex not given": {risk.Person{Organs: patient.Organs{Breasts: patient.Removed, Ovaries: patient.Removed}},
			[]string{"pancreatic female"}, []string{"breast female removed", "ovarian female removed"}, []string{"pancreas", "skin"}},
		"never ovaries": {risk.Person{Sex: "female", Organs: patient.Organs{Ovaries: patient.Absent}}, []string{"breast female", "pancreatic female"}, nil, []string{"breast", "pancreas", "skin"}},
		"breast cancer": {risk.Person{Sex: "female", Earlier: []patient.Earlier{{Cancer: "breast", Age: 38}}}, nil,
			[]string{"breast female had", "ovarian female other_first_given", "pancreatic female other_first"}, all},
		"ovarian cancer": {risk.Person{Sex: "female", Earlier: []patient.Earlier{{Cancer: "ovarian"}}}, nil,
			[]string{"breast female other_first", "ovarian female had", "pancreatic female other_first"}, all},
	} {
		c.person.Age = 45
		given, left, organs := kinds(risk.Assess(carrier("BRCA2"), f.Base, c.person))
		for _, diff := range []string{cmp.Diff(c.given, given), cmp.Diff(c.left, left), cmp.Diff(c.organs, organs)} {
			if diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
}

// TestOtherBreast: who has had breast cancer is given the figures of the other breast, each with
// its study's patients without a variant; the group of the age at the first is marked.
func TestOtherBreast(t *testing.T) {
	f := load(t)
	figures := func(gene string, at int, organs patient.Organs) (all []string) {
		p := risk.Person{Sex: "female", Age: 60, Organs: organs, Earlier: []patient.Earlier{{Cancer: "breast", Age: at}}}
		for _, a := range risk.Assess(carrier(gene), f.Base, p).After {
			all = append(all, fmt.Sprintf("%d y %s: %v (%v-%v), others %v, %v", a.Years, a.FirstAt, a.Percent, a.Low, a.High, a.Other, a.Fits))
		}
		return all
	}
	want := []string{
		"0 y <36: 3.57 (-1--1), others -1, false",
		"10 y : 21.1 (-1--1), others 5.1, false", "10 y <=40: 25.5 (-1--1), others -1, true", "10 y 41-49: 15.6 (-1--1), others -1, false",
		"20 y : 40 (35-45), others -1, false",
		"25 y : 44.1 (37.6-50.6), others 17.2, false", "25 y <40: 55.1 (-1--1), others 28.4, false", "25 y >=50: 21.6 (-1--1), others 12.9, false",
	}
	if diff := cmp.Diff(want, figures("BRCA1", 40, patient.Organs{})); diff != "" {
		t.Error(diff)
	}
	for at, fitting := range map[int]int{0: 0, 35: 3, 36: 2, 39: 2, 40: 1, 41: 1, 49: 1, 50: 1, 70: 1} {
		n := 0
		for _, s := range figures("BRCA2", at, patient.Organs{}) {
			if s[len(s)-4:] == "true" {
				n++
			}
		}
		if n != fitting {
			t.Errorf("first cancer at %d: %d groups fit, want %d", at, n, fitting)
		}
	}
	if got := figures("BRCA1", 40, patient.Organs{Breasts: patient.Removed}); got != nil {
		t.Errorf("after mastectomy: %v", got)
	}
	if r := f.assess(carrier("BRCA1"), "female"); r.After != nil {
		t.Errorf("without an earlier cancer: %v", r.After)
	}
}

// TestFiguresThatAreNoCurves: comparisons are of people who have had no cancer; who has had one, or surgery, is
// given what was published for that, and nothing else.
func TestFiguresThatAreNoCurves(t *testing.T) {
	f := load(t)
	breast := []patient.Earlier{{Cancer: "breast", Age: 38}}
	for name, c := range map[string]struct {
		gene   string
		person risk.Person
		want   []string
	}{
		"woman": {"BRCA2", risk.Person{Sex: "female"}, []string{
			"stomach relative risk 3.69", "stomach relative risk 6.89", "pancreatic relative risk 3.34"}},
		"man, BRCA1": {"BRCA1", risk.Person{Sex: "male"}, []string{
			"prostate standardised incidence ratio 2.35", "prostate standardised incidence ratio 3.57", "prostate relative risk 1.18",
			"breast relative risk 4.3", "pancreatic relative risk 2.36", "stomach relative risk 2.17"}},
		"after breast cancer": {"BRCA1", risk.Person{Sex: "female", Earlier: breast}, []string{"ovarian risk 14.9"}},
		"after breast cancer, ovaries removed": {"BRCA1",
			risk.Person{Sex: "female", Earlier: breast, Organs: patient.Organs{Breasts: patient.Present, Ovaries: patient.Removed}}, nil},
		"after another cancer": {"BRCA2", risk.Person{Sex: "male", Earlier: []patient.Earlier{{Cancer: "prostate"}}}, nil},
		"ovaries removed": {"BRCA2", risk.Person{Sex: "female", Organs: patient.Organs{Breasts: patient.Present, Ovaries: patient.Removed}}, []string{
			"stomach relative risk 3.69", "stomach relative risk 6.89", "pancreatic relative risk 3.34", "peritoneal risk -1", "breast no evidence -1"}},
		"both removed": {"BRCA1", risk.Person{Sex: "female", Organs: patient.Organs{Breasts: patient.Removed, Ovaries: patient.Removed}}, []string{
			"pancreatic relative risk 2.36", "stomach relative risk 2.17", "peritoneal risk -1", "breast risk lowered -1"}},
		"breasts removed": {"BRCA1", risk.Person{Sex: "female", Organs: patient.Organs{Breasts: patient.Removed}}, []string{
			"pancreatic relative risk 2.36", "stomach relative risk 2.17", "breast risk lowered -1"}},
	} {
		var got []string
		for _, k := range risk.Assess(carrier(c.gene), f.Base, c.person).Figures {
			got = append(got, fmt.Sprintf("%s %s %v", k.Cancer, k.Measure, k.Value))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestNoFigureOfTheUnaffected: whatever cancer came first, no curve is given.
func TestNoFigureOfTheUnaffected(t *testing.T) {
	f := load(t)
	for _, first := range patient.Cancers() {
		for _, sex := range []string{"female", "male", "unspecified"} {
			for _, gene := range []string{"BRCA1", "BRCA2"} {
				r := risk.Assess(carrier(gene), f.Base, risk.Person{Sex: sex, Age: 50, Earlier: []patient.Earlier{{Cancer: first, Age: 45}}})
				if len(r.Curves) > 0 || len(r.Left) == 0 {
					t.Errorf("%s %s after %s: %d curves, %d left out", gene, sex, first, len(r.Curves), len(r.Left))
				}
			}
		}
	}
}

// TestBodiesAreChosen: items of the bodies asked for, and of no other.
func TestBodiesAreChosen(t *testing.T) {
	f := load(t)
	r := risk.Assess(carrier("BRCA1"), f.Base, risk.Person{Sex: "female", Age: 40, Bodies: []string{"NICE"}})
	if len(r.Management) == 0 {
		t.Fatal("no item of NICE")
	}
	for _, m := range r.Management {
		if m.Body != "NICE" {
			t.Errorf("%s of %s", m.Item, m.Body)
		}
	}
	if r := risk.Assess(germline.Result{}, f.Base, risk.Person{Bodies: []string{"NICE"}}); len(r.Management) > 0 {
		t.Error("items without a carrier")
	}
}
