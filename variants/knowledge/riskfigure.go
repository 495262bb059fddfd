package knowledge

import "context"

// RiskFigure is a published figure that is no curve: carriers compared with people without a variant, or what
// holds for people whom the curves do not concern.
type RiskFigure struct {
	Origin
	Gene, Sex, Cancer string
	First             string  // the cancer that came first, where the figure is for after it
	Surgery           string  // the organs removed, "breasts" or "ovaries", where it is for after that
	Measure           string  // "relative risk", "standardised incidence ratio", "hazard ratio", "risk", "risk lowered", "no evidence"
	Years             int     // since the first cancer; 0 where the figure is not over a time
	Value             float64 // a ratio, or percent of "risk" and "risk lowered"; -1 where only a range is given
	Low, High         float64 // the range, -1 where the source gives none
	Who               string  // code of the people or cancers studied, where the study tells them apart
	Study, PMID       string
}

// Compared reports whether the figure compares carriers with others, and is not for after a cancer or surgery.
func (f RiskFigure) Compared() bool { return f.First == "" && f.Surgery == "" }

// RiskFigures lists the published figures that are no curves, of all genes.
func (b *Base) RiskFigures(ctx context.Context) ([]RiskFigure, error) {
	return list(ctx, b, `SELECT `+origin+`, gene, sex, cancer, first, surgery, measure, coalesce(years, 0), coalesce(value, -1.0), coalesce(low, -1.0),
		coalesce(high, -1.0), who, study, pmid FROM risk_figure ORDER BY id`, func(f *RiskFigure) []any {
		return append(f.of("risk_figure"), &f.Gene, &f.Sex, &f.Cancer, &f.First, &f.Surgery, &f.Measure, &f.Years, &f.Value, &f.Low, &f.High,
			&f.Who, &f.Study, &f.PMID)
	})
}
