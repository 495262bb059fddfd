package compose

import (
	"allelens/report"
	"allelens/variants/knowledge"
)

// past tells what a variant was classified as before, and where a ClinVar file that the clinic
// brought holds it, or that it does not.
func (b *builder) past(v *report.Variant, c *knowledge.Classification) {
	for _, e := range c.History {
		stars := b.Text("report.history.no_stars")
		if e.Stars >= 0 {
			stars = b.Text("report.history.stars", "n", e.Stars)
		}
		v.History = append(v.History, report.EarlierClass{
			Date: e.Date, Classification: string(e.Class), ClassificationText: e.ClassText, Stars: known(e.Stars),
			Source: b.source(e.Source), Origin: b.origin(e.Origin),
			Text: b.Text("report.history", "date", e.Date, "class", e.ClassText, "stars", stars),
		})
	}
	switch {
	case c.Brought == nil:
	case c.Brought.Line > 0:
		v.ClinVarLine = &c.Brought.Line
	default:
		v.Notes = append(v.Notes, b.Text("report.variant.not_in_file", "file", c.Brought.Date, "date", c.Date))
	}
}
