package screen

import (
	"strings"
	"testing"

	"allelens/report/reporttest"
	"allelens/ui/command"
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

// TestAnEventLeadsOn: over the exons of its gene an event is drawn; from its head the line is found, and what MLPA shows is entered.
func TestAnEventLeadsOn(t *testing.T) {
	s := newStage(t, reporttest.Cases()["structural"])
	s.has(s.show(Cancer, ""), "BRCA1 deletion of exons 18 to 19", say("ui.cancer.over"), "to scale on the chromosome (GRCh38)", "8,510 bases deleted")
	content := s.screens[Cancer].Content()
	s.press(content, say("ui.cancer.line")+"  ›")
	if s.host.route != at(Variants, "BRCA1 Deletion of exons 18 to 19") {
		t.Errorf("the line leads to %+v", s.host.route)
	}
	s.press(content, say("ui.cancer.copies"))
	if !s.host.asked(command.CopyNumber) {
		t.Errorf("asked for %q", s.host.done)
	}
}
