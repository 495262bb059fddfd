package workspace

import "allelens/report"

// settled waits until nothing is being worked on, and returns the report with the sections
// chosen; nil where there is none.
func (w *Workspace) settled() (*report.Report, []string) {
	for {
		w.mu.Lock()
		running, s := w.running, w.now.state
		w.mu.Unlock()
		if running == nil {
			return s.Report, s.Case.Clone().Sections
		}
		<-running
	}
}
