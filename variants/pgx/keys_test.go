package pgx

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/variants/knowledge/sqlite"
)

// emitted lists the keys that results of a gene can have: of each pair of its alleles, of single ones
// where there is one chromosome, and of no result.
func emitted(g *gene) map[string]bool {
	keys := map[string]bool{"No Result": true}
	add := func(d Diplotype) {
		for _, k := range d.LookupKeys {
			keys[k] = true
		}
		keys[diplotypeKey(d.Label)] = true
		for _, a := range []string{d.Allele1, d.Allele2} {
			keys["carrier:"+a] = a != ""
		}
	}
	for _, d := range EveryResult(g.Pharmacogene) {
		add(d)
	}
	return keys
}

// unreachable are keys of rows that no result has, and why.
var unreachable = map[string]string{
	"DPWG HLA-B=1511 and 1502": "both alleles: the row gives no advice, and each allele's own row says what it says",
}

// withoutRow are keys of results for which a body's guideline has no row, and why.
func withoutRow(body, drug, gene, key string) string {
	switch {
	case body == "FDA":
		return "the table names only results that change something"
	case key == notAssigned && gene != "CYP2D6" && gene != "CYP2C9":
		return "an allele without a function: no guideline speaks of it"
	case key == notAssigned && drug == "gefitinib":
		return "the DPWG has no row for it"
	case body == "DPWG" && (strings.HasSuffix(key, " negative") || strings.HasPrefix(gene, "HLA-")):
		return "the DPWG speaks of the alleles that it warns of"
	case body == "DPWG" && drug == "sertraline":
		return "the DPWG's one guideline on CYP2C19 without these rows"
	case key == indeterminate && body == "DPWG":
		return "the DPWG has no row for it"
	case body == "CPIC" && strings.HasPrefix(gene, "HLA-"):
		return "an allele that does not bear on this medicine"
	}
	return ""
}

// TestKeys: every key of a row can be a result's, and every phenotype or score that a result can have has a
// row in each guideline on its gene, or a reason.
func TestKeys(t *testing.T) {
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	rows, err := base.Recommendations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	type guideline struct{ body, drug, gene string }
	asked := map[guideline]map[string]bool{}
	for _, r := range rows {
		for gene, key := range r.Lookup {
			g := guideline{r.Body, r.Drug, gene}
			if asked[g] == nil {
				asked[g] = map[string]bool{}
			}
			asked[g][key] = true
		}
	}
	possible := map[string]map[string]bool{}
	main := map[string]map[string]bool{}
	for _, known := range testGenes(t) {
		g := prepare(known)
		possible[g.Gene] = emitted(g)
		main[g.Gene] = map[string]bool{}
		for k := range possible[g.Gene] {
			if !strings.Contains(k, ":") || g.presence() && !strings.HasPrefix(k, "diplotype:") && !strings.HasPrefix(k, "carrier:") {
				main[g.Gene][k] = true
			}
		}
		for _, c := range g.Cutoffs { // rows ask for the score
			delete(main[g.Gene], c.Phenotype)
		}
		if g.scored() {
			delete(main[g.Gene], indeterminate)
		}
		delete(main[g.Gene], "No Result")
	}
	used := map[string]bool{}
	for _, g := range slices.SortedFunc(maps.Keys(asked), func(a, b guideline) int {
		return strings.Compare(a.body+a.drug+a.gene, b.body+b.drug+b.gene)
	}) {
		for _, key := range slices.Sorted(maps.Keys(asked[g])) {
			reason := unreachable[g.body+" "+g.gene+"="+key]
			used[g.body+" "+g.gene+"="+key] = true
			if possible[g.gene][key] == (reason != "") {
				t.Errorf("%s %s: can a result be %s=%s? %v; reason: %q", g.body, g.drug, g.gene, key, possible[g.gene][key], reason)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(main[g.gene])) {
			if !asked[g][key] && withoutRow(g.body, g.drug, g.gene, key) == "" {
				t.Errorf("%s %s: no row for %s=%s", g.body, g.drug, g.gene, key)
			}
		}
	}
	for key := range unreachable {
		if !used[key] {
			t.Errorf("no row asks for %s", key)
		}
	}
}
