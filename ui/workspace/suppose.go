package workspace

import (
	"context"

	"allelens/report"
	"allelens/variants/patient"
)

// Suppose interprets the open case as if it were another, in the background; the case stays as it is. Of several in a
// row only the last is told, and none that was asked before the case changed or was closed. done runs through post.
func (w *Workspace) Suppose(edit func(*patient.Case), done func(r *report.Report, err error)) {
	w.mu.Lock()
	now, turn := w.now, w.turn
	if w.supposing != nil {
		w.supposing()
	}
	if now.state.Status != Open {
		w.supposing = nil
		w.mu.Unlock()
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.supposing = cancel
	w.mu.Unlock()
	c := now.state.Case.Clone()
	edit(&c)
	go func() {
		r, err := w.engine.Report(ctx, now.obs, c)
		w.post(func() {
			w.mu.Lock()
			current := w.turn == turn && ctx.Err() == nil
			w.mu.Unlock()
			cancel()
			if current {
				done(r, err)
			}
		})
	}()
}
