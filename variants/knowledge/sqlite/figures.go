package sqlite

import (
	"context"

	"allelens/variants/knowledge"
)

// Cancers lists the cancers that figures concern, in the order of a report.
func (b *Base) Cancers(ctx context.Context) ([]knowledge.Cancer, error) {
	type row struct {
		knowledge.Cancer
		canrisk string
	}
	rows, err := list(ctx, b, `SELECT `+origin+`, name, organ, site, sex, overview, colour, canrisk FROM cancer ORDER BY rank`, func(c *row) []any {
		return append(places(&c.Origin, "cancer"), &c.Name, &c.Organ, &c.Site, &c.Sex, &c.Overview, &c.Colour, &c.canrisk)
	})
	cancers := make([]knowledge.Cancer, len(rows))
	for i, r := range rows {
		r.CanRisk = split(r.canrisk, ";")
		cancers[i] = r.Cancer
	}
	return cancers, err
}

// Studies lists the studies that curves are taken from, the first one first.
func (b *Base) Studies(ctx context.Context) ([]string, error) {
	return list(ctx, b, `SELECT name FROM study WHERE priority IS NOT NULL ORDER BY priority`, func(s *string) []any { return []any{s} })
}
