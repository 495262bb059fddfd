package engine

import (
	"cmp"
	"context"

	"allelens/report"
	"allelens/ui/workspace"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// Deidentified is the report of a case without the names, numbers and dates that tell whose it is, in any of its texts.
func (e *Engine) Deidentified(ctx context.Context, obs workspace.Observations, c patient.Case) (*report.Report, error) {
	o, words := obs.(*ledger.Observations), e.words()
	c.Reported = cmp.Or(c.Reported, e.Date)
	c.Age = c.AgeOn(c.Reported) // the date of birth, which it may follow from, is left out
	file := words.Text("report.deidentified.file")
	r, err := e.Report(ctx, o.Deidentified(file, words.Text("report.deidentified.removed")), c.Deidentified(words.Text("report.deidentified.label"), file))
	if err != nil {
		return nil, err
	}
	r.Case.Deidentified, r.Case.Missing, r.Clinic = true, nil, nil
	return r, nil
}
