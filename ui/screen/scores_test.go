package screen

import (
	"strings"
	"testing"

	"allelens/report/reporttest"
)

// TestScoresAreFolded: scores stand below all else of the gene, folded; unfolded they say result or reason. Without consent there is no word of them.
func TestScoresAreFolded(t *testing.T) {
	r := reporttest.Sample()
	r.Scores = reporttest.Scores()
	s := newStage(t, r)
	got := s.show(Cancer, "BRCA1")
	s.has(got, "Polygenic scores", "A score does not change care by itself; enter it in CanRisk.")
	if strings.Contains(got, "z 1.20") {
		t.Error("a score is told before it is asked for")
	}
	c := &cancer{report: r, host: &host{}, scores: true}
	told := strings.ReplaceAll(words(c.scoreParts()...), " ", "") // laid out without width
	for _, want := range []string{"z 1.20 (0.98 to 1.42), percentile 88", "No score: 4 of 36 sites", "Breast cancer, 307 variants"} {
		if !strings.Contains(told, strings.ReplaceAll(want, " ", "")) {
			t.Errorf("no %q", want)
		}
	}
	if w := c.whyScore(r.Scores[0])(); w.Empty() || !strings.Contains(w.String(), "score_model 1") || !strings.Contains(w.String(), "1:7917076 G>A") {
		t.Error(w.String())
	}
	c.report = reporttest.Sample()
	if cards := c.scoresCards(); cards != nil {
		t.Error("a card without scores")
	}
}
