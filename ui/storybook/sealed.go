package main

import (
	"context"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/patient"
)

var _ workspace.Sealer = engine{}

// opens is the passphrase of every sealed case.
const opens = "horse"

// Unseal implements workspace.Sealer.
func (engine) Unseal(path string, k workspace.Key) (workspace.Sealed, error) {
	if k.Passphrase != opens {
		return nil, variants.Fail("sealed_passphrase", path)
	}
	return sealed{path: path}, nil
}

// Recipients implements workspace.Sealer.
func (engine) Recipients(name string) ([]string, error) { return []string{name}, nil }

// Seal implements workspace.Sealer.
func (engine) Seal(_ context.Context, path string, _ workspace.Key, _ workspace.Observations, _ patient.Case, _ *report.Report) (workspace.Sealed, error) {
	return nil, variants.Fail("sealed_unwritable", path)
}

// sealed is a sealed case that an earlier run left something beside. What it does not do itself is not shown here.
type sealed struct {
	workspace.Sealed
	path string
}

// Path implements workspace.Sealed.
func (s sealed) Path() string { return s.path }

// Another implements workspace.Sealed.
func (sealed) Another(*report.Report) string { return "" }

// Case implements workspace.Sealed.
func (sealed) Case() patient.Case {
	c := patient.New()
	c.Label, c.Scope = "0042", patient.Both
	return c
}

// Recovered implements workspace.Sealed.
func (sealed) Recovered() bool { return true }

// Suspended implements workspace.Sealed.
func (sealed) Suspended() bool { return false }

// LeftOver implements workspace.Sealed.
func (sealed) LeftOver() []workspace.LeftOver {
	return []workspace.LeftOver{{When: "2026-11-27T16:20:11Z", Who: "counsellor", Readable: true}}
}

// Take implements workspace.Sealed.
func (s sealed) Take(int) patient.Case { return s.Case() }

// Throw implements workspace.Sealed.
func (sealed) Throw(int) error { return nil }

// Observations implements workspace.Sealed.
func (sealed) Observations(patient.Case) (workspace.Observations, error) { return nil, nil }

// Changes implements workspace.Sealed.
func (sealed) Changes(*report.Report) (report.Changes, error) { return *reporttest.Changes(), nil }

// Knowledge implements workspace.Sealed.
func (sealed) Knowledge() string { return reporttest.Changes().From.KnowledgeBase }

// Save implements workspace.Sealed.
func (sealed) Save(context.Context, workspace.Observations, patient.Case, *report.Report) error {
	return nil
}

// Autosave implements workspace.Sealed.
func (sealed) Autosave(context.Context, workspace.Observations, patient.Case, *report.Report) error {
	return nil
}

// Suspend implements workspace.Sealed.
func (sealed) Suspend(workspace.Observations, patient.Case) error { return nil }

// Reseal implements workspace.Sealed.
func (sealed) Reseal(context.Context, workspace.Key, workspace.Observations, patient.Case, *report.Report) error {
	return nil
}

// Recipients implements workspace.Sealed.
func (sealed) Recipients() []string { return nil }

// Exported implements workspace.Sealed.
func (sealed) Exported(string) error { return nil }

// Log implements workspace.Sealed.
func (sealed) Log() ([]workspace.Act, bool) {
	return []workspace.Act{{When: "2026-11-26T09:12:40Z", Who: "counsellor", Act: "opened"}, {When: "2026-11-26T09:41:02Z", Who: "counsellor", Act: "exported", Detail: "pdf"}}, true
}

// Close implements workspace.Sealed.
func (sealed) Close(bool) {}
