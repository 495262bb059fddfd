package engine

import (
	"context"

	"allelens/report"
	"allelens/ui/workspace"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// Deidentified is the report of a case without the names, numbers and dates that tell whose it is, in any of its texts.
func (e *Engine) Deidentified(ctx context.Context, obs workspace.Observations, c patient.Case) (*report.Report, error) {
	o, words := obs.(*ledger.Observations), e.words()
	file := words.Text("report.deidentified.file")
	r, err := e.Report(ctx, o.Deidentified(file, words.Text("report.deidentified.removed")), c.Deidentified(words.Text("report.deidentified.label"), file))
	if err != nil {
		return nil, err
	}
	r.Case.Deidentified, r.Case.Missing, r.Clinic = true, nil, nil
	return r, nil
}
