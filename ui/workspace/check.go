package workspace

import "context"

// startCheck reads the whole file in the background where the answer came from parts of it, and
// takes over what that finds. The caller holds mu.
func (w *Workspace) startCheck() {
	s := &w.now.state
	if s.Report == nil || s.Path == "" || s.Report.Quality.Complete || s.Report.Input.Access == "stream" {
		s.Checking = false
		return
	}
	s.Checking = true
	var ctx context.Context
	ctx, w.unchecked = context.WithCancel(context.Background())
	path, o, id := s.Path, Reading(s.Case), w.now.id
	o.Whole = true
	go func() {
		obs, err := w.engine.Read(ctx, path, o, func(int64, int64) {})
		if ctx.Err() == nil {
			w.checked(id, obs, err)
		}
	}()
}

// stopCheck ends a check that runs. The caller holds mu.
func (w *Workspace) stopCheck() {
	if w.unchecked != nil {
		w.unchecked()
		w.unchecked = nil
	}
}

// checked takes the result of a check into the session that it was made for.
func (w *Workspace) checked(id int, obs Observations, err error) {
	w.mu.Lock()
	if w.now.id != id || w.now.state.Status != Open && !w.recoverable() {
		w.mu.Unlock()
		return
	}
	w.now.state.Checking = false
	if err != nil {
		obs = w.engine.Doubt(w.now.obs, err)
	}
	w.now.obs = obs
	w.interpret()
}
