package pgx_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// TestOneRowSpeaks: whatever pair of alleles, or pairs of two genes, one row of a guideline speaks for a population.
// Rows for carriers of an allele, or for one situation, stand beside it.
func TestOneRowSpeaks(t *testing.T) {
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	rows, err := base.Recommendations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	known, err := base.Drugs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	byDrug := map[string][]knowledge.Recommendation{}
	for _, r := range rows {
		byDrug[r.Drug] = append(byDrug[r.Drug], r)
		for _, key := range r.Lookup {
			named[key] = true
		}
	}
	distinct := map[string][]pgx.Result{}
	for _, g := range pgx.Genes(t) {
		distinct[g.Gene] = distinctResults(g, named)
	}
	tried := 0
	for _, drug := range known {
		advisor := drugs.New(drugs.Base{Recommendations: byDrug[drug.Name], Drugs: []knowledge.Drug{drug}})
		seen := map[string]bool{}
		for _, results := range combinations(byDrug[drug.Name], distinct) {
			tried++
			for key, matches := range speaking(advisor.Advise(results, patient.Medicines{})[0]) {
				if len(matches) > 1 && !seen[key] {
					seen[key] = true
					t.Errorf("%s, %s: %d rows of %s: %v and %v", drug.Name, results[0].Recommendation[0].Label, len(matches), key, matches[0].Lookup, matches[1].Lookup)
				}
			}
		}
	}
	t.Logf("%d results and pairs of results", tried)
}

// combinations are the results of each of a drug's genes, and of each two that a row names together.
func combinations(rows []knowledge.Recommendation, distinct map[string][]pgx.Result) [][]pgx.Result {
	asked := map[string]bool{}
	for _, r := range rows {
		asked[strings.Join(slices.Sorted(maps.Keys(r.Lookup)), "+")] = true
		for gene := range r.Lookup {
			asked[gene] = true
		}
	}
	var all [][]pgx.Result
	for _, genes := range slices.Sorted(maps.Keys(asked)) {
		next := [][]pgx.Result{nil}
		for _, gene := range strings.Split(genes, "+") {
			var longer [][]pgx.Result
			for _, results := range next {
				for _, one := range distinct[gene] {
					longer = append(longer, append(slices.Clone(results), one))
				}
			}
			next = longer
		}
		all = append(all, next...)
	}
	return all
}

// distinctResults are results of a gene that differ in the keys that rows name.
func distinctResults(g knowledge.Pharmacogene, named map[string]bool) []pgx.Result {
	var all []pgx.Result
	seen := map[string]bool{}
	for _, d := range pgx.EveryResult(g) {
		signature := ""
		for _, k := range slices.Concat(d.LookupKeys, []string{"diplotype:" + d.Label, "diplotype:" + d.Allele2 + "/" + d.Allele1, "carrier:" + d.Allele1, "carrier:" + d.Allele2}) {
			if named[k] {
				signature += "|" + k
			}
		}
		if !seen[signature] {
			seen[signature] = true
			all = append(all, pgx.Result{Gene: g.Gene, Source: pgx.FromVCF, Recommendation: []pgx.Diplotype{d}})
		}
	}
	return all
}

// speaking groups the rows that apply by body, population, guideline and genes.
func speaking(r drugs.Result) map[string][]drugs.Match {
	by := map[string][]drugs.Match{}
	for _, m := range r.Matches {
		beside := m.PrimaryAction == "CONDITIONAL"
		for _, key := range m.Lookup {
			beside = beside || strings.HasPrefix(key, "carrier:")
		}
		if beside {
			continue
		}
		section := ""
		if m.GuidelineID == "" {
			section = m.Strength
		}
		k := strings.Join([]string{m.Body, m.Population, m.GuidelineID, section, strings.Join(m.Genes, "+")}, " ")
		by[k] = append(by[k], m)
	}
	return by
}
