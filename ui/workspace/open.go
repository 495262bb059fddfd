package workspace

import (
	"context"
	"time"

	"allelens/report"
	"allelens/variants/patient"
)

// Open reads a file in the background and makes its report. The case that is open now is put
// aside: Cancel and Back return to it; it is discarded once the new case opens.
func (w *Workspace) Open(path string, c patient.Case) {
	w.mu.Lock()
	w.load(session{kept: c.Clone(), state: State{Path: path, Case: c.Clone(), Route: Route{Screen: w.now.state.Screen}}}, true, w.read)
}

// work is done in the background on the file of a session.
type work func(ctx context.Context, turn int, of session)

// load works on the file of a session, which becomes the one shown. aside keeps the case that is open now, to be returned
// to. The caller holds mu; it is released here.
func (w *Workspace) load(next session, aside bool, do work) {
	if w.now.state.Status == Open {
		open := w.now
		w.before = &open
	}
	if !aside {
		w.before = nil
	}
	w.sessions++
	next.id, next.state.Status = w.sessions, Loading
	w.now = next
	w.stopCheck()
	w.started = time.Now()
	w.done.Store(0)
	w.total.Store(0)
	ctx, turn, end := w.begin()
	w.mu.Unlock()
	w.tell()
	go w.ticks(ctx)
	go func() {
		defer end()
		next.state.Case = next.state.Case.Clone()
		do(ctx, turn, next)
	}()
}

// ticks tells of progress until the context is done.
func (w *Workspace) ticks(ctx context.Context) {
	t := time.NewTicker(tick)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			w.tell()
		}
	}
}

func (w *Workspace) read(ctx context.Context, turn int, of session) {
	had := of.sealed
	obs, err := w.source(ctx, &of)
	var r *report.Report
	if err == nil {
		r, err = w.engine.Report(ctx, obs, of.state.Case)
	}
	if err != nil {
		if of.sealed != nil && had == nil {
			of.sealed.Close(!of.lasts())
		}
		w.fail(turn, err)
		return
	}
	derived, differs, another := w.derive(r), changed(of.sealed, r), ""
	if of.state.ReadAgain && of.sealed != nil {
		another = of.sealed.Another(r)
	}
	taken := false
	w.finish(turn, func() {
		taken = true
		before := w.before
		w.before = nil
		w.now.obs, w.now.sealed, w.now.unseal = obs, of.sealed, nil
		s := &w.now.state
		s.Status, s.Report, s.Derived, s.Changes, s.Another = Open, r, derived, differs, another
		s.Case, s.Sealed, s.Recovered, s.Suspended, s.LeftOver, s.Unsaved = of.state.Case, of.state.Sealed, of.state.Recovered, of.state.Suspended, of.state.LeftOver, of.state.Unsaved
		s.File = w.engine.Facts(w.now.described, obs, nil)
		w.letGo(before)
		w.keepSoon()
		w.startCheck()
	})
	if !taken && of.sealed != nil && had == nil {
		of.sealed.Close(!of.lasts())
	}
}

// fail shows why there is no report. The former one goes: it would belong to another case
// than the one shown.
func (w *Workspace) fail(turn int, err error) {
	w.finish(turn, func() {
		s := &w.now.state
		s.Status, s.Problem, s.Report, s.Derived, s.Updating = Failed, err, nil, nil, false
	})
}

// Retry reads the file that failed again, for the case as answer changes it.
func (w *Workspace) Retry(answer func(*patient.Case)) {
	s := w.State()
	if s.Status == Failed {
		answer(&s.Case)
		w.Open(s.Path, s.Case)
	}
}

// Reread reads the open file again, as another knowledge base asks it. Cancel, and Back after a failure, return
// to the case as it was.
func (w *Workspace) Reread() {
	w.mu.Lock()
	if w.now.state.Status != Open {
		w.mu.Unlock()
		return
	}
	next := w.now
	now := w.now.state
	next.obs, next.state = nil, State{Path: now.Path, Case: now.Case.Clone(), Route: now.Route, Sealed: now.Sealed, Unsaved: now.Unsaved, Recovered: now.Recovered, Suspended: now.Suspended}
	w.load(next, true, w.read)
}

// Cancel stops reading, or leaves an intake, and returns to the case that was open before, if any.
func (w *Workspace) Cancel() {
	w.mu.Lock()
	if w.now.state.Status != Loading && w.now.state.Status != Intake {
		w.mu.Unlock()
		return
	}
	w.abandon()
	w.restore()
}

// Back leaves a failure: for the case as it was before the change that failed, for the case
// that was open before, or for none.
func (w *Workspace) Back() {
	w.mu.Lock()
	switch {
	case w.now.state.Status != Failed:
		w.mu.Unlock()
	case w.recoverable() && len(w.now.undo) > 0:
		w.mu.Unlock()
		w.Undo()
	default:
		w.restore()
	}
}

// Close forgets the case: nothing of it stays in memory. What a sealed case is ahead of its file is kept beside that.
func (w *Workspace) Close() {
	w.suspend()
	w.mu.Lock()
	w.abandon()
	before, now := w.before, w.now
	w.before, w.now = nil, session{}
	w.letGo(&now)
	if before != nil && before.sealed != now.sealed {
		w.letGo(before)
	}
	w.mu.Unlock()
	w.tell()
}

// abandon makes running work void. The caller holds mu.
func (w *Workspace) abandon() {
	if w.cancel != nil {
		w.cancel()
		w.cancel = nil
	}
	w.turn++
	w.running = nil
	w.stopCheck()
}

// restore brings back the case from before, or none. A change of it that was still being
// interpreted is taken up again. The caller holds mu; it is released here.
func (w *Workspace) restore() {
	screen := w.now.state.Screen
	w.now = session{}
	if w.before != nil {
		w.now, w.before = *w.before, nil
		w.startCheck()
	} else {
		w.now.state.Screen = screen
	}
	if w.now.state.Updating {
		w.interpret()
		return
	}
	w.mu.Unlock()
	w.tell()
}
