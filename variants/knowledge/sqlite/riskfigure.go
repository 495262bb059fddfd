package sqlite

import (
	"context"

	"allelens/variants/knowledge"
)

// RiskFigures lists the published figures that are no curves, of all genes.
func (b *Base) RiskFigures(ctx context.Context) ([]knowledge.RiskFigure, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, sex, cancer, first, surgery, measure, coalesce(years, 0), coalesce(value, -1.0), coalesce(low, -1.0),
		coalesce(high, -1.0), who, study, pmid FROM risk_figure ORDER BY id`, func(f *knowledge.RiskFigure) []any {
		return append(places(&f.Origin, "risk_figure"), &f.Gene, &f.Sex, &f.Cancer, &f.First, &f.Surgery, &f.Measure, &f.Years, &f.Value, &f.Low, &f.High,
			&f.Who, &f.Study, &f.PMID)
	})
}
