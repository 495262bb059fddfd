package workspace

import (
	"context"

	"allelens/report"
)

// Ask looks in the background for the variants of the cancer genes for a search text. done is told
// through post, unless the case has been closed or changed meanwhile: then nothing is said of it.
func (w *Workspace) Ask(words string, done func(answers []report.Answer, more int, err error)) {
	w.mu.Lock()
	now, turn := w.now, w.turn
	w.mu.Unlock()
	if now.state.Status != Open {
		return
	}
	c := now.state.Case.Clone()
	go func() {
		answers, more, err := w.engine.Query(context.Background(), now.obs, c, words)
		w.post(func() {
			w.mu.Lock()
			current := w.turn == turn
			w.mu.Unlock()
			if current {
				done(answers, more, err)
			}
		})
	}()
}
