package screen

import (
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
)

// TestScreenSaysWhyThereAreNoFigures: in the model's words. BRCA1 p.Arg1699Gln, whose carriers have lower risks than the
// gene's figures say, is not answered by asking for the sex.
func TestScreenSaysWhyThereAreNoFigures(t *testing.T) {
	r := reporttest.Sample()
	r.Risks, r.Case.Sex = nil, "unspecified"
	v := &r.Cancer.Genes[0].Variants[0]
	v.HGVSC, v.HGVSP, v.Withheld = "NM_007294.4:c.5096G>A", "p.(Arg1699Gln)", "reduced_penetrance"
	r.Cancer.Genes[0].NoFigures = &report.Note{Code: "reduced_penetrance", Text: "Carriers of this variant have lower risks than the gene’s figures say."}
	s := newStage(t, r)
	got := s.show(Cancer, "BRCA1")
	s.has(got, "Carriers of this variant have lower risks than the gene’s figures say.", "p.(Arg1699Gln)")
	if strings.Contains(got, "Give the sex") {
		t.Error("the screen asks for the sex")
	}
}

// TestMarksAreTheModels: what is to be confirmed, and which gene comes first, is not decided by a screen.
func TestMarksAreTheModels(t *testing.T) {
	r := reporttest.Sample()
	depth, v := 3, &r.Cancer.Genes[0].Variants[0]
	v.Depth, v.Filter, v.ToConfirm = &depth, "not applied", nil
	r.Pharmacogenes[0].Sites[1].ToConfirm = &report.Note{Code: "low_depth", Text: "Only 40 reads cover the place."}
	r.Cancer.Genes[0].Urgency, r.Cancer.Genes[1].Urgency = 3, 2
	if rows := variantRows(r); rows[0].confirm {
		t.Error("marked by depth or filter, though the model does not")
	}
	marked := 0
	for _, row := range variantRows(r) {
		if row.site == &r.Pharmacogenes[0].Sites[1] && row.confirm {
			marked++
		}
	}
	c := &cancer{report: r}
	if g, _ := c.chosenGene(); marked != 1 || g.Gene != "BRCA2" {
		t.Errorf("%d sites marked, %s first", marked, g.Gene)
	}
}
