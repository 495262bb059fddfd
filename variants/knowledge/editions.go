package knowledge

import "context"

// Edition is what a part of the base holds of one date of one source. Only parts that age are listed: classes,
// definitions of alleles, guidance on medicines, programmes of care. Studies do not age.
type Edition struct {
	Part   string // "classes", "definitions", "guidance", "programme"
	Of     string // the gene or the body; "" for definitions
	Source string // id
	Date   string
	Rows   int
}

// Editions lists them by part, gene or body, and date.
func (b *Base) Editions(ctx context.Context) ([]Edition, error) {
	return list(ctx, b, `
		SELECT 'classes' part, gene of, source, date, count(*) FROM classification WHERE class_unknown = 0 AND date <> '' GROUP BY gene, source, date
		UNION ALL SELECT 'definitions', '', source, date, count(*) FROM definition WHERE date <> '' GROUP BY source, date
		UNION ALL SELECT 'guidance', body, source, date, count(*) FROM recommendation WHERE currency <> 'superseded' AND date <> '' GROUP BY body, source, date
		UNION ALL SELECT 'programme', body, source, date, count(*) FROM management WHERE date <> '' GROUP BY body, source, date
		ORDER BY part, of, date, source`,
		func(e *Edition) []any { return []any{&e.Part, &e.Of, &e.Source, &e.Date, &e.Rows} })
}
