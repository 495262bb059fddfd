package compose

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/report/guidance"
	"allelens/report/reporttest"
	"allelens/report/text"
	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/tabletest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// conditionalAdvisor is an advisor on the bundled rows and answers, with its rows.
func conditionalAdvisor(t *testing.T) (*drugs.Advisor, []knowledge.Recommendation) {
	t.Helper()
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	var b drugs.Base
	for _, load := range []func() error{
		func() (err error) { b.Recommendations, err = base.Recommendations(t.Context()); return err },
		func() (err error) { b.Drugs, err = base.Drugs(t.Context()); return err },
		func() (err error) { b.Conditions, err = base.Conditions(t.Context()); return err },
		func() (err error) { b.Modulators, err = base.Modulators(t.Context()); return err },
	} {
		if err := load(); err != nil {
			t.Fatal(err)
		}
	}
	return drugs.New(b), b.Recommendations
}

// adviseRow is what is said of a drug under the keys of a row.
func adviseRow(a *drugs.Advisor, drug string, lookup map[string]string) drugs.Result {
	var genes []pgx.Result
	for gene, key := range lookup {
		genes = append(genes, pgx.Result{Gene: gene, Source: pgx.FromVCF, Recommendation: []pgx.Diplotype{{Label: "A", Phenotype: key, LookupKeys: []string{key}}}})
	}
	results := a.Advise(genes, patient.Medicines{})
	return results[slices.IndexFunc(results, func(r drugs.Result) bool { return r.Drug.Name == drug })]
}

// saysOf is what a body says in a result.
func saysOf(r drugs.Result, body string) string {
	var said []string
	for _, m := range r.Matches {
		if m.Body == body {
			said = append(said, guidance.Row(text.English(), m))
		}
	}
	return strings.Join(said, " / ")
}

// TestRowsOnceMisread goes over the rows whose conditions were not tied to their action, and holds for each what is
// printed while nothing is known and under each answer against the golden file, which a pharmacist can read.
func TestRowsOnceMisread(t *testing.T) {
	a, rows := conditionalAdvisor(t)
	b := &builder{Catalogue: text.English()}
	n := 0
	told := map[string][]string{} // by text
	for _, f := range tabletest.Rows(t, "../../../shared/facts/pgx/2026/dpwg_changes.tsv") {
		if f["verdict"] != "our facts incomplete or misread, text same" {
			continue
		}
		n++
		i := slices.IndexFunc(rows, func(r knowledge.Recommendation) bool {
			return r.Body == "DPWG" && r.Drug == f["drug"] && len(r.Lookup) == 1 && r.Lookup[f["gene"]] == f["key"] && r.Currency != "superseded"
		})
		if i < 0 {
			t.Errorf("%s %s %s: no row", f["drug"], f["gene"], f["key"])
			continue
		}
		r := adviseRow(a, f["drug"], rows[i].Lookup)
		lines := []string{"  unknown: " + saysOf(r, "DPWG")}
		for _, q := range r.Questions {
			before := len(lines)
			said := map[string]bool{}
			for _, branch := range q.Branches {
				for _, code := range branch.Answers {
					words := saysOf(branch.Result, "DPWG")
					said[words] = true
					lines = append(lines, fmt.Sprintf("  %s, %s: %s", q.About, b.answerWords(q.About, code), words))
				}
			}
			if len(said) == 1 { // it is another body that asks
				lines = lines[:before]
			}
		}
		words := f["drug"] + " " + f["gene"] + "\n" + strings.Join(lines, "\n")
		told[words] = append(told[words], f["key"])
	}
	if n != 88 {
		t.Errorf("%d rows, want 88", n)
	}
	var all []string
	for words, keys := range told {
		name, rest, _ := strings.Cut(words, "\n")
		all = append(all, name+" "+strings.Join(keys, ", ")+"\n"+rest+"\n")
	}
	slices.Sort(all)
	reporttest.Golden(t, *update, "testdata/golden/conditions.txt", strings.Join(all, "\n"))
}

// TestEveryBranchIsWorded: under each answer to each question that a row asks there are words for all that it says, no
// sentence is too long, and nothing is left of the condition that the answer settles.
func TestEveryBranchIsWorded(t *testing.T) {
	a, rows := conditionalAdvisor(t)
	b := &builder{Catalogue: text.English()}
	seen, branches := map[string]bool{}, 0
	for _, r := range rows {
		key := r.Drug + r.Body + strings.Join(r.Facts, ";")
		if seen[key] || r.Currency == "superseded" || r.Population == "" && !strings.ContainsAny(strings.Join(r.Facts, ";"), "[:") {
			continue
		}
		seen[key] = true
		for _, q := range b.questions(adviseRow(a, r.Drug, r.Lookup)) {
			branches += len(q.Branches)
			for _, branch := range q.Branches {
				for _, s := range append(slices.Clone(branch.Says), branch.Headline, branch.Text, q.Text) {
					if strings.Contains(s, "‹") || s == "" {
						t.Errorf("%s, %s, %v: %q", r.Drug, q.About, branch.Answers, s)
					}
					if _, said, composed := strings.Cut(s, ": "); composed && slices.Contains(branch.Says, s) {
						s = said
					}
					for _, long := range reporttest.TooLong(s) {
						if s == branch.Headline { // composed of sentences that are held elsewhere, and a population
							continue
						}
						t.Errorf("%s: %s", r.Drug, long)
					}
				}
			}
		}
	}
	if branches < 200 {
		t.Errorf("%d branches only", branches)
	}
}
