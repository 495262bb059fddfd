package compose

import (
	"cmp"
	"slices"

	"allelens/report"
	"allelens/variants/germline"
	"allelens/variants/risk"
)

// noFigures says why there is no risk curve of a gene; nil where there is one.
func (b *builder) noFigures(g germline.Gene) *report.Note {
	if slices.ContainsFunc(b.f.Risk.Curves, func(c risk.Curve) bool { return c.Gene == g.Gene }) {
		return nil
	}
	code := string(g.Conclusion)
	switch g.Conclusion {
	case germline.PathogenicFound:
		code = b.withoutCurve(g)
	case germline.ProbableFound:
		code = "probable_only"
	case germline.NotAssessed:
		if slices.ContainsFunc(g.Findings, func(f germline.Finding) bool { return f.Pathogenic() && failed(f) }) {
			code = failedOnly
		}
	}
	key := "report.no_figures." + code
	if !b.Has(key) {
		key = "risk.suppressed." + code
	}
	return &report.Note{Code: code, Text: b.Text(key)}
}

// failedOnly is the code of a gene whose only disease-causing variant was seen in a call that failed.
const failedOnly = "filtered_only"

// withoutCurve is why no curve is given of a gene with a disease-causing variant.
func (b *builder) withoutCurve(g germline.Gene) string {
	of := b.f.Risk
	switch {
	case !slices.ContainsFunc(g.Findings, sure) && len(g.Events(germline.PathogenicFound)) == 0:
		return cmp.Or(of.Suppressed, "joint")
	case of.Suppressed != "":
		return of.Suppressed
	case slices.ContainsFunc(of.Left, func(l risk.Left) bool { return l.Gene == g.Gene }):
		return "left_out"
	case slices.ContainsFunc(of.Figures, func(f risk.Figure) bool { return f.Gene == g.Gene }):
		return "no_curve"
	}
	return "no_study"
}
