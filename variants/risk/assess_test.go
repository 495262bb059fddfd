package risk_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"allelens/assets"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/acmg"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
	"allelens/variants/risk"
)

// load is what the bundled base says of both genes.
func load(t testing.TB) facts {
	t.Helper()
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	f := facts{risk.Base{Points: map[string][]knowledge.RiskPoint{}, Management: map[string][]knowledge.ManagementItem{}}}
	for _, gene := range []string{"", "BRCA1", "BRCA2"} {
		if f.Points[gene], err = base.Risks(t.Context(), gene); err != nil {
			t.Fatal(err)
		}
		if f.Management[gene], err = base.Management(t.Context(), gene); err != nil {
			t.Fatal(err)
		}
	}
	if f.Cancers, err = base.Cancers(t.Context()); err != nil {
		t.Fatal(err)
	}
	if f.Studies, err = base.Studies(t.Context()); err != nil {
		t.Fatal(err)
	}
	if f.Intervals, err = base.RiskIntervals(t.Context()); err != nil {
		t.Fatal(err)
	}
	if f.Figures, err = base.RiskFigures(t.Context()); err != nil {
		t.Fatal(err)
	}
	return f
}

type facts struct{ risk.Base }

// assess is what holds for a person of whom the sex alone is known.
func (f facts) assess(cancer germline.Result, sex string) risk.Result {
	return risk.Assess(cancer, f.Base, risk.Person{Sex: sex, Age: -1})
}

func finding(class knowledge.Class, state variants.State, copies int) germline.Finding {
	return germline.Finding{Change: ledger.Change{State: state, Copies: copies, Ploidy: 2, Evidence: &ledger.Evidence{}}, Class: class}
}

func gene(name string, conclusion germline.Conclusion, findings ...germline.Finding) germline.Gene {
	return germline.Gene{Gene: name, Conclusion: conclusion, Findings: findings}
}

func carrier(name string) germline.Result {
	return germline.Result{Genes: []germline.Gene{gene(name, germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant, 1))}}
}

