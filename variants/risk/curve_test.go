package risk_test

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"allelens/variants/knowledge"
	"allelens/variants/risk"
	"allelens/variants/tabletest"
)

func number(t *testing.T, s string) float64 {
	t.Helper()
	if s == "" {
		return -1
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// named is the study that a name of the facts has been found to stand for.
var named = map[string]string{"prospective cohort of 8295 women": "Katona 2025"}

// TestEveryPublishedFigureIsHeld: each row of the facts stands in the base with its interval, or
// without one where it gives none or one side alone.
func TestEveryPublishedFigureIsHeld(t *testing.T) {
	f := load(t)
	for _, row := range tabletest.Rows(t, "../../../shared/facts/brca/"+"risk_cumulative.tsv") {
		percent, low, high := number(t, row["risk_pct"]), number(t, row["ci95_low"]), number(t, row["ci95_high"])
		held := slices.ContainsFunc(slices.Concat(f.Points[row["gene"]], f.Intervals), func(p knowledge.RiskPoint) bool {
			when := cmp.Or(p.Interval, strconv.Itoa(p.Age))
			return p.Gene == row["gene"] && p.Sex == row["sex"] && p.Cancer == row["cancer"] && when == row["age_or_interval"] &&
				p.Study == cmp.Or(named[row["study"]], row["study"]) && p.Percent == percent && p.Low == low && p.High == high
		})
		if !held {
			t.Errorf("not held: %v", row)
		}
	}
}

// TestEachPublishedAgeIsReproduced: the curves give each number of their study at its age, and the
// ovarian curve that was read off a figure its own up to the age that the text gives.
func TestEachPublishedAgeIsReproduced(t *testing.T) {
	f := load(t)
	n := 0
	for _, gene := range []string{"BRCA1", "BRCA2"} {
		for _, c := range f.assess(carrier(gene), "unspecified").Curves {
			for _, row := range tabletest.Rows(t, "../../../shared/facts/brca/"+"risk_cumulative.tsv") {
				age, err := strconv.Atoi(row["age_or_interval"])
				if err != nil || row["gene"] != gene || row["cancer"] != c.Cancer || row["study"] != c.Study || sexes[row["sex"]] != c.Sex {
					continue
				}
				n++
				if got, ok := risk.At(c.Points, age); !ok || got != number(t, row["risk_pct"]) {
					t.Errorf("%s %s %s at %d: %v, published %s", gene, c.Cancer, c.Sex, age, got, row["risk_pct"])
				}
			}
			if c.Cancer != "ovarian" {
				continue
			}
			for _, row := range tabletest.Rows(t, "../../../shared/facts/brca/"+"risk_curve_ovarian_kuchenbaecker2017.tsv") {
				age := int(number(t, row["age"]))
				if age == 80 {
					continue // the text's own figure goes before
				}
				n++
				if got, ok := risk.At(c.Points, age); !ok || got != number(t, row[strings.ToLower(gene)+"_cum_pct"]) {
					t.Errorf("%s ovarian at %d: %v of %v", gene, age, got, row)
				}
			}
		}
	}
	if n < 140 {
		t.Errorf("%d figures compared", n)
	}
}

var sexes = map[string]string{"F": "female", "M": "male", "both": "both"}

// TestFromTodayByHand: (F(t) - F(a)) / (1 - F(a)), worked by hand from the published figures.
func TestFromTodayByHand(t *testing.T) {
	f := load(t)
	for _, c := range []struct {
		gene, cancer string
		age          int
		ten, last    float64
	}{
		{"BRCA1", "breast", 30, 100 * (24.0 - 4) / 96, 100 * (72.0 - 4) / 96},           // 20.83, 70.83
		{"BRCA1", "breast", 41, 100 * (44.3 - 25.9) / 74.1, 100 * (72.0 - 25.9) / 74.1}, // F(41) = 24 + 1.9, F(51) = 43 + 1.3
		{"BRCA1", "breast", 70, 100 * (72.0 - 66) / 34, 100 * (72.0 - 66) / 34},         // 17.65
		{"BRCA1", "breast", 75, -1, 100 * (72.0 - 69) / 31},                             // 85 is not published
		{"BRCA2", "breast", 45, 100 * (44.0 - 24) / 76, 100 * (69.0 - 24) / 76},         // 26.32, 59.21
		{"BRCA1", "ovarian", 18, 0, 44},                                                 // nobody has it at 18
		{"BRCA1", "ovarian", 40, 100 * (8.1385 - 1.5584) / (100 - 1.5584), 100 * (44 - 1.5584) / (100 - 1.5584)},
		{"BRCA2", "ovarian", 60, 100 * (14.9784 - 6.1472) / (100 - 6.1472), 100 * (17 - 6.1472) / (100 - 6.1472)},
	} {
		r := risk.Assess(carrier(c.gene), f.Base, risk.Person{Sex: "female", Age: c.age})
		i := slices.IndexFunc(r.Curves, func(x risk.Curve) bool { return x.Cancer == c.cancer })
		got := r.Curves[i].Ahead
		if math.Abs(got.Ten-c.ten) > 1e-9 || math.Abs(got.Last-c.last) > 1e-9 || got.LastAge != 80 || got.Reason != "" {
			t.Errorf("%s %s at %d: %+v, want %v and %v", c.gene, c.cancer, c.age, got, c.ten, c.last)
		}
	}
}

// TestNothingBeyondThePublishedAges: no figure below, above, or from one age alone.
func TestNothingBeyondThePublishedAges(t *testing.T) {
	f := load(t)
	want := map[int]map[string]string{
		-1:  {"breast": "no_age", "ovarian": "no_age", "pancreatic": "one_age"},
		10:  {"breast": "too_young", "ovarian": "too_young", "pancreatic": "one_age"},
		25:  {"breast": "too_young", "ovarian": "", "pancreatic": "one_age"},
		50:  {"breast": "", "ovarian": "", "pancreatic": "one_age"},
		80:  {"breast": "too_old", "ovarian": "too_old", "pancreatic": "one_age"},
		110: {"breast": "too_old", "ovarian": "too_old", "pancreatic": "one_age"},
	}
	for age, reasons := range want {
		for _, c := range risk.Assess(carrier("BRCA1"), f.Base, risk.Person{Sex: "female", Age: age}).Curves {
			if c.Ahead.Reason != reasons[c.Cancer] {
				t.Errorf("%s at %d: %q", c.Cancer, age, c.Ahead.Reason)
			}
			if c.Ahead.Reason != "" && (c.Ahead.Ten >= 0 || c.Ahead.Last >= 0 || c.Ahead.PopulationLast >= 0) {
				t.Errorf("%s at %d: %+v", c.Cancer, age, c.Ahead)
			}
		}
	}
}

// TestRiskAhead: on any rising curve the risk ahead lies between 0 and 100, rises with the later
// age, is never above what is left of the cumulative risk, and at the youngest age, where nobody
// has the cancer yet, is the cumulative risk itself.
func TestRiskAhead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points := []knowledge.RiskPoint{{Age: rapid.IntRange(0, 40).Draw(t, "first")}}
		for range rapid.IntRange(1, 12).Draw(t, "ages") {
			was := points[len(points)-1]
			points = append(points, knowledge.RiskPoint{
				Age: was.Age + rapid.IntRange(1, 10).Draw(t, "years"), Percent: min(99, was.Percent+rapid.Float64Range(0, 20).Draw(t, "rise")),
			})
		}
		first, last := points[0].Age, points[len(points)-1].Age
		from := rapid.IntRange(first, last-1).Draw(t, "from")
		before, was := 0.0, -1.0
		for age := first; age <= last; age++ {
			at, ok := risk.At(points, age)
			if !ok || at < was {
				t.Fatalf("at %d: %v after %v", age, at, was)
			}
			was = at
			if whole, ok := risk.Between(points, first, age); age > first && (!ok || math.Abs(whole-at) > 1e-9) {
				t.Fatalf("from the youngest age to %d: %v, cumulative %v", age, whole, at)
			}
			if age <= from {
				continue
			}
			ahead, ok := risk.Between(points, from, age)
			if !ok || ahead < before-1e-9 || ahead < 0 || ahead > 100 || ahead > at+1e-9 {
				t.Fatalf("from %d to %d: %v after %v, cumulative %v", from, age, ahead, before, at)
			}
			before = ahead
		}
		for _, outside := range []int{first - 1, last + 1} {
			if p, ok := risk.At(points, outside); ok {
				t.Fatalf("%v at %d", p, outside)
			}
		}
	})
}
