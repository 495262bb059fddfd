package engine

import (
	"context"
	"sync/atomic"

	"allelens/report"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// Live is the engine of a window, which works with another knowledge base after an update.
type Live struct{ now atomic.Pointer[Engine] }

var _ workspace.Engine = (*Live)(nil)

// NewLive makes a window's engine, which works with e first.
func NewLive(e *Engine) *Live {
	l := &Live{}
	l.Use(e)
	return l
}

// Use works with another engine from now on. What was asked of the one before is answered by it.
func (l *Live) Use(e *Engine) { l.now.Store(e) }

// Now is the engine in use.
func (l *Live) Now() *Engine { return l.now.Load() }

// Read implements workspace.Engine.
func (l *Live) Read(ctx context.Context, path string, o workspace.ReadOptions, progress func(done, total int64)) (workspace.Observations, error) {
	return l.now.Load().Read(ctx, path, o, progress)
}

// Describe implements workspace.Engine.
func (l *Live) Describe(ctx context.Context, path string) (report.FileFacts, error) {
	KeepSecret() // a case begins with it
	return l.now.Load().Describe(ctx, path)
}

// Facts implements workspace.Engine.
func (l *Live) Facts(before report.FileFacts, obs workspace.Observations, why error) report.FileFacts {
	return l.now.Load().Facts(before, obs, why)
}

// Contradictions implements workspace.Engine.
func (l *Live) Contradictions(c patient.Case) []report.Contradiction {
	return l.now.Load().Contradictions(c)
}

// Doubt implements workspace.Engine.
func (l *Live) Doubt(obs workspace.Observations, why error) workspace.Observations {
	return l.now.Load().Doubt(obs, why)
}

// Report implements workspace.Engine.
func (l *Live) Report(ctx context.Context, obs workspace.Observations, c patient.Case) (*report.Report, error) {
	return l.now.Load().Report(ctx, obs, c)
}

// Save implements workspace.Engine.
func (l *Live) Save(ctx context.Context, r *report.Report, x workspace.Export) error {
	return l.now.Load().Save(ctx, r, x)
}

// Query implements workspace.Engine.
func (l *Live) Query(ctx context.Context, obs workspace.Observations, c patient.Case, words string) ([]report.Answer, int, error) {
	return l.now.Load().Query(ctx, obs, c, words)
}

// Drugs implements workspace.Engine.
func (l *Live) Drugs() []string { return l.now.Load().Drugs() }

// Names is what the knowledge base in use knows by name.
func (l *Live) Names() []report.Name { return l.now.Load().Names() }

// OutsideVocabulary implements workspace.Engine.
func (l *Live) OutsideVocabulary() []pgx.Vocabulary {
	return l.now.Load().OutsideVocabulary()
}

// UnderstandOutside implements workspace.Engine.
func (l *Live) UnderstandOutside(c pgx.OutsideCall) report.OutsideReading {
	return l.now.Load().UnderstandOutside(c)
}

// ReadOutside implements workspace.Engine.
func (l *Live) ReadOutside(path string) ([]pgx.OutsideCall, error) {
	return l.now.Load().ReadOutside(path)
}

// ReadCovered implements workspace.Engine.
func (l *Live) ReadCovered(path string) ([]variants.Interval, []*variants.Problem, error) {
	return l.now.Load().ReadCovered(path)
}

// ReadCase implements workspace.Engine.
func (l *Live) ReadCase(path string) (patient.Case, error) { return l.now.Load().ReadCase(path) }

// SaveCase implements workspace.Engine.
func (l *Live) SaveCase(c patient.Case, path string) error { return l.now.Load().SaveCase(c, path) }

// ReadCopyNumber implements workspace.Engine.
func (l *Live) ReadCopyNumber(path string, obs workspace.Observations) ([]copynumber.Row, error) {
	return l.now.Load().ReadCopyNumber(path, obs)
}
