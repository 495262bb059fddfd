package pgx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
	"allelens/variants/tabletest"
)

// What ClinPGx changed since PharmCAT 3.1.1 (data of 2026-07 against 2025-11) changes results. Every
// result that differs is listed by name in newerList, with PharmCAT's and ours and the alleles behind it;
// scores, which count positions, are compared with the added positions taken off.
const (
	newerList  = "testdata/newer_than_pharmcat.tsv"
	newerFacts = "../../../shared/facts/pgx/2026/"
)

// addedPositions counts the positions that the genes' reference alleles gained.
var addedPositions = map[string]int{"CYP2C9": 5, "CYP2D6": 1, "CYP3A4": 4, "CYP3A5": 2, "NUDT15": 2, "RYR1": 6, "TPMT": 2}

// withAdded is the peer's scores of diplotypes with what added positions give.
func withAdded(gene, diplotypes, scores string) string {
	reference := "*1"
	if gene == "RYR1" {
		reference = "Reference"
	}
	ds, ss := list(diplotypes, " | "), list(scores, " | ")
	for i := range ss {
		n, err := strconv.Atoi(ss[i])
		if err != nil || i >= len(ds) {
			return scores
		}
		for name := range strings.SplitSeq(ds[i], "/") {
			if name == reference {
				n += addedPositions[gene]
			}
		}
		ss[i] = strconv.Itoa(n)
	}
	return strings.Join(ss, " | ")
}

// newer is the list: case and what is compared, to what is got and wanted.
func newer(t *testing.T) map[string]string {
	t.Helper()
	listed := make(map[string]string)
	for _, r := range tabletest.Rows(t, newerList) {
		if _, twice := listed[r["case"]]; twice {
			t.Errorf("%s stands twice in %s", r["case"], newerList)
		}
		listed[r["case"]] = fmt.Sprintf("got %q, want %q", r["here"], r["pharmcat"])
	}
	return listed
}

// TestNewerListIsExplained: each listed difference names alleles whose function or definition the
// facts of 2026-07 say has changed, with the function that the base holds.
func TestNewerListIsExplained(t *testing.T) {
	changed := make(map[string]string)
	for _, r := range tabletest.Rows(t, newerFacts+"functions_changed.tsv") {
		changed[r["gene"]+" "+r["allele"]] = r["new_function"]
	}
	held := make(map[string]string)
	for _, g := range testGenes(t) {
		for _, a := range g.Alleles {
			held[g.Gene+" "+a.Name] = a.Function
		}
	}
	for _, r := range tabletest.Rows(t, newerList) {
		for because := range strings.SplitSeq(r["because"], "; ") {
			allele, function, _ := strings.Cut(because, ": ")
			if allele == "NUDT15 *3" {
				continue // *2 is withdrawn, and *3's insertion optional
			}
			if changed[allele] == "" || changed[allele] != function || held[allele] != function {
				t.Errorf("%s: %q; the facts say %q, the base %q", r["case"], because, changed[allele], held[allele])
			}
		}
	}
}

// TestDefinitionsOf2026: every allele, position, function and rule that the facts call new or changed
// is held, in both builds.
func TestDefinitionsOf2026(t *testing.T) {
	genes := testGenes(t)
	for _, r := range tabletest.Rows(t, newerFacts+"alleles_new.tsv") {
		g := genes[slices.IndexFunc(genes, func(g knowledge.Pharmacogene) bool { return g.Gene == r["gene"] })]
		name := strings.TrimSuffix(r["allele"], " (redefined)")
		a := g.Alleles[slices.IndexFunc(g.Alleles, func(a knowledge.NamedAllele) bool { return a.Name == name })]
		found := false
		for _, p := range g.Positions {
			if strconv.Itoa(p.Pos38) != r["pos38"] {
				continue
			}
			bases := strings.ReplaceAll(r["alt"], " or ", "/")
			found = strconv.Itoa(p.Pos37) == r["pos37"] && p.Ref38 == r["ref"] && p.Ref37 == r["ref37"] && a.Bases[p.ID] == bases
		}
		if want := strconv.Itoa(len(a.Defined)); !found || want != r["n_defining"] {
			t.Errorf("%s %s at %s is not held as the facts have it (%s positions)", r["gene"], name, r["pos38"], want)
		}
	}
	for _, r := range tabletest.Rows(t, newerFacts+"diplotypes_star1_changed.tsv") {
		c := one(t, r["gene"])
		one, other, _ := strings.Cut(r["diplotype"], "/")
		d := c.genes[0].describe(one, other, c.genes[0].byName[one], c.genes[0].byName[other])
		if d.Phenotype != r["new_phenotype"] {
			t.Errorf("%s %s: %q, the facts say %q", r["gene"], r["diplotype"], d.Phenotype, r["new_phenotype"])
		}
	}
	for _, r := range tabletest.Rows(t, newerFacts+"phenotype_changed.tsv") {
		rule := one(t, r["gene"]).genes[0].rules[[2]string{r["key1"], r["key2"]}]
		if r["change"] == "rule added" && (rule.Phenotype != r["new_phenotype"] || rule.LookupKey != r["new_recommendation_lookup_key"]) {
			t.Errorf("%s, %s and %s: %q, the facts say %q", r["gene"], r["key1"], r["key2"], rule.Phenotype, r["new_phenotype"])
		}
	}
}

