package compose

import (
	"strings"

	"allelens/variants/germline"
	"allelens/variants/knowledge"
)

// review is a class's review status. One that the export does not give is said to be unknown.
func (b *builder) review(c *knowledge.Classification) string {
	if c.ReviewStatus == "" && c.Stars < 0 && c.Class != knowledge.NotReviewed {
		return b.Text("report.review.unknown")
	}
	return c.ReviewStatus
}

// reduced says that carriers of a variant have lower risks than the gene's, and what is published for them; where
// its class is not settled, that nothing rests on that.
func (b *builder) reduced(f germline.Finding) []string {
	r := f.Classification.Reduced
	key, percent := "report.variant.reduced_penetrance", false
	if !f.Pathogenic() {
		key = "report.variant.reduced_unsettled"
	}
	notes := []string{b.Text(key, "source", b.source(r.Source))}
	for _, k := range r.Risks {
		key, who := strings.ReplaceAll(k.Measure, " ", "_"), ""
		if k.Who != "" {
			who = " (" + k.Who + ")"
		}
		percent = percent || !strings.HasSuffix(k.Measure, "ratio")
		notes = append(notes, b.Text("report.variant.reduced."+key, "cancer", strings.ToLower(b.Text("report.cancer."+k.Cancer)),
			"value", number(k.Value), "age", k.Age, "who", who, "study", k.Study))
	}
	if !percent {
		notes = append(notes, b.Text("report.variant.reduced.no_figure"))
	}
	return notes
}
