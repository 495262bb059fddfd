package main

import (
	"context"
	"sync/atomic"

	"allelens/report"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
)

// live is the engine of a window, which works with another knowledge base after an update.
type live struct{ now atomic.Pointer[engine] }

var _ workspace.Engine = (*live)(nil)

// Read implements workspace.Engine.
func (l *live) Read(ctx context.Context, path string, o workspace.ReadOptions, progress func(done, total int64)) (workspace.Observations, error) {
	return l.now.Load().Read(ctx, path, o, progress)
}

// Doubt implements workspace.Engine.
func (l *live) Doubt(obs workspace.Observations, why error) workspace.Observations {
	return l.now.Load().Doubt(obs, why)
}

// Report implements workspace.Engine.
func (l *live) Report(ctx context.Context, obs workspace.Observations, c interpret.Case, p workspace.Print) (*report.Report, error) {
	return l.now.Load().Report(ctx, obs, c, p)
}

// Save implements workspace.Engine.
func (l *live) Save(ctx context.Context, r *report.Report, path string, sections []string) error {
	return l.now.Load().Save(ctx, r, path, sections)
}

// Asked implements workspace.Engine.
func (l *live) Asked(ctx context.Context, obs workspace.Observations, c interpret.Case, p workspace.Print, words string) ([]report.Answer, int, error) {
	return l.now.Load().Asked(ctx, obs, c, p, words)
}

// Drugs implements workspace.Engine.
func (l *live) Drugs() []string { return l.now.Load().Drugs() }

// OutsideVocabulary implements workspace.Engine.
func (l *live) OutsideVocabulary() []interpret.OutsideVocabulary {
	return l.now.Load().OutsideVocabulary()
}

// UnderstandOutside implements workspace.Engine.
func (l *live) UnderstandOutside(c interpret.OutsideCall) report.OutsideReading {
	return l.now.Load().UnderstandOutside(c)
}

// ReadOutside implements workspace.Engine.
func (l *live) ReadOutside(path string) ([]interpret.OutsideCall, error) {
	return l.now.Load().ReadOutside(path)
}

// ReadCopyNumber implements workspace.Engine.
func (l *live) ReadCopyNumber(path string, obs workspace.Observations) ([]interpret.CopyNumberResult, error) {
	return l.now.Load().ReadCopyNumber(path, obs)
}