func TestCarriersGetThePublishedFigures(t *testing.T) {
	f := load(t)
	type figure struct {
		Gene, Cancer, Sex, Study string
		Last, Low, High          float64
		Population               float64
	}
	const kuchenbaecker, nyberg, li = "Kuchenbaecker 2017", "Nyberg 2020", "Li 2022 (CIMBA)"
	for name, c := range map[string]struct {
		gene, sex string
		want      []figure
	}{
		"BRCA1 woman": {"BRCA1", "female", []figure{
			{"BRCA1", "breast", "female", kuchenbaecker, 72, 65, 79, 12},
			{"BRCA1", "ovarian", "female", kuchenbaecker, 44, 36, 53, 1.5},
			{"BRCA1", "pancreatic", "both", li, 2.5, -1, -1, 1},
		}},
		"BRCA2 woman": {"BRCA2", "female", []figure{
			{"BRCA2", "breast", "female", kuchenbaecker, 69, 61, 77, 12},
			{"BRCA2", "ovarian", "female", kuchenbaecker, 17, 11, 25, 1.5},
			{"BRCA2", "pancreatic", "female", li, 2, 1, 4, 1},
		}},
		"BRCA2 man": {"BRCA2", "male", []figure{
			{"BRCA2", "breast", "male", li, 4, 2, 8, 0.1},
			{"BRCA2", "prostate", "male", nyberg, 60, 43, 78, 12.5},
			{"BRCA2", "pancreatic", "male", li, 3, 2, 5, 1},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []figure
			for _, curve := range f.assess(carrier(c.gene), c.sex).Curves {
				last := curve.Points[len(curve.Points)-1]
				if last.Age != 80 && (curve.Study != nyberg || last.Age != 85) {
					t.Errorf("%s ends at %d", curve.Cancer, last.Age)
				}
				population := curve.Population[len(curve.Population)-1].Percent
				got = append(got, figure{curve.Gene, curve.Cancer, curve.Sex, curve.Study, last.Percent, last.Low, last.High, population})
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCurvesRiseAndKeepToOneStudy(t *testing.T) {
	f := load(t)
	for _, g := range []string{"BRCA1", "BRCA2"} {
		for _, c := range f.assess(carrier(g), "unspecified").Curves {
			for _, points := range [][]knowledge.RiskPoint{c.Points, c.Population} {
				for i := 1; i < len(points); i++ {
					if points[i].Age <= points[i-1].Age || points[i].Percent < points[i-1].Percent || points[i].Study != points[0].Study {
						t.Errorf("%s %s %s: %+v after %+v", g, c.Cancer, c.Sex, points[i], points[i-1])
					}
				}
			}
		}
	}
}

func TestSexFilters(t *testing.T) {
	f := load(t)
	sexes := func(r risk.Result) (of []string) {
		for _, c := range r.Curves {
			of = append(of, c.Sex)
		}
		for _, m := range r.Management {
			of = append(of, m.Sex)
		}
		return of
	}
	for sex, never := range map[string][]string{"female": {"male", "M"}, "male": {"female", "F"}} {
		for _, s := range sexes(f.assess(carrier("BRCA2"), sex)) {
			if slices.Contains(never, s) {
				t.Errorf("%s: a row for %s", sex, s)
			}
		}
	}
	all := sexes(f.assess(carrier("BRCA2"), "unspecified"))
	for _, want := range []string{"female", "male", "F", "M", "both"} {
		if !slices.Contains(all, want) {
			t.Errorf("unspecified: no row for %s", want)
		}
	}
}

func TestNoFigureWithoutADiseaseCausingVariant(t *testing.T) {
	f := load(t)
	for name, c := range map[string]struct {
		genes []germline.Gene
		want  string
	}{
		"nothing read":      {nil, "not_assessed"},
		"all seen":          {[]germline.Gene{gene("BRCA1", germline.NoneFound), gene("BRCA2", germline.NoneFound)}, "none_found"},
		"one not seen":      {[]germline.Gene{gene("BRCA1", germline.NotAssessed), gene("BRCA2", germline.NoneFound)}, "not_assessed"},
		"uncertain":         {[]germline.Gene{gene("BRCA1", germline.UncertainFound, finding(knowledge.Uncertain, variants.Variant, 1)), gene("BRCA2", germline.NotAssessed)}, "uncertain_only"},
		"filtered":          {[]germline.Gene{gene("BRCA1", germline.NotAssessed, finding(knowledge.Pathogenic, variants.Filtered, 1))}, "filtered_only"},
		"not reviewed":      {[]germline.Gene{gene("BRCA2", germline.UncertainFound, finding(knowledge.NotReviewed, variants.Variant, 1))}, "uncertain_only"},
		"conflicting":       {[]germline.Gene{gene("BRCA2", germline.UncertainFound, finding(knowledge.Conflicting, variants.Variant, 2))}, "uncertain_only"},
		"benign homozygous": {[]germline.Gene{gene("BRCA2", germline.NoneFound, finding(knowledge.Benign, variants.Variant, 2))}, "none_found"},
	} {
		got := f.assess(germline.Result{Genes: c.genes}, "female")
		if got.Suppressed != c.want || len(got.Curves) != 0 || len(got.Management) != 0 || len(got.Cautions) != 0 {
			t.Errorf("%s: %q with %d curves, %d items; want %q alone", name, got.Suppressed, len(got.Curves), len(got.Management), c.want)
		}
		if !text.English().Has("risk.suppressed." + got.Suppressed) {
			t.Errorf("no text for %q", got.Suppressed)
		}
	}
}

// event is a deletion that is a published pathogenic rearrangement.
func event(copies int) germline.Structural {
	return germline.Structural{Event: ledger.Event{Type: ledger.Deletion, State: variants.Variant, Copies: copies, Ploidy: 2}, Conclusion: germline.PathogenicFound, Provisional: &acmg.Provisional{Class: knowledge.Pathogenic}}
}

// TestTwoCopies: who has, or may have, two disease-causing copies is given no figures, but what is advised
// to carriers; a published rearrangement makes a carrier as a variant does.
func TestTwoCopies(t *testing.T) {
	f := load(t)
	one := gene("BRCA1", germline.PathogenicFound, finding(knowledge.LikelyPathogenic, variants.Variant, 1))
	two := gene("BRCA2", germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant, 2))
	del, twice := gene("BRCA1", germline.PathogenicFound), gene("BRCA1", germline.PathogenicFound)
	del.Structural, twice.Structural = []germline.Structural{event(1)}, []germline.Structural{event(2)}
	both := one
	both.Structural = []germline.Structural{event(1)}
	likely, copied := event(1), one
	likely.Conclusion, likely.Type = germline.ProbableFound, ledger.Duplication
	copied.Structural = []germline.Structural{likely}
	delDup := del
	delDup.Structural = []germline.Structural{event(1), likely}
	for _, c := range []struct {
		genes []germline.Gene
		want  string
	}{
		{[]germline.Gene{copied}, "biallelic"}, {[]germline.Gene{delDup}, "biallelic"},
		{[]germline.Gene{one}, ""}, {[]germline.Gene{two}, "biallelic"}, {[]germline.Gene{one, two}, "biallelic"}, {[]germline.Gene{del}, ""},
		{[]germline.Gene{twice}, "biallelic"}, {[]germline.Gene{both}, "biallelic"}, {[]germline.Gene{del, two}, "biallelic"},
	} {
		got := f.assess(germline.Result{Genes: c.genes}, "female")
		if got.Suppressed != c.want || (len(got.Curves) > 0) != (c.want == "") || len(got.Management) == 0 {
			t.Errorf("%q with %d curves, %d items; want %q", got.Suppressed, len(got.Curves), len(got.Management), c.want)
		}
		if c.want != "" && !text.English().Has("risk.suppressed."+c.want) {
			t.Errorf("no text for %q", c.want)
		}
	}
}

// TestOnlyDiseaseCausingVariantsDriveFigures: whatever else is found, figures are given for
// exactly the gene with one called variant of the two classes.
func TestOnlyDiseaseCausingVariantsDriveFigures(t *testing.T) {
	f := load(t)
	classes := []knowledge.Class{knowledge.Pathogenic, knowledge.LikelyPathogenic, knowledge.Uncertain, knowledge.LikelyBenign,
		knowledge.Benign, knowledge.Conflicting, knowledge.NotReviewed}
	rapid.Check(t, func(t *rapid.T) {
		var cancer germline.Result
		want, copies := map[string]bool{}, 0
		for _, name := range []string{"BRCA1", "BRCA2"} {
			g := gene(name, germline.NotAssessed)
			for range rapid.IntRange(0, 3).Draw(t, "n") {
				class := rapid.SampledFrom(classes).Draw(t, "class")
				state := rapid.SampledFrom([]variants.State{variants.Variant, variants.Filtered}).Draw(t, "state")
				g.Findings = append(g.Findings, finding(class, state, 1))
				if (class == knowledge.Pathogenic || class == knowledge.LikelyPathogenic) && state == variants.Variant {
					want[name] = true
					copies++
				}
			}
			cancer.Genes = append(cancer.Genes, g)
		}
		sex := rapid.SampledFrom([]string{"female", "male", "unspecified"}).Draw(t, "sex")
		r := f.assess(cancer, sex)
		got := map[string]bool{}
		for _, c := range r.Curves {
			got[c.Gene] = true
		}
		if copies > 1 {
			clear(want)
		}
		if diff := cmp.Diff(want, got); diff != "" || (r.Suppressed == "") != (len(want) > 0) {
			t.Fatalf("%q %s", r.Suppressed, diff)
		}
	})
}
