package pdf

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/reporttest"
	"allelens/report/text"
)

// TestActionsStandOnOnePage however many medicines need action and however much is said of them;
// what finds no room is counted.
func TestActionsStandOnOnePage(t *testing.T) {
	sections := []string{document.SectionSummary, document.SectionActions, document.SectionSignature}
	title := text.English().Text("pdf.section.actions")
	word := rapid.StringMatching(`[a-z]{2,13}`)
	some := func(t *rapid.T, most int, label string) string {
		return strings.Join(rapid.SliceOfN(word, 1, most).Draw(t, label), " ")
	}
	rapid.Check(t, func(t *rapid.T) {
		r := reporttest.Sample()
		like := r.Drugs[1]
		r.Drugs = nil
		for i := range rapid.IntRange(1, 60).Draw(t, "medicines") {
			d := like
			d.Drug, d.Action, d.NeedsAction, d.Attention, d.Needs = fmt.Sprintf("%s %d", word.Draw(t, "medicine"), i), "avoid", true, true, nil
			d.OnMedicationList, d.Status = rapid.Bool().Draw(t, "listed"), rapid.SampledFrom([]string{"", "taken", "planned"}).Draw(t, "status")
			d.Headline = some(t, 14, "headline")
			d.Results = []report.DrugGene{{Gene: "CYP2C19", Diplotype: rapid.SampledFrom([]string{"*1/*2", "*2/*17", "rs9923231 variant (T)/rs9923231 variant (T)"}).Draw(t, "diplotype")}}
			rec := like.Recommendations[0]
			rec.Action, rec.Applies, rec.Text = "avoid", "", some(t, 45, "text")
			d.Recommendations = []report.Recommendation{rec}
			r.Drugs = append(r.Drugs, d)
		}
		all, err := Pages(r, sections)
		if err != nil {
			t.Fatal(err)
		}
		on, named := 0, 0
		for i := range all {
			said := words(all[i : i+1])
			if !strings.Contains(said, text.English().Text("pdf.actions.caution")) && !strings.Contains(said, title) {
				continue
			}
			on++
			for _, d := range r.Drugs {
				if strings.Contains(said, strings.Fields(d.Drug)[1]) {
					named++
				}
			}
		}
		if on != 1 || named == 0 {
			t.Fatalf("%d medicines are on %d pages, %d of them named", len(r.Drugs), on, named)
		}
	})
}
