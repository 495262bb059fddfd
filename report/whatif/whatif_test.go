package whatif_test

import (
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/report/text"
	"allelens/report/whatif"
)

// TestChanges: what differs is told in the report's words, and that nothing does is a sentence.
func TestChanges(t *testing.T) {
	changes := func(edit func(*report.Report)) []string {
		after := reporttest.Sample()
		edit(after)
		return whatif.Changes(text.Default(), reporttest.Sample(), after)
	}
	if got := changes(func(*report.Report) {}); !slices.Equal(got, []string{"No figure, recommendation or medicine changes."}) {
		t.Errorf("nothing differs: %v", got)
	}
	got := strings.Join(changes(func(r *report.Report) {
		r.RisksLeftOut = append(r.RisksLeftOut, report.RiskLeftOut{Gene: "BRCA1", Cancer: "ovarian", Code: "removed", Text: "Ovaries removed: no figure."})
		r.Management = slices.DeleteFunc(r.Management, func(m report.Management) bool { return m.Organ == "ovary" && !m.Beside })
		r.Drugs[0].Badge.Word = "Otherwise"
	}), "\n")
	for _, want := range []string{"Ovaries removed: no figure.", "leave the list.", reporttest.Sample().Drugs[0].Drug + ": ", "→ Otherwise"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
}

// TestChangesTellWhatIsGone: a figure, or advice under the same badge, that is told no more or otherwise is a change.
func TestChangesTellWhatIsGone(t *testing.T) {
	for name, edit := range map[string]func(*report.Report){
		"curve":    func(r *report.Report) { r.Risks = r.Risks[1:] },
		"medicine": func(r *report.Report) { r.Drugs = r.Drugs[1:] },
		"headline": func(r *report.Report) { r.Drugs[0].Headline = "Start with a quarter of the usual dose." },
	} {
		after := reporttest.Sample()
		edit(after)
		if got := whatif.Changes(text.Default(), reporttest.Sample(), after); len(got) != 1 || strings.HasPrefix(got[0], "No figure") {
			t.Errorf("%s: %q", name, got)
		}
	}
}
