package guidance

import (
	"flag"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/report/reporttest"
	"allelens/report/text"
	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func recommendations(t testing.TB) []knowledge.Recommendation {
	t.Helper()
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	recs, err := base.Recommendations(t.Context())
	if err != nil || len(recs) == 0 {
		t.Fatalf("%d recommendations: %v", len(recs), err)
	}
	return recs
}

// TestGuidanceOfEveryRow holds one text for each distinct set of facts, with the primary
// action that leads it, against the golden file, which a pharmacist can read.
func TestGuidanceOfEveryRow(t *testing.T) {
	drugsOf := map[string][]string{}
	said := map[string]string{}
	for _, r := range recommendations(t) {
		k := r.PrimaryAction + " | " + strings.Join(r.Facts, "; ")
		words := Row(text.English(), drugs.Match{Recommendation: r})
		if other, twice := said[k]; twice && other != words {
			k += " | " + lookup(r)
		}
		said[k] = words
		if !slices.Contains(drugsOf[k], r.Drug) {
			drugsOf[k] = append(drugsOf[k], r.Drug)
		}
	}
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(said)) {
		names := drugsOf[k]
		if len(names) > 4 {
			names = append(slices.Clone(names[:4]), "…")
		}
		fmt.Fprintf(&b, "%s | %s\n\t%s\n", k, strings.Join(names, ", "), said[k])
	}
	reporttest.Golden(t, *update, "testdata/golden/guidance.txt", b.String())
}

// golden compares with a file that people have read; -update writes it.
func lookup(r knowledge.Recommendation) string {
	var keys []string
	for gene, k := range r.Lookup {
		keys = append(keys, gene+"="+k)
	}
	slices.Sort(keys)
	return strings.Join(keys, "; ")
}

// silent are facts that add nothing to the text beside another fact of the row: one that says
// the same, or more. (AVOID beside AVOID_INHIBITOR is about the inhibitor.)
var silent = map[string][]string{
	"AVOID":                          {"AVOID_INHIBITOR:CYP2D6 moderate|strong", "ALTERNATIVE", "CONTRAINDICATED"},
	"AVOID_IF_ALTERNATIVE":           nil,
	"CONSIDER_ALTERNATIVE":           {"AVOID_IF_ALTERNATIVE", "IF:non-malignant -> CONSIDER_ALTERNATIVE"},
	"NO_CHANGE":                      {"STANDARD_DOSE"},
	"ALTERNATIVE[instead]":           {"START_DOSE=lower"},
	"ALTERNATIVE":                    {"ALT(pain):morphine|oxycodone"},
	"DOSE=reduce if adverse effects": {"DOSE=400 mg/day if adverse effects"},
	"DOSE=increase if ineffective":   {"DOSE<=150% if ineffective"},
}

// TestNoFactIsLost: taking a fact away changes the text, unless another one covers it, or it
// is the primary action itself, which the row states beside the facts.
func TestNoFactIsLost(t *testing.T) {
	for _, r := range recommendations(t) {
		whole := Row(text.English(), drugs.Match{Recommendation: r})
		for i, fact := range r.Facts {
			covered := fact == r.PrimaryAction || slices.ContainsFunc(silent[fact], func(by string) bool { return slices.Contains(r.Facts, by) })
			less := r
			less.Facts = slices.Delete(slices.Clone(r.Facts), i, i+1)
			if Row(text.English(), drugs.Match{Recommendation: less}) == whole && !covered {
				t.Errorf("%s | %s: %q leaves no trace in %q", r.PrimaryAction, strings.Join(r.Facts, "; "), fact, whole)
			}
		}
	}
}

// conditions are what follows a fact for whom it holds.
var conditions = regexp.MustCompile(`\s*\[[^\]]*\]$| if [^\[{]*$`)

// TestNoConditionIsLost: taking the condition of a fact away changes the text.
func TestNoConditionIsLost(t *testing.T) {
	for _, r := range recommendations(t) {
		whole := Row(text.English(), drugs.Match{Recommendation: r})
		for i, fact := range r.Facts {
			at := conditions.FindStringIndex(fact)
			if at == nil || strings.HasPrefix(fact, "IF") || strings.Contains(fact, "{") || len(silent[fact]) > 0 {
				continue
			}
			without := r
			without.Facts = slices.Clone(r.Facts)
			without.Facts[i] = fact[:at[0]]
			if Row(text.English(), drugs.Match{Recommendation: without}) == whole {
				t.Errorf("%s | %s: %q leaves no trace in %q", r.PrimaryAction, strings.Join(r.Facts, "; "), fact[at[0]:], whole)
			}
		}
	}
}

// TestGuidanceIsWhole: no missing text, no unfilled place, sentences with an end.
func TestGuidanceIsWhole(t *testing.T) {
	for _, r := range recommendations(t) {
		said := Row(text.English(), drugs.Match{Recommendation: r})
		if said == "" || strings.ContainsAny(said, "‹›{}|[]_") || strings.Contains(said, "  ") || strings.Contains(said, "..") || !strings.HasSuffix(said, ".") {
			t.Errorf("row %d: %q", r.Row, said)
		}
		for _, k := range []string{Key("population", r.Population), Key("strength", r.Strength), Key("currency", r.Currency)} {
			if !text.English().Has(k) {
				t.Errorf("row %d: no text under %s", r.Row, k)
			}
		}
	}
	for _, a := range drugs.Actions() {
		if !text.English().Has("guidance.action." + string(a)) {
			t.Errorf("no word for %q", a)
		}
	}
}

func TestUnknownFactsAreSeen(t *testing.T) {
	m := drugs.Match{Recommendation: knowledge.Recommendation{PrimaryAction: "REDUCE_DOSE", Facts: []string{"SOMETHING=new"}}}
	if said := Row(text.English(), m); !strings.Contains(strings.ToLower(said), "‹guidance.something.new›") {
		t.Errorf("%q", said)
	}
}
