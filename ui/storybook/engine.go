package main

import (
	"context"

	"allelens/report"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
)

// engine answers every file with one report.
type engine struct{ report *report.Report }

// Read implements workspace.Engine.
func (e engine) Read(context.Context, string, workspace.ReadOptions, func(done, total int64)) (workspace.Observations, error) {
	return nil, nil
}

// Report implements workspace.Engine.
func (e engine) Report(context.Context, workspace.Observations, interpret.Case, workspace.Print) (*report.Report, error) {
	return e.report, nil
}

// Save implements workspace.Engine.
func (e engine) Save(context.Context, *report.Report, string, []string) error { return nil }

// Doubt implements workspace.Engine.
func (e engine) Doubt(obs workspace.Observations, _ error) workspace.Observations { return obs }

// Drugs implements workspace.Engine.
func (e engine) Drugs() []string {
	var names []string
	for _, d := range e.report.Drugs {
		names = append(names, d.Drug)
	}
	return names
}
