package workspace

import "context"

// undoable is how many changes can be taken back.
const undoable = 50

// Change edits the case and interprets it again in the background, without reading the file
// again. Of several changes in a row the latest wins.
func (w *Workspace) Change(field Field, edit func(*Case)) {
	w.mu.Lock()
	if w.now.state.Status != Open && !w.recoverable() {
		w.mu.Unlock()
		return
	}
	was := w.now.state.Case.clone()
	edit(&w.now.state.Case)
	w.remember(field, was)
	w.interpret()
}

// recoverable: the file was read, but interpreting a change failed. The caller holds mu.
func (w *Workspace) recoverable() bool { return w.now.state.Status == Failed && w.now.obs != nil }

// remember keeps the case as it was, once for a run of keys in one field. The caller holds mu.
func (w *Workspace) remember(field Field, was Case) {
	if n := len(w.now.undo); n > 0 && field.typed() && w.now.undo[n-1].field == field {
		return
	}
	w.now.undo = append(w.now.undo, step{field, was})
	if len(w.now.undo) > undoable {
		w.now.undo = w.now.undo[1:]
	}
}

// Undo takes the last change back.
func (w *Workspace) Undo() {
	w.mu.Lock()
	n := len(w.now.undo)
	if n == 0 || w.now.state.Status != Open && !w.recoverable() {
		w.mu.Unlock()
		return
	}
	w.now.state.Case = w.now.undo[n-1].was
	w.now.undo = w.now.undo[:n-1]
	w.interpret()
}

// interpret runs the second step on the case. The caller holds mu; it is released here.
func (w *Workspace) interpret() {
	c, obs := w.now.state.Case.clone(), w.now.obs
	w.now.state.Updating = true
	ctx, turn, end := w.begin()
	w.mu.Unlock()
	w.tell()
	go func() {
		defer end()
		r, err := w.engine.Report(ctx, obs, c.Patient, c.Print)
		if err != nil {
			w.fail(turn, err)
			return
		}
		derived := w.derive(r)
		w.finish(turn, func() {
			s := &w.now.state
			s.Status, s.Problem, s.Report, s.Derived, s.Updating = Open, nil, r, derived, false
		})
	}()
}

// Save writes the report of the case as it is now, waiting for changes that are being
// interpreted. format is the name of one of package report/format. done is told through post.
func (w *Workspace) Save(path, format string, done func(error)) {
	go func() {
		r, sections := w.settled()
		var err error
		if r != nil {
			err = w.engine.Save(context.Background(), r, path, format, sections)
		}
		w.post(func() { done(err) })
	}()
}
