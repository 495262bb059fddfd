package screen

import (
	"strings"
	"testing"

	"allelens/report/reporttest"
)

// TestProbableIsShown: what is probable stands with its next step, and the places of figures and management say
// why they are empty; neither is there.
func TestProbableIsShown(t *testing.T) {
	for name, wanted := range map[string][]string{
		"structural": {"Probable: urgent", "Deletion of exons 18 to 19", "19 to 20 in older reports", "Confirm by MLPA", "DEL", "1 of 2 copies", "none that the knowledge base holds"},
		"probable":   {"Probable: urgent", "c.2001del", "12", "ot held is not unknown"},
	} {
		r := reporttest.Cases()[name]
		r.Oncology = reporttest.Sample().Oncology
		s := newStage(t, r)
		got := s.show(Cancer, "")
		s.has(got, append(wanted, "The rest of BRCA1", "“None found” is withheld", "No risk figures", "Management", "Instead, now", "Withheld")...)
		for _, never := range []string{"From today", "within 10 years", "by age", "‹", "None found, as far"} {
			if strings.Contains(got, never) {
				t.Errorf("%s: %q is shown", name, never)
			}
		}
		s.has(s.show(Overview, ""), "Urgent", r.Summary.UrgentSteps[0], r.Summary.Rows[0].Finding, "Not assessed", "Read")
	}
}

// TestSeveralCopiesGiveNoCurves: two copies, or one in each gene, are told as the reason why there is no curve.
func TestSeveralCopiesGiveNoCurves(t *testing.T) {
	for _, name := range []string{"two_copies", "one_in_each"} {
		s := newStage(t, reporttest.Cases()[name])
		s.has(s.show(Cancer, ""), "two disease-causing copies were, or may have been, found. The studies followed carriers of one.")
	}
}
