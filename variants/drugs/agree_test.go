package drugs_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/pgx"
	"allelens/variants/tabletest"
)

const recommendationFacts = "../../../shared/facts/pgx/recs/"

func lookupOf(cell string) map[string]string {
	lookup := map[string]string{}
	for _, pair := range strings.Split(cell, ";") {
		gene, key, _ := strings.Cut(strings.TrimSpace(pair), "=")
		lookup[gene] = key
	}
	return lookup
}

// genesOf are results with exactly the keys of a lookup.
func genesOf(lookup map[string]string) []pgx.Result {
	var genes []pgx.Result
	for _, gene := range slices.Sorted(maps.Keys(lookup)) {
		if lookup[gene] != "No Result" {
			genes = append(genes, result(gene, lookup[gene]))
		}
	}
	return genes
}

// TestActionsAgreeWithTheFacts: under the keys of every row of the facts, the program shows a
// row of that body with the same facts and the action that stands there; superseded rows are kept apart.
func TestActionsAgreeWithTheFacts(t *testing.T) {
	rows := tabletest.Rows(t, recommendationFacts+"recommendations.tsv")
	a := load(t).advisor()
	memo := map[string][]drugs.Result{}
	agree, apart := 0, 0
	for _, f := range rows {
		lookup := lookupOf(f["lookup"])
		key := fmt.Sprint(lookup)
		if memo[key] == nil {
			memo[key] = a.Advise(genesOf(lookup), drugs.Medicines{})
		}
		r := find(t, memo[key], f["drug"])
		want, _ := drugs.ActionOf(f["primary_action"])
		same := func(m drugs.Match) bool {
			return m.Body == f["source"] && m.Action == want && strings.Join(m.Facts, "; ") == strings.Join(strings.Split(f["facts"], ";"), ";") &&
				(m.Population == f["population"] || f["rec_id"] != m.RecID)
		}
		in := r.Matches
		if f["currency"] == "superseded" {
			in = r.Superseded
			apart++
			if slices.ContainsFunc(r.Matches, func(m drugs.Match) bool {
				return m.RecID == f["rec_id"] && f["rec_id"] != "" && m.Currency == "superseded"
			}) {
				t.Errorf("%s %s: a superseded row is shown as current", f["drug"], f["lookup"])
			}
		}
		if !slices.ContainsFunc(in, same) {
			t.Errorf("%s %s %s (%s): no row with %q and %q", f["source"], f["drug"], f["lookup"], f["population"], f["primary_action"], f["facts"])
			continue
		}
		agree++
	}
	if agree != len(rows) || len(rows) < 2700 {
		t.Errorf("%d of %d rows agree", agree, len(rows))
	}
	t.Logf("%d of %d rows of the facts agree, %d of them superseded and kept apart", agree, len(rows), apart)
}

// TestEveryPhenotypeOfEveryPair: for each pair and each phenotype or score that the gene's rules
// produce, the program's action is the most urgent of the rows that the facts hold for it.
func TestEveryPhenotypeOfEveryPair(t *testing.T) {
	rows := tabletest.Rows(t, recommendationFacts+"recommendations.tsv")
	b := load(t)
	a := b.advisor()
	pairs, cells := map[string]bool{}, 0
	for gene, produced := range produced(t) {
		for _, d := range produced {
			results := a.Advise([]pgx.Result{{Gene: gene, Source: pgx.FromVCF, Recommendation: []pgx.Diplotype{d}}}, drugs.Medicines{})
			want := map[string]drugs.Action{}
			for _, f := range rows {
				if f["currency"] == "superseded" || !fits(lookupOf(f["lookup"]), gene, d) {
					continue
				}
				action, _ := drugs.ActionOf(f["primary_action"])
				if was, ok := want[f["drug"]]; !ok || action.Urgency() < was.Urgency() {
					want[f["drug"]] = action
				}
				pairs[gene+" "+f["drug"]] = true
			}
			for drug, action := range want {
				r := find(t, results, drug)
				cells++
				own := drugs.NoGuidance
				for _, m := range r.Matches {
					if m.Body != "FDA" && m.Action.Urgency() < own.Urgency() {
						own = m.Action
					}
				}
				if own != action {
					t.Errorf("%s, %s %s: %q, the facts say %q", drug, gene, d.LookupKeys, own, action)
				}
				if r.Action.Urgency() > own.Urgency() {
					t.Errorf("%s, %s %s: the action %q reassures more than its rows' %q", drug, gene, d.LookupKeys, r.Action, own)
				}
			}
		}
	}
	if len(pairs) < 100 || cells < 500 {
		t.Errorf("only %d pairs and %d phenotypes of them were compared", len(pairs), cells)
	}
	t.Logf("%d pairs, %d phenotypes of them", len(pairs), cells)
}

