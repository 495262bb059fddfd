package document

import (
	"fmt"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/report/text"
)

// TestScoresStayWhereTheyBelong: scores stand in the annex, with their methods; a patient's pages tell of them only where the clinician turned that on,
// in plain words; no page for anybody else, and no first page, names them.
func TestScoresStayWhereTheyBelong(t *testing.T) {
	r := reporttest.Sample()
	r.Scores = reporttest.Scores()
	d, err := Of(r, []string{SectionScores})
	if err != nil || len(d.Sections) != 1 {
		t.Fatalf("%v, %d sections", err, len(d.Sections))
	}
	for _, want := range []string{"percentile 88", "No score: 4 of 36", "305/307", "1:7917076 G>A", "Σ β·g", "score_model 1", "does not change care by itself"} {
		if !strings.Contains(fmt.Sprint(d.Sections), want) {
			t.Errorf("the annex lacks %q", want)
		}
	}
	told := fmt.Sprint(Patient(r).All())
	if !strings.Contains(told, "88 have a lower score than you") || !strings.Contains(told, "88 of 100 women have a lower score.") {
		t.Error("the patient is not told what the clinician turned on")
	}
	shown := 0
	for _, page := range View(r) {
		if page.Name == PatientScores && page.Figure != nil && strings.Contains(strings.Join(page.Words(), " "), "88 have a lower score") {
			shown++
		}
	}
	if shown != 1 {
		t.Errorf("%d pages of the view show a score", shown)
	}
	p := patient{writer: writer{Report: r, words: text.Of(r.Language)}}
	said := strings.Join([]string{r.Scores[0].Patient.Text, p.t("score.patient.care"), p.t("score.patient.withheld", "cancer", "ovarian"), p.t("score.patient.picture", "n", 88)}, " ")
	for _, sentence := range strings.SplitAfter(said, ". ") {
		if g := grade(sentence); g > mostGrade {
			t.Errorf("grade %.1f: %s", g, sentence)
		}
	}
	if head := fmt.Sprint(Patient(r).Pages[0].Build(0)) + fmt.Sprint(Clinician(r).All()); strings.Contains(head, "307") || strings.Contains(head, "lower score") {
		t.Error("a score on a first page")
	}
	for i := range r.Scores {
		r.Scores[i].Patient = nil
	}
	if told := fmt.Sprint(Patient(r).All()); strings.Contains(told, "lower score") {
		t.Error("the patient is told of scores that nobody turned on")
	}
	if r.Scores = []report.Score{}; strings.Contains(fmt.Sprint(sectionsOf(t, r)), "olygenic") {
		t.Error("a trace of scores")
	}
}

func sectionsOf(t *testing.T, r *report.Report) []Section {
	t.Helper()
	d, err := Of(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d.Sections
}
