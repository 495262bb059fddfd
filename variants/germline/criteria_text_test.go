package germline_test

import (
	"bufio"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"allelens/variants/knowledge"
)

// TestReasonsHaveWords judges all alleles of the knowledge base: every criterion is one that the
// panel uses, in a strength that it allows, from a row of the base, and its reason stands in the
// catalogue of texts with no value in it that the rules do not hand over.
func TestReasonsHaveWords(t *testing.T) {
	if testing.Short() {
		t.Skip("judges every allele of the base; not under -short")
	}
	file, err := os.Open("../../assets/text/en/criteria.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	words := map[string]string{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		key, text, _ := strings.Cut(lines.Text(), "\t")
		words[key] = text
	}
	hole := regexp.MustCompile(`\{[a-z]+\}`)
	seen := map[string]bool{}
	panel := map[string]knowledge.CriteriaCode{}
	for _, c := range specification(t, open(t).base).Codes {
		panel[c.Gene+" "+c.Code] = c
	}
	found, _ := everyFinding(t)
	for _, of := range found {
		for _, f := range of {
			for _, c := range f.Evidence {
				base := string(c.Code.Base())
				code := panel[f.Gene+" "+base]
				if !code.Applicable || c.Verdict == "met" && !slices.Contains(code.Strengths, string(c.Strength)) || c.Verdict != "met" && c.Strength != "" {
					t.Fatalf("%s: %+v is none of the panel's criteria", f.Name.C, c)
				}
				if (base == "PP3" || base == "BP4" || base == "BP7") && c.Verdict != "not_assessed" {
					t.Fatalf("%s: %s needs scores that are not bundled, and is said to be %s", f.Name.C, c.Code, c.Verdict)
				}
				if c.Source == "" || c.Table == "" || c.Row == 0 {
					t.Fatalf("%s: %s has no source", f.Name.C, c.Code)
				}
				seen[c.Why] = true
				text, ok := words[c.Why]
				for _, v := range c.Values {
					text = strings.ReplaceAll(text, "{"+v.Name+"}", v.Text)
				}
				if !ok || hole.MatchString(text) {
					t.Fatalf("%s %s: no words, or a value is missing: %q", f.Name.C, c.Why, text)
				}
				if c.Strength != "" && words["criterion.strength."+string(c.Strength)] == "" {
					t.Fatalf("no word for strength %q", c.Strength)
				}
			}
		}
	}
	if len(seen) < 45 {
		t.Errorf("only %d reasons were given by any allele of the knowledge base: %v", len(seen), seen)
	}
}
