package workspace

import (
	"context"
	"time"

	"allelens/report"
	"allelens/variants/patient"
)

// Begin describes a file by its header, and then asks about the case: no record is read before c, or a change of it,
// states what the patient agreed to. Cancel returns to the case that is open now.
func (w *Workspace) Begin(path string, c patient.Case) {
	w.mu.Lock()
	w.load(session{kept: c.Clone(), state: State{Path: path, Case: c.Clone(), Route: Route{Screen: w.now.state.Screen}}}, true, w.describe)
}

// Contradictions lists the doubts about a case's answers.
func (w *Workspace) Contradictions(c patient.Case) []report.Contradiction {
	return w.engine.Contradictions(c)
}

func (w *Workspace) describe(ctx context.Context, turn int, of session) {
	facts, err := w.engine.Describe(ctx, of.state.Path)
	if err != nil {
		w.fail(turn, err)
		return
	}
	w.finish(turn, func() {
		w.now.described = facts
		w.now.state.Status, w.now.state.File = Intake, facts
	})
	w.mu.Lock()
	if w.now.state.Status != Intake || w.turn != turn {
		w.mu.Unlock()
		return
	}
	w.readAgreed()
}

// state takes over what is stated during an intake. Where other things are read of the file now, what was read before
// leaves the memory at once. The caller holds mu; it is released here.
func (w *Workspace) state(c patient.Case, undo, redo []step) {
	before := Reading(w.now.state.Case)
	w.now.state.Case, w.now.undo, w.now.redo = c, undo, redo
	if w.now.state.Updating { // it is interpreted as it was
		w.abandon()
		w.now.state.Updating = false
	}
	if !Reading(c).same(before) {
		w.readAgreed()
		return
	}
	w.mu.Unlock()
	w.tell()
}

// readable reports whether it is settled what is to be read: what was agreed to, and of which sample.
func (w *Workspace) readable() bool {
	c, file := w.now.state.Case, w.now.described
	return c.Scope != "" && (file.Usable || file.AskBuild) && (c.Sample != "" || len(file.Samples) <= 1)
}

// readAgreed reads in the background what was agreed to, and forgets what was read before. The caller holds mu; it is
// released here.
func (w *Workspace) readAgreed() {
	w.abandon()
	s := &w.now.state
	w.now.obs, s.Reading, s.Awaited, s.File = nil, false, false, w.now.described
	if !w.readable() {
		w.mu.Unlock()
		w.tell()
		return
	}
	s.Reading = true
	w.started = time.Now()
	w.done.Store(0)
	w.total.Store(0)
	path, o := s.Path, Reading(s.Case)
	ctx, turn, end := w.begin()
	w.mu.Unlock()
	w.tell()
	go w.ticks(ctx)
	go func() {
		defer end()
		obs, err := w.engine.Read(ctx, path, o, func(done, total int64) {
			w.done.Store(done)
			w.total.Store(total)
		})
		w.wasRead(turn, obs, err)
	}()
}

// wasRead takes what was read into the intake, and goes on where that is awaited.
func (w *Workspace) wasRead(turn int, obs Observations, err error) {
	goOn := false
	w.finish(turn, func() {
		s := &w.now.state
		s.Reading = false
		if err != nil {
			obs = nil
		}
		w.now.obs, s.File = obs, w.engine.Facts(w.now.described, obs, err)
		goOn = s.Awaited && s.File.Usable
		s.Awaited = false
	})
	if goOn {
		w.Proceed()
	}
}

// Proceed ends an intake: what was read is interpreted, once it is read. It does nothing before it is stated what was
// agreed to, and for a file that cannot be used.
func (w *Workspace) Proceed() {
	w.mu.Lock()
	s := &w.now.state
	switch {
	case s.Status != Intake || s.Updating || !s.File.Usable:
	case s.Reading:
		s.Awaited = true
		w.mu.Unlock()
		w.tell()
		return
	case w.now.obs != nil:
		w.interpret()
		return
	}
	w.mu.Unlock()
}
