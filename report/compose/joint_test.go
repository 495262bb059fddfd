package compose

import (
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
)

// pair is two variants of which one is published as pathogenic, and what they do together.
func pair(phase germline.Phase) (germline.Gene, germline.Haplotype) {
	one, other := finding(knowledge.Pathogenic, variants.Variant), finding(knowledge.NotReviewed, variants.Variant)
	other.Allele.Pos, other.Classification, other.Reportable = 43124030, nil, false
	other.Name = hgvs.Name{C: "NM_007294.4:c.72_73insAT", P: "p.(Pro25IlefsTer3)", Consequence: hgvs.Frameshift}
	j := germline.Haplotype{
		Members: []germline.Finding{one, other}, Phase: phase, Restores: true,
		Name: hgvs.Haplotype{C: "NM_007294.4:c.[68_69del;72_73insAT]", P: "p.(Glu23_Pro25delinsValTyr)", Consequence: hgvs.Missense},
	}
	g := germline.Gene{Gene: "BRCA1", Conclusion: germline.PathogenicFound, AssessedBases: 5592, TotalBases: 5592, Transcript: knowledge.Transcript{RefSeq: "NM_007294.4"}}
	if phase != germline.Trans {
		one.Haplotype, other.Haplotype = &j, &j
	}
	g.Findings, g.Haplotypes = []germline.Finding{one, other}, []germline.Haplotype{j}
	return g, j
}

// TestJointIsSaid: variants that act together, or may, are flagged wherever the class of one alone
// would be acted on; where they lie apart nothing changes but that it is said.
func TestJointIsSaid(t *testing.T) {
	for _, c := range []struct {
		phase                                   germline.Phase
		outcomes                                []string
		conclusion, note, step, advice, missing string
	}{
		{germline.Cis, []string{"cis"}, "together with another one", "Together with c.72_73insAT", "judged as one change", "no decision before", "relatives testing"},
		{germline.PhaseUnknown, []string{"cis", "trans"}, "together with another one", "If c.72_73insAT lies on the same", "(reads, parents)", "no decision before", "relatives testing"},
		{germline.Trans, []string{"trans"}, "A pathogenic or likely pathogenic variant was found", "", "Offer relatives testing", "Surveillance and risk-reducing", "judged as one"},
	} {
		f := findings(germline.PathogenicFound)
		g, _ := pair(c.phase)
		f.Cancer.Genes[0] = g
		r := Build(text.English(), on("2026-11-24", f), Print{})
		gene := r.Cancer.Genes[0]
		if len(gene.Haplotypes) != 1 {
			t.Fatalf("%s: %+v", c.phase, gene.Haplotypes)
		}
		j := gene.Haplotypes[0]
		var phases []string
		for _, o := range j.Outcomes {
			phases = append(phases, o.Phase)
		}
		if j.Phase != string(c.phase) || strings.Join(phases, " ") != strings.Join(c.outcomes, " ") || !strings.Contains(j.Text, "c.68_69del, c.72_73insAT") {
			t.Errorf("%s: %+v", c.phase, j)
		}
		if c.note != "" && !has(gene.Variants[0].Notes, c.note) || c.note == "" && has(gene.Variants[0].Notes, "effect differs") {
			t.Errorf("%s: notes %q", c.phase, gene.Variants[0].Notes)
		}
		if gene.Variants[0].Classification != "pathogenic" {
			t.Errorf("%s: the class has become %s", c.phase, gene.Variants[0].Classification)
		}
		if !strings.Contains(gene.ConclusionText, c.conclusion) || !has(r.Summary.NextSteps, c.step) || has(r.Summary.NextSteps, c.missing) ||
			!strings.Contains(r.Summary.Rows[0].Discuss, c.advice) {
			t.Errorf("%s: %q; steps %q; %+v", c.phase, gene.ConclusionText, r.Summary.NextSteps, r.Summary.Rows[0])
		}
	}
}

// TestHarmlessAloneIsNoReassurance: where nothing is found but an open joint effect, the card does
// not say that nothing was found.
func TestHarmlessAloneIsNoReassurance(t *testing.T) {
	one, other := finding(knowledge.Benign, variants.Variant), finding(knowledge.Benign, variants.Variant)
	other.Allele.Pos, other.Name.C = 43124030, "NM_007294.4:c.70T>A"
	f := findings(germline.UncertainFound, one, other)
	f.Cancer.Genes[0].Haplotypes = []germline.Haplotype{{Members: []germline.Finding{one, other}, Phase: germline.PhaseUnknown, Truncates: true,
		Name: hgvs.Haplotype{C: "NM_007294.4:c.69_70delinsAA", P: "p.(Cys24Ter)", Consequence: hgvs.StopGained}}}
	r := Build(text.English(), on("2026-11-24", f), Print{})
	card := r.Summary.Cards[0]
	if card.Tone != report.ToneUnknown || card.Headline != "Together unsettled" || len(r.Summary.Rows) != 2 || !strings.Contains(r.Cancer.Genes[0].ConclusionText, "harmless alone") {
		t.Errorf("%+v, rows %+v, %q", card, r.Summary.Rows, r.Cancer.Genes[0].ConclusionText)
	}
}
