package workspace

import (
	"context"
	"slices"

	"allelens/variants/patient"
	"allelens/variants/pedigree"
)

// undoable is how many changes can be taken back.
const undoable = 50

// Change edits the case and interprets it again in the background. Of several changes in a row the latest wins. Where
// other things are read of the file now, it is read again, and Cancel, and Back after a failure, return to the case as it
// was: unless the patient agrees to less now, of which nothing may stay in memory.
func (w *Workspace) Change(field Field, edit func(*patient.Case)) {
	w.mu.Lock()
	if !w.editable() {
		w.mu.Unlock()
		return
	}
	was := w.now.state.Case.Clone()
	next := was.Clone()
	edit(&next)
	next.Family = pedigree.WithSex(next.Family, string(next.Sex))
	if field == CaseFile {
		w.now.kept = next.Clone()
	}
	undo := w.now.undo
	if n := len(undo); n == 0 || !field.typed() || undo[n-1].field != field { // a run of keys is one step
		undo = limited(append(slices.Clone(undo), step{field, was}), undoable)
	}
	w.become(next, undo, nil)
}

// editable: there is a case that can be changed. The caller holds mu.
func (w *Workspace) editable() bool {
	return w.now.state.Status == Open || w.now.state.Status == Intake || w.recoverable()
}

// recoverable: the file was read, but interpreting a change failed. The caller holds mu.
func (w *Workspace) recoverable() bool { return w.now.state.Status == Failed && w.now.obs != nil }

// Undo takes the last change back, whatever it touched.
func (w *Workspace) Undo() { w.step(true) }

// Redo makes the change again that was taken back last.
func (w *Workspace) Redo() { w.step(false) }

// step goes one change back or forth.
func (w *Workspace) step(back bool) {
	w.mu.Lock()
	undo, redo := slices.Clone(w.now.undo), slices.Clone(w.now.redo)
	from, to := &redo, &undo
	if back {
		from, to = &undo, &redo
	}
	n := len(*from)
	if n == 0 || !w.editable() {
		w.mu.Unlock()
		return
	}
	last := (*from)[n-1]
	*from = (*from)[:n-1]
	if w.now.state.Status != Failed { // a change that failed is not made again
		*to = append(*to, step{last.field, w.now.state.Case.Clone()})
	}
	w.become(last.at.Clone(), undo, redo)
}

// become takes over what is stated, with its history: interprets the case, or reads the file again where other things
// are read of it. The caller holds mu; it is released here.
func (w *Workspace) become(c patient.Case, undo, redo []step) {
	s := w.now.state
	w.now.discard = false
	if s.Status == Intake {
		w.state(c, undo, redo)
		return
	}
	if !Reading(c).same(Reading(s.Case)) {
		less := c.Scope != s.Case.Scope && c.Scope != patient.Both || s.Case.Scores && !c.Scores
		next := session{state: State{Path: s.Path, Case: c, Route: s.Route, Sealed: s.Sealed, Unsaved: true}, undo: undo, redo: redo, kept: w.now.kept, past: w.now.past, future: w.now.future, described: w.now.described, sealed: w.now.sealed}
		w.load(next, !less, w.read)
		return
	}
	w.now.state.Case, w.now.state.Unsaved, w.now.undo, w.now.redo = c, true, undo, redo
	w.interpret()
}

// interpret runs the second step on the case. The caller holds mu; it is released here.
func (w *Workspace) interpret() {
	c, obs, described, sealed := w.now.state.Case.Clone(), w.now.obs, w.now.described, w.now.sealed
	w.now.state.Updating = true
	ctx, turn, end := w.begin()
	w.mu.Unlock()
	w.tell()
	go func() {
		defer end()
		r, err := w.engine.Report(ctx, obs, c)
		if err != nil {
			w.fail(turn, err)
			return
		}
		derived, facts, differs := w.derive(r), w.engine.Facts(described, obs, nil), changed(sealed, r)
		w.finish(turn, func() {
			s := &w.now.state
			first := s.Status == Intake
			s.Status, s.Problem, s.Report, s.Derived, s.Updating, s.File, s.Changes = Open, nil, r, derived, false, facts, differs
			w.keepSoon()
			if first {
				before := w.before
				w.before = nil
				w.letGo(before)
				w.startCheck()
			}
		})
	}()
}

// Renew interprets the open case again: what stands beside it has changed.
func (w *Workspace) Renew() {
	w.mu.Lock()
	if w.now.state.Status != Open || w.now.obs == nil {
		w.mu.Unlock()
		return
	}
	w.interpret()
}

// Save writes the report of the case as it is now, waiting for changes that are being
// interpreted. format is the name of one of package report/format; deidentified leaves out what tells whose it is. done is
// told through post.
func (w *Workspace) Save(path, format string, deidentified bool, done func(error)) {
	go func() {
		now := w.settled()
		var err error
		if s := now.state; s.Report != nil {
			err = w.engine.Save(context.Background(), s.Report, Export{Path: path, Format: format, Sections: s.Case.Sections, Deidentified: deidentified,
				Observations: now.obs, Case: s.Case, Changes: s.Changes})
			if err == nil && now.sealed != nil {
				err = now.sealed.Exported(format)
			}
		}
		w.release(now.sealed)
		w.post(func() { done(err) })
	}()
}
