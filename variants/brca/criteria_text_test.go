package brca_test

import (
	"bufio"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestReasonsHaveWords: every reason that the rules can give stands in the catalogue of texts,
// with no value in it that the rules do not hand over.
func TestReasonsHaveWords(t *testing.T) {
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
	for _, f := range everyFinding(t) {
		for _, c := range f.Evidence {
			seen[c.Why] = true
			text, ok := words[c.Why]
			for _, v := range c.Values {
				text = strings.ReplaceAll(text, "{"+v.Name+"}", v.Text)
			}
			if !ok || hole.MatchString(text) {
				t.Fatalf("%s %s: no words, or a value is missing: %q", f.Name.C, c.Why, text)
			}
			if c.Strength != "" && words["criterion.strength."+c.Strength] == "" {
				t.Fatalf("no word for strength %q", c.Strength)
			}
		}
	}
	if len(seen) < 45 {
		t.Errorf("only %d reasons were given by any allele of the knowledge base: %v", len(seen), seen)
	}
}
