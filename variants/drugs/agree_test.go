package drugs_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/tabletest"
)

const (
	recommendationFacts = "../../../shared/facts/pgx/recs/"
	newestFacts         = "../../../shared/facts/pgx/2026/"
)

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

// held finds the base's row of a body for a drug, keys and population.
func held(t *testing.T, rows []knowledge.Recommendation, body string, f map[string]string) *knowledge.Recommendation {
	t.Helper()
	want := lookupOf(f["lookup"])
	at := slices.IndexFunc(rows, func(r knowledge.Recommendation) bool {
		return r.Body == body && r.Drug == f["drug"] && r.Population == f["population"] && maps.Equal(r.Lookup, want) &&
			(r.Strength == strings.TrimPrefix(f["strength"], "FDA ") || body != "FDA")
	})
	if at < 0 {
		t.Errorf("%s %s %s (%s): no row", body, f["drug"], f["lookup"], f["population"])
		return nil
	}
	return &rows[at]
}

// shown reports whether the program shows a row under its own keys.
func shown(t *testing.T, a *drugs.Advisor, memo map[string][]drugs.Result, row *knowledge.Recommendation) {
	t.Helper()
	key := fmt.Sprint(row.Lookup)
	if memo[key] == nil {
		memo[key] = a.Advise(genesOf(row.Lookup), patient.Medicines{})
	}
	r := find(t, memo[key], row.Drug)
	// What is always so of a medicine settles conditions of its rows: azathioprine is given for immunosuppression.
	conditional := func(f string) bool { return strings.Contains(f, "[") || strings.HasPrefix(f, "IF:") }
	same := func(m drugs.Match) bool {
		if m.Row == row.Row && row.Table == m.Table && slices.ContainsFunc(row.Facts, conditional) {
			return true
		}
		return m.Body == row.Body && m.PrimaryAction == row.PrimaryAction && strings.Join(m.Facts, "; ") == strings.Join(row.Facts, "; ") && m.Population == row.Population
	}
	if !slices.ContainsFunc(r.Matches, same) {
		t.Errorf("%s %s %v (%s): not shown under its keys", row.Body, row.Drug, row.Lookup, row.Population)
	}
}

// TestDPWGAgrees: all rows of the DPWG of 2026-07 are held word for word, dated, and shown under their keys.
func TestDPWGAgrees(t *testing.T) {
	b := load(t)
	a, memo := b.advisor(), map[string][]drugs.Result{}
	rows := tabletest.Rows(t, newestFacts+"dpwg_2026-07.tsv")
	for _, f := range rows {
		r := held(t, b.Recommendations, "DPWG", f)
		if r == nil {
			continue
		}
		if r.PrimaryAction != f["primary_action"] || strings.Join(r.Facts, ";") != unspaced(f["facts"]) || r.Strength != f["strength"] ||
			fmt.Sprint(r.Severity) != f["severity"] || r.GuidelineID != f["guideline_id"] || r.PMID != f["pmid"] || r.Year != f["year"] || r.Date != "2026-07-13" {
			t.Errorf("DPWG %s %s: %+v, the facts say %v", f["drug"], f["lookup"], *r, f)
		}
		shown(t, a, memo, r)
	}
	extra := 0
	for _, r := range b.Recommendations {
		if r.Body == "DPWG" {
			extra++
		}
	}
	if len(rows) != 745 || extra != len(rows)+2 {
		t.Errorf("%d rows in the facts, %d in the base; two more are expected, sertraline with CYP2C19 likely intermediate and likely poor", len(rows), extra)
	}
}

