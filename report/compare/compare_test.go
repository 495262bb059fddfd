package compare_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/compare"
	"allelens/report/reporttest"
	"allelens/report/text"
)

// copyOf is a report that shares nothing with r.
func copyOf(t *testing.T, r *report.Report) *report.Report {
	t.Helper()
	content, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var c report.Report
	if err := json.Unmarshal(content, &c); err != nil {
		t.Fatal(err)
	}
	return &c
}

// TestSameIsSilent: a report and its own file differ in nothing.
func TestSameIsSilent(t *testing.T) {
	r := reporttest.Sample()
	if c := compare.Changes(text.English(), r, copyOf(t, r)); len(c.Items) > 0 {
		t.Errorf("%+v", c.Items)
	}
}

// TestEachKind: each thing that may differ is told once, with its kind, and whether it concludes.
func TestEachKind(t *testing.T) {
	for _, c := range []struct {
		kind      string
		concludes bool
		change    func(*report.Report)
	}{
		{report.ChangedClass, true, func(r *report.Report) { r.Cancer.Genes[0].Variants[0].Classification = "uncertain" }},
		{report.ChangedConclusion, true, func(r *report.Report) { r.Cancer.Genes[0].Conclusion = "not_assessed" }},
		{report.ChangedPhenotype, true, func(r *report.Report) { r.Pharmacogenes[0].Phenotype = "other" }},
		{report.ChangedAdvice, true, func(r *report.Report) { r.Drugs[0].Action = "monitor" }},
		{report.ChangedAdvice, true, func(r *report.Report) { drug(r, "simvastatin").Recommendations[0].MaxDose = "40 mg/day" }},
		{report.ChangedAdvice, true, func(r *report.Report) { drug(r, "simvastatin").Recommendations[0].MaxDose = "" }},
		{report.ChangedAdvice, true, func(r *report.Report) { *drug(r, "warfarin").Doses[0].PerDay += 0.5 }},
		{report.ChangedGuidance, false, func(r *report.Report) { drug(r, "clopidogrel").Recommendations[1].MaxDose = "300 mg/day" }},
		{report.ChangedDefinition, false, func(r *report.Report) { r.Pharmacogenes[0].SitesTotal++ }},
		{report.ChangedRisk, false, func(r *report.Report) { r.Risks[0].Percent[0]++ }},
		{report.ChangedProgramme, false, func(r *report.Report) { r.Management[0].Interval = "P9Y" }},
		{report.ChangedProgramme, false, func(r *report.Report) { r.Management = r.Management[1:] }},
		{report.ChangedNotAsked, false, func(r *report.Report) { r.Quality.Genes[0].Sites["not_asked"] = 3 }},
	} {
		old := reporttest.Sample()
		now := copyOf(t, old)
		c.change(now)
		got := compare.Changes(text.English(), old, now)
		if len(got.Items) != 1 || got.Items[0].Kind != c.kind || got.Items[0].Concludes != c.concludes || got.Items[0].Text == "" {
			t.Errorf("%s: %+v", c.kind, got.Items)
		}
	}
}

// drug is a medicine of a report.
func drug(r *report.Report, name string) *report.Drug {
	return &r.Drugs[slices.IndexFunc(r.Drugs, func(d report.Drug) bool { return d.Drug == name })]
}

// TestAmountIsTold: where the headline stays and the amount is another, the sentence holds both amounts.
func TestAmountIsTold(t *testing.T) {
	old := reporttest.Sample()
	now := copyOf(t, old)
	drug(now, "simvastatin").Recommendations[0].MaxDose = "40 mg/day"
	got := compare.Changes(text.English(), old, now)
	if len(got.Items) != 1 || !strings.Contains(got.Items[0].Text, "20 mg/day") || !strings.Contains(got.Items[0].Text, "40 mg/day") {
		t.Errorf("%+v", got.Items)
	}
}

// person is a report with the calls of n telling sites, of which some differ from those of person(n, 0).
func person(n, differing int) *report.Report {
	g := report.Pharmacogene{Gene: "G"}
	for i := range n {
		s := report.GeneSite{RSID: "rs" + string(rune('a'+i)), State: "variant", Alleles: "A/G"}
		if i < differing {
			s.State, s.Alleles = "reference", ""
		}
		g.Sites = append(g.Sites, s)
	}
	g.Sites = append(g.Sites, report.GeneSite{RSID: "rs1", State: "absent"}, report.GeneSite{RSID: "rs2", State: "not_asked"})
	return &report.Report{Pharmacogenes: []report.Pharmacogene{g}}
}

func TestPeople(t *testing.T) {
	for _, c := range []struct {
		n, differing int
		expected     bool
		want         string
	}{
		{25, 0, true, report.SuspectedNobody}, {25, 1, true, report.SuspectedNobody}, {25, 5, true, report.SuspectedSwap},
		{25, 0, false, report.SuspectedSame}, {25, 5, false, report.SuspectedNobody}, {8, 8, true, report.SuspectedNobody}, {8, 0, false, report.SuspectedNobody},
	} {
		got := compare.People(text.English(), person(c.n, 0), person(c.n, c.differing), c.expected)
		genotypes := slices.DeleteFunc(got.Items, func(i report.Changed) bool { return i.Kind != report.ChangedGenotype })
		if got.Suspected != c.want || got.Telling != c.n || got.Alike != c.n-c.differing || len(genotypes) != c.differing || got.Text == "" {
			t.Errorf("%+v: %+v", c, got)
		}
	}
}

func TestSamePerson(t *testing.T) {
	of := func(number, name, born, label string) *report.Report {
		r := &report.Report{}
		r.Case.RecordNumber, r.Case.Name, r.Case.Born, r.Case.Label = number, name, born, label
		return r
	}
	for _, c := range []struct {
		a, b *report.Report
		want bool
	}{
		{of("1", "A", "", ""), of("1", "B", "", ""), true}, {of("1", "A", "", "x"), of("2", "A", "", "x"), false},
		{of("", "Ann", "1985", "x"), of("1", "ann", "", "y"), true}, {of("", "Ann", "1985", "x"), of("", "Ann", "1986", "x"), false},
		{of("", "", "", "x"), of("", "", "", "x"), true}, {of("", "", "", "x"), of("", "", "", "y"), false},
	} {
		if got := compare.SamePerson(c.a, c.b); got != c.want {
			t.Errorf("%+v, %+v: %v", c.a.Case, c.b.Case, got)
		}
	}
	for sample, want := range map[string]bool{"SAMPLE": false, "NA": false, "tumour 1": false, "NA12878": true} { // the case has no number
		a, b := of("", "", "", sample), of("", "", "", sample)
		a.Input.Sample, b.Input.Sample = sample, sample
		if got := compare.SamePerson(a, b); got != want {
			t.Errorf("two files with the sample %s: %v", sample, got)
		}
	}
}
