package main

import (
	"context"

	"allelens/app/engine"
	"allelens/ui/workspace"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/vcf"
)

// source is the VCF, which is opened while the knowledge base is prepared.
type source struct {
	reading  engine.Reading
	progress *progress
	opened   chan struct{} // closed when it is
	file     vcf.Source
	err      error
}

// source is the file, not open yet, and how it is read.
func (c *reportCommand) source(stated patient.Case, s streams) *source {
	from := &source{progress: newProgress(s.err, c.Quiet), opened: make(chan struct{})}
	how := workspace.Reading(stated)
	how.Whole = c.Verify
	from.reading = engine.Reading{ReadOptions: how, Pipe: true, Progress: from.progress.show}
	return from
}

// begin opens the file in the background. Close lets it go.
func (c *reportCommand) begin(ctx context.Context, stated patient.Case, s streams) *source {
	from := c.source(stated, s)
	go func() {
		defer close(from.opened)
		if file, err := engine.Open(ctx, c.File, from.reading); err != nil {
			from.err = err
		} else {
			from.file = file
		}
	}()
	return from
}

// given is a file that is open already.
func (c *reportCommand) given(file vcf.Source, stated patient.Case, s streams) *source {
	from := c.source(stated, s)
	from.file = file
	close(from.opened)
	return from
}

// observe reads the file.
func (f *source) observe(ctx context.Context, e *engine.Engine) (*ledger.Observations, error) {
	defer f.progress.end()
	<-f.opened
	if f.err != nil {
		return nil, f.err
	}
	return e.ObserveOpen(ctx, f.file, f.reading)
}

// close lets go of the file.
func (f *source) close() {
	<-f.opened
	if f.err == nil {
		_ = f.file.Close() // read already, or of no use
	}
}