// fits reports whether a row asks for this result, and for no result of other genes.
func fits(lookup map[string]string, gene string, d pgx.Diplotype) bool {
	if !slices.Contains(d.LookupKeys, lookup[gene]) {
		return false
	}
	for other, key := range lookup {
		if other != gene && key != "No Result" {
			return false
		}
	}
	return true
}

// produced lists what the rules of each gene can give, one diplotype for each set of keys.
func produced(t *testing.T) map[string][]pgx.Diplotype {
	t.Helper()
	base, err := knowledge.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	genes, err := base.Pharmacogenes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]pgx.Diplotype{}
	for _, g := range genes {
		seen := map[string]bool{}
		for _, rule := range g.Rules {
			keys := []string{rule.LookupKey}
			if len(g.Cutoffs) > 0 && rule.Phenotype != rule.LookupKey {
				keys = append(keys, rule.Phenotype)
			}
			if !seen[fmt.Sprint(keys)] && rule.LookupKey != "" {
				seen[fmt.Sprint(keys)] = true
				all[g.Gene] = append(all[g.Gene], pgx.Diplotype{Label: "?", Phenotype: rule.Phenotype, ActivityScore: rule.ActivityScore, LookupKeys: keys})
			}
		}
	}
	return all
}

// rekeyed are facts of the FDA whose key was that of an example's genotype, or whose condition
// was lost on the way; the base holds them under the phenotypes that they speak of, unverified.
var rekeyed = []string{"desflurane", "isoflurane", "sevoflurane", "succinylcholine", "thioridazine", "eliglustat"}

// TestFDAFactsAreHeld: every fact of the table or a label that says more than that the label
// names a gene is held.
func TestFDAFactsAreHeld(t *testing.T) {
	held, named := 0, 0
	b := load(t)
	for _, f := range tabletest.Rows(t, recommendationFacts+"fda_matched_facts.tsv") {
		label := f["source"] == "FDA Label Annotation"
		if label && f["facts"] == "" {
			named++ // only that a label names the gene, which pairs hold
			continue
		}
		gene, _, _ := strings.Cut(f["lookup"], "=")
		at := slices.IndexFunc(b.Recommendations, func(r knowledge.Recommendation) bool {
			_, asks := r.Lookup[gene]
			return r.Body == "FDA" && r.Drug == f["drug"] && r.GuidelineID == f["annotation_id"] && (asks || slices.Contains(rekeyed, r.Drug))
		})
		if at < 0 {
			t.Errorf("%s %s %s is not held", f["source"], f["drug"], f["lookup"])
			continue
		}
		held++
		r := b.Recommendations[at]
		if f["facts"] != "" && strings.Join(r.Facts, ";") != f["facts"] && !slices.Contains(rekeyed, r.Drug) {
			t.Errorf("%s: %q, the facts say %q", f["drug"], r.Facts, f["facts"])
		}
		if slices.Contains(rekeyed, r.Drug) && (f["facts"] != "") && r.Verified {
			t.Errorf("%s: moved to another key, yet verified", f["drug"])
		}
	}
	t.Logf("%d facts held, %d labels only name the gene", held, named)
}
