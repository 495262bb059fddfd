package knowledge

import (
	"context"

	"allelens/variants"
)

// past fills in what a classification's allele was before, and where a ClinVar file that the clinic
// brought holds it. pos38 is the allele's position in GRCh38.
func (b *Base) past(ctx context.Context, c *Classification, pos38 int, a variants.Allele) (err error) {
	c.History, err = list(ctx, b, `SELECT `+origin+`, class, class_text, coalesce(stars, -1) FROM class_history
		WHERE pos38 = ? AND ref = ? AND alt = ? AND gene = ? ORDER BY id`, func(e *EarlierClass) []any {
		return append(e.of("class_history"), &e.Class, &e.ClassText, &e.Stars)
	}, pos38, a.Ref, a.Alt, c.Gene)
	if err != nil {
		return err
	}
	brought, err := list(ctx, b, `SELECT `+origin+`, coalesce(line, 0) FROM clinvar_line WHERE classification = ?`,
		func(l *ClinVarLine) []any { return append(l.of("clinvar_line"), &l.Line) }, c.Row)
	if len(brought) > 0 {
		c.Brought = &brought[0]
	}
	return err
}
