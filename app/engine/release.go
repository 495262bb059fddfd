package engine

import (
	"strings"

	"allelens/report"
	"allelens/variants"
	"allelens/variants/patient"
)

// Releasable is a *variants.Problem with the list of what a report that calls itself final lacks; nil where it lacks
// nothing, or is a draft.
func Releasable(r *report.Report) error {
	released := r.Case.Status == string(patient.Final) || r.Case.Status == string(patient.Amended)
	if !released || len(r.Case.Missing) == 0 {
		return nil
	}
	return variants.Fail("final_incomplete", "", "missing", strings.Join(r.Case.Missing, ", "))
}
