package document

import (
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
)

// TestMarkedMedicines: a medicine that was marked stands on page one and says so; one that was set aside leaves the clinician's
// pages, unless it is one of the gravest.
func TestMarkedMedicines(t *testing.T) {
	told := func(harm, mark string) (words, name string) {
		r := reporttest.Sample()
		r.Drugs = slices.Clone(r.Drugs)
		i := slices.IndexFunc(r.Drugs, func(d report.Drug) bool { return !d.OnMedicationList })
		if i < 0 {
			t.Fatal("no other medicine")
		}
		d := &r.Drugs[i]
		d.Drug, d.Attention, d.NeedsAction = "exemplomab", true, true
		d.Brief.Harm, d.Brief.Mark, d.Brief.Do = harm, mark, "Take half."
		return strings.Join(wordsOfDocument(Clinician(r)), "\n"), d.Drug
	}
	for _, c := range []struct {
		harm, mark    string
		listed, marks bool
	}{
		{"adjust", "", true, false}, {"adjust", "report", true, true}, {"adjust", "dismissed", false, false},
		{"avoid", "dismissed", true, false}, {"life_threatening", "dismissed", true, false}, {"avoid", "report", true, true},
	} {
		words, name := told(c.harm, c.mark)
		if got := strings.Contains(strings.ToLower(words), name); got != c.listed {
			t.Errorf("%q, %q: listed %v", c.harm, c.mark, got)
		}
		if got := strings.Contains(words, "marked for the report"); got != c.marks {
			t.Errorf("%q, %q: marked %v", c.harm, c.mark, got)
		}
	}
}