// TestRulesDifferByGene: one copy without function beside one of decreased function is poor in
// NUDT15, and possibly intermediate in TPMT.
func TestRulesDifferByGene(t *testing.T) {
	for diplotype, want := range map[string]string{
		"NUDT15 *3/*5": "Poor Metabolizer", "TPMT *2/*8": "Possible Intermediate Metabolizer",
		"NUDT15 *1/*6": "Intermediate Metabolizer", "TPMT *1/*7": "Intermediate Metabolizer",
		"NUDT15 *5/*8": "Intermediate Metabolizer", "TPMT *8/*8": "Intermediate Metabolizer",
		"NUDT15 *1/*2": "Intermediate Metabolizer", // withdrawn, yet laboratories report it
	} {
		gene, names, _ := strings.Cut(diplotype, " ")
		c := one(t, gene)
		qs := c.Questions()
		in := Input{OutsideCalls: []OutsideCall{{Gene: gene, Diplotype: names, Where: "x:1"}}}
		if got := c.Call(file{}.observe(qs), qs, in)[0].Phenotype; got != want {
			t.Errorf("%s: %q, want %q", diplotype, got, want)
		}
	}
}

// TestOptionalInsertion: *3 of NUDT15 is called with the insertion and without; the insertion alone is *6.
func TestOptionalInsertion(t *testing.T) {
	const insertion, missense = "rs746071566", "rs116855232"
	long, short := "AGGAGTCGGAGTC", "AGGAGTC"
	for _, test := range []struct{ insertion, missense, want string }{
		{short + "/" + short, "C/T", "*1/*3"},
		{short + "/" + long, "C/T", "*1/*3"},
		{short + "|" + long, "T|C", "*3/*6"},
		{short + "/" + long, "C/C", "*1/*6"},
		{long + "/" + long, "T/T", "*3/*3"},
		{short + "/" + long, "T/T", "*3/*3"},
		{long + "/" + long, "C/C", "*6/*6"},
	} {
		c := one(t, "NUDT15")
		qs := c.Questions()
		got := c.Call(file{sites: map[string]string{insertion: test.insertion, missense: test.missense}}.observe(qs), qs, Input{})[0]
		if l := labels(got.Diplotypes); l != test.want {
			t.Errorf("%s and %s: %s, want %s", test.insertion, test.missense, l, test.want)
		}
	}
}

// TestNeededPosition: *92 of CYP2C9 is *2 and one more change. Where that one was not read the call
// stays *2, and *92 is named as not excluded; where it was, the call follows it.
func TestNeededPosition(t *testing.T) {
	c := one(t, "CYP2C9")
	qs := c.Questions()
	const other = 94942226
	at := func(state string) Result {
		obs := file{sites: map[string]string{"rs1799853": "C/T"}}.observe(qs)
		i := slices.IndexFunc(qs, func(q ledger.Question) bool { return q.Pos[variants.GRCh38] == other })
		obs.Sites[i] = describedSite(qs[i], state)
		obs.Sites[i].Question = i
		return c.Call(obs, qs, Input{})[0]
	}
	for state, want := range map[string]string{"-": "*1/*2", "G/G": "*1/*2", "G/T": "*1/*92"} {
		got := at(state)
		if l := labels(got.Diplotypes); l != want || slices.Contains(got.CannotExclude, "*92") != (state == "-") {
			t.Errorf("%s: %s, want %s; open %v", state, l, want, got.CannotExclude)
		}
	}
}
