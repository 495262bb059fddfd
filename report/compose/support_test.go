package compose

import (
	"testing"

	"allelens/report/text"
	"allelens/variants/germline"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
)

// TestSupportOfTheRegion: bodies of the programme's region for who carries the gene's change, or probably does; nobody's without a
// region, and none for another gene, an uncertain change, or a row whose page was not read.
func TestSupportOfTheRegion(t *testing.T) {
	read, unread := knowledge.Origin{Table: "support", Verified: true}, knowledge.Origin{Table: "support"}
	held := []knowledge.Support{
		{Origin: read, Region: "UK", Country: "UK", Name: "A", Site: "a", Genes: "G;H"}, {Origin: read, Region: "US", Country: "US", Name: "B", Site: "b", Genes: "G"},
		{Origin: unread, Region: "UK", Country: "UK", Name: "C", Site: "c", Genes: "G"},
	}
	programme := []knowledge.ManagementItem{{Origin: knowledge.Origin{Table: programmes}, Gene: "G", Body: "NHS", Region: "UK"}}
	asked := patient.New()
	asked.Bodies = []string{"NCCN"}
	for name, c := range map[string]struct {
		gene       string
		conclusion germline.Conclusion
		of         []knowledge.ManagementItem
		stated     patient.Case
		want       string
	}{
		"carrier":         {"G", germline.PathogenicFound, programme, patient.New(), "A"},
		"probable, asked": {"G", germline.ProbableFound, nil, asked, "B"},
		"no region":       {"G", germline.ProbableFound, nil, patient.New(), ""},
		"uncertain":       {"G", germline.UncertainFound, nil, asked, ""},
		"another gene":    {"X", germline.PathogenicFound, programme, patient.New(), ""},
	} {
		f := &interpret.Findings{Case: c.stated, Support: held, Bodies: []interpret.Body{{Name: "NCCN", Region: "US"}}}
		f.Risk.ForCarriers = c.of
		b := &builder{Catalogue: text.English(), f: f, found: []lead{{gene: c.gene, conclusion: c.conclusion}}}
		got := ""
		for _, s := range b.support() {
			got += s.Name
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
