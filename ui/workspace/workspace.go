package workspace

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"allelens/report"
	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// tick is how often progress is told: often enough to look alive, and no more.
const tick = 120 * time.Millisecond

// Workspace is the open case. Its methods may be called from any goroutine.
type Workspace struct {
	engine Engine
	post   func(func())
	derive func(*report.Report) any

	mu        sync.Mutex
	observers []func(State)
	now       session
	before    *session           // the case that was open when another was opened
	sessions  int                // counts sessions
	unchecked context.CancelFunc // ends the check of the whole file, if one runs
	supposing context.CancelFunc // ends the last of Suppose, if one runs
	keeping   *time.Timer        // until a change is kept beside the sealed file
	held      map[Sealed]int     // sealed files that are being written, by how many
	late      map[Sealed]bool    // those of them that are closed afterwards, and whether what was not saved is given up
	ending    sync.WaitGroup     // of sealed files that are being closed
	turn      int                // counts openings and changes: an older result is dropped
	cancel    context.CancelFunc
	running   chan struct{} // closed when the current work ends
	done      atomic.Int64
	total     atomic.Int64
	started   time.Time
}

// session is one case with everything that belongs to it.
type session struct {
	state        State
	obs          Observations
	described    report.FileFacts // by the header alone
	undo, redo   []step
	past, future []Route
	id           int // tells sessions apart
	sealed       Sealed
	unseal       func() (Sealed, error) // opens the sealed file; nil once that is done
	kept         patient.Case           // as it was opened, or last saved or read from its file
	discard      bool                   // what was not saved in the sealed file is given up
}

// step is the case before a change, or after one that was taken back.
type step struct {
	field Field
	at    patient.Case
}

// New makes a workspace without a file. post runs a function where observers live; derive,
// if not nil, prepares in the background what the screens need of each report.
func New(e Engine, post func(func()), derive func(*report.Report) any) *Workspace {
	if derive == nil {
		derive = func(*report.Report) any { return nil }
	}
	return &Workspace{engine: e, post: post, derive: derive}
}

// Observe adds a function that is told of every change of state, through post.
func (w *Workspace) Observe(f func(State)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.observers = append(w.observers, f)
}

// State is the workspace as it is now.
func (w *Workspace) State() State {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := w.now.state
	s.Case = s.Case.Clone()
	editable := s.Status == Open || s.Status == Intake || w.recoverable()
	s.CanUndo, s.CanRedo = editable && len(w.now.undo) > 0, editable && len(w.now.redo) > 0
	s.CanReturn, s.CanAdvance = s.Status == Open && len(w.now.past) > 0, s.Status == Open && len(w.now.future) > 0
	s.CanBack = s.Status == Failed && (w.before != nil || w.now.obs != nil)
	s.Ready = s.Status == Intake && w.now.obs != nil
	if s.Status == Loading || s.Reading {
		s.Progress = Progress{Done: w.done.Load(), Total: w.total.Load(), Elapsed: time.Since(w.started)}
	}
	return s
}

// Drugs lists the names that medications are completed from.
func (w *Workspace) Drugs() []string { return w.engine.Drugs() }

// OutsideVocabulary lists what results from elsewhere are completed from.
func (w *Workspace) OutsideVocabulary() []pgx.Vocabulary {
	return w.engine.OutsideVocabulary()
}

// UnderstandOutside reads a typed result as the case would take it.
func (w *Workspace) UnderstandOutside(c pgx.OutsideCall) report.OutsideReading {
	return w.engine.UnderstandOutside(c)
}

// ReadOutside reads a file of results from elsewhere; the case stays as it is.
func (w *Workspace) ReadOutside(path string) ([]pgx.OutsideCall, error) {
	return w.engine.ReadOutside(path)
}

// ReadCovered reads a BED file of covered regions; the case stays as it is.
func (w *Workspace) ReadCovered(path string) ([]variants.Interval, []*variants.Problem, error) {
	return w.engine.ReadCovered(path)
}

// ReadCase reads a case's file; the open case stays as it is.
func (w *Workspace) ReadCase(path string) (patient.Case, error) { return w.engine.ReadCase(path) }

// SaveCase writes the file of the case as it is now. done is told through post.
func (w *Workspace) SaveCase(path string, done func(error)) {
	c := w.State().Case
	w.mu.Lock()
	id := w.now.id
	w.mu.Unlock()
	go func() {
		err := w.engine.SaveCase(c, path)
		if err == nil {
			w.mu.Lock()
			if w.now.id == id {
				w.now.kept = c
			}
			w.mu.Unlock()
		}
		w.post(func() { done(err) })
	}()
}

// ReadCopyNumber reads a laboratory's table of copy numbers for the open file; the case stays as it is.
func (w *Workspace) ReadCopyNumber(path string) ([]copynumber.Row, error) {
	w.mu.Lock()
	obs := w.now.obs
	w.mu.Unlock()
	return w.engine.ReadCopyNumber(path, obs)
}

func (w *Workspace) tell() {
	w.post(func() {
		w.mu.Lock()
		observers := w.observers
		w.mu.Unlock()
		for _, f := range observers {
			f(w.State())
		}
	})
}

// begin starts a piece of work that makes all earlier work void. The caller holds mu.
func (w *Workspace) begin() (ctx context.Context, turn int, end func()) {
	if w.cancel != nil {
		w.cancel()
	}
	ctx, w.cancel = context.WithCancel(context.Background())
	w.turn++
	running := make(chan struct{})
	w.running = running
	return ctx, w.turn, func() { close(running) }
}

// finish applies a result unless newer work has begun; then everybody is told.
func (w *Workspace) finish(turn int, apply func()) {
	w.mu.Lock()
	current := turn == w.turn
	if current {
		apply()
		w.cancel()
		w.cancel, w.running = nil, nil
	}
	w.mu.Unlock()
	if current {
		w.tell()
	}
}
