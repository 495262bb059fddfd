package sqlite

import (
	"context"

	"allelens/variants/knowledge"
)

// Editions lists them by part, gene or body, and date.
func (b *Base) Editions(ctx context.Context) ([]knowledge.Edition, error) {
	return list(ctx, b, `
		SELECT 'classes' part, gene of, source, date, count(*) FROM classification WHERE class_unknown = 0 AND date <> '' GROUP BY gene, source, date
		UNION ALL SELECT 'definitions', '', source, date, count(*) FROM definition WHERE date <> '' GROUP BY source, date
		UNION ALL SELECT 'guidance', body, source, date, count(*) FROM recommendation WHERE currency <> 'superseded' AND date <> '' GROUP BY body, source, date
		UNION ALL SELECT 'programme', body, source, date, count(*) FROM management WHERE date <> '' GROUP BY body, source, date
		ORDER BY part, of, date, source`,
		func(e *knowledge.Edition) []any { return []any{&e.Part, &e.Of, &e.Source, &e.Date, &e.Rows} })
}
