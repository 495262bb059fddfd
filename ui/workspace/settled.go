package workspace

// settled waits until nothing is being worked on, and returns the case as it is then; its report is nil where there is none.
// Its sealed file stays open until it is released, whatever case is opened meanwhile.
func (w *Workspace) settled() session {
	for {
		w.mu.Lock()
		running, now := w.running, w.now
		if running == nil {
			now.state.Case = now.state.Case.Clone()
			w.hold(now.sealed)
			w.mu.Unlock()
			return now
		}
		w.mu.Unlock()
		<-running
	}
}
