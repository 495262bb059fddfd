package ui

import (
	"context"

	"allelens/report"
	"allelens/ui/workspace"
)

// Knowledge is the base that the window works with.
type Knowledge struct {
	Version   string
	Sources   []string          // lines such as "ClinVar 2026-11 · CPIC 2025-11"
	Currency  []report.Currency // its age today
	Sites     int               // of pharmacogenes that files are asked about
	Genes     []string          // cancer genes
	Medicines int               // that guidance is held for
	Renew     bool              // classes are old: a newer file of ClinVar is offered
	Before    string            // version that can be gone back to; "" where there is none
}

// Keeper changes the knowledge base that the engine works with. It is called from background goroutines, and must
// stop soon after its context is done.
type Keeper interface {
	// Prepare compares a ClinVar file with the base in use. progress takes compressed bytes done and in total, from
	// any goroutine. Nobody else can change the base until the proposal's change is made or dropped.
	Prepare(ctx context.Context, path string, progress func(done, total int64)) (*Proposal, error)
	// Back returns to the base before.
	Back(ctx context.Context) (Knowledge, error)
}

// Change is a change of the knowledge base that was prepared.
type Change interface {
	// Switch makes the new base, with an answer to each question by its id, and lets the engine work with it: true
	// accepts the file's class, false keeps today's. It can be called once.
	Switch(ctx context.Context, accepted map[string]bool) (Knowledge, error)
	// Drop forgets the change. It may be called at any time.
	Drop()
}

// Proposal is what a ClinVar file would make of the base in use, in words.
type Proposal struct {
	File, Build, Date string
	Bytes             int64
	Before, After     string // versions
	Checks            []Check
	Read, Same        int // variants of the file, and those that stay as they are
	Counts            []Count
	Changes           []string // all that should be looked at, one line each
	Questions         []Question
	Change            Change
}

// Check is one thing that must hold before a base is used.
type Check struct {
	Text   string
	Passed bool
}

// Passed reports whether all checks hold.
func (p *Proposal) Passed() bool {
	for _, c := range p.Checks {
		if !c.Passed {
			return false
		}
	}
	return true
}

// Count is a number of variants, and what they are.
type Count struct {
	N    int
	Text string
}

// Question is a change that is decided on its own.
type Question struct {
	ID, Gene, Name string
	Reason, Why    string // in few words, and in a sentence
	From, To       Standing
}

// Standing is a class with its authority.
type Standing struct {
	Badge  report.Badge
	Detail string
}

// uses shows that the engine works with another base, and tells of it, nil for nothing; what is open is read again with it
// before.
func (w *Window) uses(k Knowledge, tell func()) {
	w.options.Knowledge, w.options.FirstRun, w.start = k, false, nil
	w.nav.rests(w.options)
	s := w.workspace.State()
	w.news, w.newsOf = tell, s.Derived
	if s.Status != workspace.Open {
		w.newsOf = nil
		w.show(s)
		w.announce(s)
		return
	}
	w.workspace.Reread()
}

// announce tells what waited for another report, and reports whether there was something.
func (w *Window) announce(s workspace.State) bool {
	tell := w.news
	if tell == nil || s.Status == workspace.Open && s.Derived == w.newsOf {
		return false
	}
	w.news, w.newsOf = nil, nil
	tell()
	return true
}

// restoreKnowledge returns to the knowledge base before.
func (w *Window) restoreKnowledge() {
	if w.options.Keeper == nil {
		return
	}
	go func() {
		k, err := w.options.Keeper.Back(context.Background())
		w.post(func() {
			if err != nil {
				w.tell(say("ui.update.back"), paragraph(sentence(err)))
				return
			}
			w.uses(k, func() { w.tell(say("ui.update.back"), paragraph(say("ui.update.in_use", "version", k.Version))) })
		})
	}()
}
