package report

import (
	"errors"
	"strings"

	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/pgx"
)

// OutsideReading is how a result made elsewhere is understood, before it is taken.
type OutsideReading struct {
	Refused  string   // why it cannot be taken; "" where it can
	Result   string   // "*1/*4 · Intermediate Metabolizer · 1.0"
	Cautions []string // what is to be checked
}

// ReadOutside words what pgx.Caller.Understand has made of a result.
func ReadOutside(r pgx.Result, err error) OutsideReading {
	b := &builder{Catalogue: text.English()}
	var problem *variants.Problem
	switch {
	case errors.As(err, &problem):
		return OutsideReading{Refused: b.Problem(problem)}
	case err != nil:
		return OutsideReading{Refused: err.Error()}
	}
	var out OutsideReading
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
