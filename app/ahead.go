package main

import (
	"context"
	"sync/atomic"

	"allelens/app/bases"
	"allelens/app/engine"
	"allelens/variants"
	"allelens/variants/knowledge/sqlite"
)

// loading is an engine that is being made of the knowledge base in use.
type loading struct {
	taken  atomic.Bool
	done   chan struct{} // closed when what follows is known
	base   *sqlite.Base
	engine *engine.Engine
	doubts []*variants.Problem
	err    error
}

type loadingKey struct{}

// newEngine makes the commands' engine. Tests, which report hundreds of files, take one that is made.
var newEngine = engine.New

// engineAhead begins to make the engine before the arguments are read. The first loadEngine with the context that it
// returns has that one.
func engineAhead(ctx context.Context) context.Context {
	return context.WithValue(ctx, loadingKey{}, beginLoading(ctx))
}

// loadEngine is an engine that is being made in the background. Whoever asks for it drops it.
func loadEngine(ctx context.Context) *loading {
	if l, begun := ctx.Value(loadingKey{}).(*loading); begun && !l.taken.Swap(true) {
		return l
	}
	return beginLoading(ctx)
}

func beginLoading(ctx context.Context) *loading {
	l, made := &loading{done: make(chan struct{})}, newEngine
	go func() {
		defer close(l.done)
		if l.base, l.doubts, l.err = bases.InUse(ctx); l.err == nil {
			l.engine, l.err = made(ctx, l.base, bases.Marked(l.doubts), "")
		}
	}()
	return l
}

// wait returns the engine once it is made, for reports of a day, YYYY-MM-DD.
func (l *loading) wait(date string) (*engine.Engine, error) {
	<-l.done
	if l.err != nil {
		return nil, l.err
	}
	l.engine.Date, l.engine.Doubts = date, l.doubts
	return l.engine, nil
}

// drop lets the engine go.
func (l *loading) drop() {
	<-l.done
	if l.base != nil {
		bases.Close(l.base)
	}
}
