package engine

import (
	"strings"

	"allelens/report"
	"allelens/variants"
	"allelens/variants/patient"
)

// released reports whether a report of the status is given out.
func released(s patient.Status) bool { return s == patient.Final || s == patient.Amended }

// Releasable is a *variants.Problem with the list of what a report that calls itself final lacks; nil where it lacks
// nothing, or is a draft.
func Releasable(r *report.Report) error {
	if !released(patient.Status(r.Case.Status)) || len(r.Case.Missing) == 0 {
		return nil
	}
	return variants.Fail("final_incomplete", "", "missing", strings.Join(r.Case.Missing, ", "))
}
