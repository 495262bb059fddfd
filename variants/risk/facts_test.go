package risk_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/variants/tabletest"
)

// leftOutFacts are facts with a figure that have no row, with the reason.
var leftOutFacts = map[string]string{
	"10 years untreated":                      "of 2004, selected families, both genes together: later cohorts give half",
	"BRCA2 c.8187G>T (K2729N), Asians breast": "the expert panel's class is benign: an odds ratio beside it would mislead",
}

// TestNewFactsHaveRows: each figure of the facts on cancer risks is in a table, under its gene, or left out for a
// reason that is named.
func TestNewFactsHaveRows(t *testing.T) {
	held := map[string]bool{}
	for _, table := range []struct{ file, value string }{{"risk", "percent"}, {"risk_figure", "value"}, {"risk_figure", "low"}, {"reduced_risk", "value"}} {
		for _, row := range tabletest.Rows(t, "../../assets/knowledge/"+table.file+".tsv") {
			if v, err := strconv.ParseFloat(row[table.value], 64); err == nil {
				held[row["gene"]+" "+strconv.FormatFloat(v, 'g', -1, 64)] = true
			}
		}
	}
	figure := regexp.MustCompile(`[0-9]+(\.[0-9]+)?`)
	n := 0
	for _, row := range tabletest.Rows(t, tabletest.Beside(t, "../../../shared/facts/verification/new_facts.tsv")) {
		topics := []string{"prostate", "male breast", "pancreas", "stomach", "breast", "ovary", "contralateral breast"}
		value := figure.FindString(row["interval_or_value"])
		if !slices.Contains(topics, row["topic"]) || value == "" || strings.Contains(row["interval_or_value"], "every") || strings.HasPrefix(row["interval_or_value"], "from") {
			continue
		}
		n++
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			t.Fatal(err)
		}
		for _, gene := range strings.Split(strings.Fields(row["gene"])[0], "/") {
			if !held[gene+" "+strconv.FormatFloat(v, 'g', -1, 64)] && !leftOut(row) {
				t.Errorf("%s %s, %s: %s has no row", row["gene"], row["topic"], row["item"], row["interval_or_value"])
			}
		}
	}
	if n < 40 {
		t.Errorf("only %d figures", n)
	}
}

func leftOut(row map[string]string) bool {
	for words := range leftOutFacts {
		if strings.HasPrefix(row["item"], words) || strings.HasPrefix(row["gene"]+" "+row["topic"], words) {
			return true
		}
	}
	return false
}
