package compose

import (
	"errors"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/pgx"
)

// ReadOutside words what pgx.Caller.Understand has made of a result.
func ReadOutside(r pgx.Result, err error) report.OutsideReading {
	b := &builder{Catalogue: text.English()}
	var problem *variants.Problem
	switch {
	case errors.As(err, &problem):
		return report.OutsideReading{Refused: b.Problem(problem)}
	case err != nil:
		return report.OutsideReading{Refused: err.Error()}
	}
	var out report.OutsideReading
	for _, n := range r.Notes {
		out.Cautions = append(out.Cautions, b.geneNote(n).Text)
	}
	if len(r.Diplotypes) == 0 {
		out.Result = b.Text("report.gene.none." + string(r.NoResult))
		return out
	}
	parts := []string{r.Diplotypes[0].Label}
	for _, s := range []string{r.Phenotype, r.ActivityScore} {
		if s != "" && s != parts[0] {
			parts = append(parts, s)
		}
	}
	out.Result = strings.Join(parts, " · ")
	return out
}
