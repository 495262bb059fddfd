package compose

import (
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/text"
)

// TestReliance: "none found" is relied on where all was read, in part where something is assumed or open, and never where a call
// failed or a VCF does not settle the gene.
func TestReliance(t *testing.T) {
	b := &builder{Catalogue: text.English()}
	exons := []report.Exon{{Number: 10, Bases: 100, Assessed: 100}, {Number: 11, Bases: 200, Assessed: 160}}
	whole := report.CancerGene{Gene: "G", Conclusion: "none_found", AssessedBases: 300, TotalBases: 300}
	assumed, part, found, failed := whole, whole, whole, whole
	assumed.AssumedBases = 12
	part.Conclusion, part.AssessedBases, part.Exons = "not_assessed", 260, exons
	found.Conclusion, found.AssessedBases, found.Exons = "pathogenic_found", 260, exons
	failed.Conclusion, failed.ConclusionText = "not_assessed", "a variant was called, but the call failed"
	for _, c := range []struct {
		gene   report.CancerGene
		answer string
		says   string
		exons  int
	}{
		{whole, "yes", "All 300 coding bases were read. Large changes are not excluded.", 0},
		{assumed, "in_part", "12 count as reference by declaration", 0},
		{part, "no", "40 of 300 coding bases were not read. Not read: exon 11 (40 of 200).", 1},
		{found, "found", "Not read: exon 11 (40 of 200).", 1},
		{failed, "no", "but the call failed", 0},
	} {
		got := b.relianceOfCancer(c.gene, false)
		if got.Answer != c.answer || !strings.Contains(got.Text, c.says) || len(got.UnreadExons) != c.exons {
			t.Errorf("%+v, want %s with %q", got, c.answer, c.says)
		}
		if got.Answer != "yes" && got.Badge.Tone == report.ToneStandard {
			t.Errorf("%s is green", got.Answer)
		}
	}
	gene := report.Pharmacogene{Gene: "P", Source: "vcf", SitesCalled: 5, SitesTotal: 5, Brief: report.GeneBrief{Group: "none"}}
	open, seen, none, outside := gene, gene, gene, gene
	open.CannotExclude = []string{"*3"}
	seen.Unsettled, seen.Result = []report.Unsettled{{}}, "*2A was seen, but the call failed: repeat"
	none.Brief.Group, none.Result = "no_result", "not settled by small variants (5 of 5 sites read): order a test that counts copies"
	outside.Source = "outside"
	for answer, g := range map[string]report.Pharmacogene{"yes": gene, "in_part": open, "elsewhere": outside} {
		if got := b.relianceOfGene(g); got.Answer != answer {
			t.Errorf("%+v, want %s", got, answer)
		}
	}
	for _, g := range []report.Pharmacogene{seen, none} {
		if got := b.relianceOfGene(g); got.Answer != "no" || !strings.Contains(strings.ToLower(got.Text), g.Result[3:]) || got.Badge.Sign != report.OpenSquare {
			t.Errorf("%+v", got)
		}
	}
}