// unspaced is a cell of facts as the base's facts joined by ";".
func unspaced(cell string) string {
	var b strings.Builder
	depth := 0
	for i, r := range cell {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		if r == ' ' && depth == 0 && i > 0 && cell[i-1] == ';' {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// TestCPICAgrees: all rows of CPIC's database of 2026-08 are held with keys, population, strength and
// id, dated, and shown under their keys. Their actions are those of the structured facts: the newer where there
// are such, else those whose text CPIC has not changed.
func TestCPICAgrees(t *testing.T) {
	b := load(t)
	a, memo := b.advisor(), map[string][]drugs.Result{}
	structured := map[string]map[string]string{}
	name := func(f map[string]string) string {
		population := f["population"]
		if f["drug"] == "metoprolol" {
			population = "general" // the older table leaves it out
		}
		return fmt.Sprint(f["drug"], lookupOf(f["lookup"]), population)
	}
	for _, file := range []string{recommendationFacts + "recommendations.tsv", newestFacts + "recs_structured_new.tsv"} {
		for _, f := range tabletest.Rows(t, file) {
			if f["source"] == "CPIC" && f["currency"] != "superseded" {
				structured[name(f)] = f
			}
		}
	}
	repaired := repairedFacts(t)
	rows := tabletest.Rows(t, newestFacts+"cpic_recommendations_2026-08.tsv")
	names := map[string]bool{}
	for _, f := range rows {
		names[f["drug"]] = true
		r := held(t, b.Recommendations, "CPIC", f)
		if r == nil {
			continue
		}
		s := structured[name(f)]
		if r.Strength != f["strength"] || r.RecID != f["cpic_rec_id"] || !strings.HasSuffix(f["guideline_url"], r.GuidelineID) || r.URL != f["guideline_url"] || r.Date != "2026-08-13" {
			t.Errorf("CPIC %s %s: %+v, the facts say %v", f["drug"], f["lookup"], *r, f)
		}
		if s == nil || r.PrimaryAction != s["primary_action"] || strings.Join(r.Facts, ";") != unspaced(s["facts"]) && !repaired[r.Drug+"|"+unspaced(s["facts"])+"|"+strings.Join(r.Facts, ";")] {
			t.Errorf("CPIC %s %s: %q and %q, the structured facts say %v", f["drug"], f["lookup"], r.PrimaryAction, r.Facts, s)
		}
		shown(t, a, memo, r)
	}
	kept := map[string]int{}
	for _, r := range b.Recommendations {
		if r.Body == "CPIC" && r.Date != "2026-08-13" {
			kept[r.Drug]++
		}
	}
	if len(rows) != 2115 || len(names) != 107 || !maps.Equal(kept, map[string]int{"ondansetron": 22, "tropisetron": 22}) {
		t.Errorf("%d rows of %d drugs; rows of other editions: %v", len(rows), len(names), kept)
	}
}

// repairedFacts are the facts that the structured table had derived by pattern and that say something else than the
// body's text ("consider a 25 % reduction" is not "start with 75 %"), as drug, before and after.
func repairedFacts(t *testing.T) map[string]bool {
	t.Helper()
	all, err := os.ReadFile("testdata/repaired_facts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string]bool)
	for line := range strings.Lines(string(all)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		for drug := range strings.SplitSeq(cells[0], ",") {
			known[drug+"|"+unspaced(cells[1])+"|"+unspaced(cells[2])] = true
		}
	}
	return known
}

// toldApart are rows of the FDA that the structured facts call a reduction where the table says to adjust the
// dose, or only to see the label; those that say to avoid the medicine in one situation only; and those for
// carriers of an allele that the facts key by one diplotype.
func toldApart(f map[string]string) (action, lookup string) {
	action, lookup = f["primary_action"], f["lookup"]
	switch {
	case f["facts"] == "DOSE=per label" && (f["drug"] == "siponimod" || f["drug"] == "phenytoin"):
		action = "SEE_LABEL"
	case f["facts"] == "DOSE=per label", action == "REDUCE_DOSE" && (f["drug"] == "eliglustat" || f["drug"] == "warfarin"):
		action = "ADJUST_DOSE"
	case strings.HasPrefix(f["facts"], "AVOID[") && !strings.Contains(f["facts"], ";"):
		action = "CONDITIONAL"
	}
	switch {
	case lookup == "CYP4F2=carrier:rs2108622 T (V433M)":
		lookup = "CYP4F2=carrier:*3"
	case strings.HasSuffix(f["drug"], "phenytoin") && lookup == "CYP2C9=diplotype:*1/*3":
		lookup = "CYP2C9=carrier:*3"
	}
	return action, lookup
}

// TestFDAAgrees: the rows of the FDA's table of 2026-08 are held, in their sections; each of its 124
// entries is a pair, and has rows unless the program does not hold the gene.
func TestFDAAgrees(t *testing.T) {
	b := load(t)
	a, memo := b.advisor(), map[string][]drugs.Result{}
	for _, f := range tabletest.Rows(t, newestFacts+"recs_structured_new.tsv") {
		if f["source"] == "CPIC" {
			continue
		}
		var action string
		action, f["lookup"] = toldApart(f)
		r := held(t, b.Recommendations, "FDA", f)
		if r == nil {
			continue
		}
		if r.PrimaryAction != action || strings.Join(r.Facts, ";") != unspaced(f["facts"]) || r.Date != "2026-08-13" || r.URL == "" {
			t.Errorf("FDA %s %s: %+v, the facts say %v", f["drug"], f["lookup"], *r, f)
		}
		shown(t, a, memo, r)
	}
	labels := map[string]int{}
	for _, r := range b.Recommendations {
		if r.Strength == "label" {
			labels[r.Source]++
			shown(t, a, memo, &r)
		}
	}
	if diff := cmp.Diff(map[string]int{"fda-labels": 4, "fda-biomarkers": 16, "siponimod-label": 2, "rexulti-label": 1}, labels); diff != "" {
		t.Errorf("rows of labels: %s", diff)
	}
	notHeld := []string{"BCHE", "HLA-DRB1", "HLA-DQA1", "UGT2B17"}
	sections := map[string]int{}
	entries := tabletest.Rows(t, newestFacts+"fda_associations_2026-08.tsv")
	for _, f := range entries {
		sections[f["section"]]++
		drug := strings.ToLower(strings.TrimSuffix(strings.ReplaceAll(f["drug"], " and ", " / "), "-hziy"))
		for gene := range strings.SplitSeq(strings.ReplaceAll(f["gene"], "Nonspecific (NAT)", "NAT2"), " and/or ") {
			named := slices.ContainsFunc(b.Pairs, func(p knowledge.GeneDrugPair) bool {
				return p.Body == "FDA" && p.Gene == gene && p.Drug == drug && strings.HasPrefix(p.Level, "section "+f["section"]) && p.HasRows != slices.Contains(notHeld, gene)
			})
			rows := slices.ContainsFunc(b.Recommendations, func(r knowledge.Recommendation) bool {
				_, asks := r.Lookup[gene]
				return r.Body == "FDA" && r.Drug == drug && asks && r.Strength == "section "+f["section"]
			})
			if !named || rows == slices.Contains(notHeld, gene) {
				t.Errorf("%s with %s, section %s: pair %v, rows %v", drug, gene, f["section"], named, rows)
			}
		}
	}
	if len(entries) != 124 || sections["1"] != 62 || sections["2"] != 22 || sections["3"] != 40 {
		t.Errorf("%d entries, by section %v", len(entries), sections)
	}
}

// TestEditions: every row has the date of its body's edition, and one of an older edition than the
// body's newest says so.
func TestEditions(t *testing.T) {
	newest := map[string]string{"CPIC": "2026-08-13", "DPWG": "2026-07-13", "FDA": "2026-08-13"}
	older := map[string]int{}
	for _, r := range load(t).Recommendations {
		old := r.Date < newest[r.Body]
		if r.Date == "" || r.Date > newest[r.Body] || old != (r.Newest == newest[r.Body]) || !old && r.Newest != "" {
			t.Errorf("row %d: edition %s, newest %q", r.Row, r.Date, r.Newest)
		}
		if old && r.Currency == "current" || !old && r.Currency == "older_edition" {
			t.Errorf("row %d of %s is called %s", r.Row, r.Date, r.Currency)
		}
		if old {
			older[r.Body]++
		}
	}
	t.Logf("rows of older editions: %v", older)
}

// TestEveryPhenotypeOfEveryPair: for each pair and each phenotype or score that the gene's rules
// produce, the program's action is the most urgent of the rows that the facts hold for it.
func TestEveryPhenotypeOfEveryPair(t *testing.T) {
	rows := newestRows(t)
	b := load(t)
	a := b.advisor()
	pairs, cells := map[string]bool{}, 0
	for gene, produced := range produced(t) {
		for _, d := range produced {
			results := a.Advise([]pgx.Result{{Gene: gene, Source: pgx.FromVCF, Recommendation: []pgx.Diplotype{d}}}, patient.Medicines{})
			want := map[string]drugs.Action{}
			for _, f := range rows {
				if !fits(lookupOf(f["lookup"]), gene, d) {
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

// newestRows are the rows of CPIC and the DPWG as the newest facts have them: drug, lookup and action.
func newestRows(t *testing.T) []map[string]string {
	t.Helper()
	all := tabletest.Rows(t, newestFacts+"dpwg_2026-07.tsv")
	newer := tabletest.Rows(t, newestFacts+"recs_structured_new.tsv")
	has := map[string]bool{}
	for _, f := range newer {
		if f["source"] == "CPIC" {
			all = append(all, f)
			has[f["drug"]+fmt.Sprint(lookupOf(f["lookup"]))] = true
		}
	}
	for _, f := range tabletest.Rows(t, newestFacts+"recommendations_changed.tsv") {
		if f["drug"] == "ondansetron" || f["drug"] == "tropisetron" {
			all = append(all, map[string]string{"drug": f["drug"], "lookup": f["key"], "primary_action": f["new_action"]})
			has[f["drug"]+fmt.Sprint(lookupOf(f["key"]))] = true
		}
	}
	for _, f := range tabletest.Rows(t, recommendationFacts+"recommendations.tsv") {
		sertraline := f["drug"] == "sertraline" && f["currency"] == "inferred"
		if !has[f["drug"]+fmt.Sprint(lookupOf(f["lookup"]))] && f["currency"] != "superseded" && (f["source"] == "CPIC" || sertraline) {
			all = append(all, f)
		}
	}
	return all
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

// bundledGenes are the pharmacogenes, once load has read the base.
var bundledGenes []knowledge.Pharmacogene

// produced lists what the rules of each gene can give, one diplotype for each set of keys.
func produced(t *testing.T) map[string][]pgx.Diplotype {
	t.Helper()
	load(t)
	all := map[string][]pgx.Diplotype{}
	for _, g := range bundledGenes {
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
