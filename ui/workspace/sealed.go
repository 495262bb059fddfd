package workspace

import (
	"context"
	"time"

	"allelens/report"
	"allelens/variants/patient"
)

// Key is what opens or seals a case: a passphrase, or, to open it, the file of a key with the passphrase that seals that,
// or, to seal it, public keys.
type Key struct {
	Passphrase, File string
	To               []string
}

// stated reports whether the key says anything.
func (k Key) stated() bool { return k.Passphrase != "" || k.File != "" || len(k.To) > 0 }

// Sealer is an engine that keeps cases in sealed files. An engine that is none offers no such files.
type Sealer interface {
	// Unseal opens a sealed case; what an earlier run of the program had not saved is in it. Errors that the user can act
	// on are *variants.Problem, and so they are of all else here.
	Unseal(path string, k Key) (Sealed, error)
	// Recipients are the public keys that a text is, or that its file holds.
	Recipients(name string) ([]string, error)
	// Seal seals a case in a new file. An existing one is not overwritten.
	Seal(ctx context.Context, path string, k Key, obs Observations, c patient.Case, r *report.Report) (Sealed, error)
}

// Sealed is a sealed case that is open for changes: no other program has it open. It is safe for concurrent use.
type Sealed interface {
	Path() string
	Case() patient.Case // as it was when it was opened
	Recovered() bool    // it holds what an earlier run had not saved
	Suspended() bool    // of one that is recovered: it was put away in order, not by a crash
	// LeftOver is what earlier runs had not saved and does not go on from it: it is not used.
	LeftOver() []LeftOver
	// Take is the case as one of LeftOver states it, which goes with the next Save; Throw removes it.
	Take(at int) patient.Case
	Throw(at int) error
	// Observations are what the case kept of its file, as far as a case asks for it. What was not read then stays unread;
	// reading otherwise, of another sample or with other limits, is an error: the file is needed.
	Observations(c patient.Case) (Observations, error)
	// Another says why a report of a file that was read anew may be of another file, or person, than the one sealed last;
	// "" where nothing speaks for that.
	Another(now *report.Report) string
	// Changes is what a report of today says that the report signed last did not; where none was signed, the one sealed last.
	Changes(now *report.Report) (report.Changes, error)
	// Knowledge is the version of the knowledge base that the case was sealed with last.
	Knowledge() string
	// Save seals the case as it is; Autosave keeps it beside the sealed file, sealed too, so that it outlasts a crash.
	Save(ctx context.Context, obs Observations, c patient.Case, r *report.Report) error
	Autosave(ctx context.Context, obs Observations, c patient.Case, r *report.Report) error
	// Suspend is Autosave of a case that is put away in order.
	Suspend(obs Observations, c patient.Case) error
	// Reseal is Save, with another passphrase or other keys from then on.
	Reseal(ctx context.Context, k Key, obs Observations, c patient.Case, r *report.Report) error
	// Recipients are the public keys that it is sealed to; none where a passphrase opens it.
	Recipients() []string
	// Exported notes in the case's log that a report was written of it, in a format.
	Exported(format string) error
	// Log is what was done with the case, oldest first, and whether all of it follows from what came before.
	Log() (acts []Act, whole bool)
	// Close lets others open the case. discard gives up what was not saved, but for the log; else it is still there when
	// the case is opened next, as far as Autosave or Suspend kept it.
	Close(discard bool)
}

// LeftOver is what an earlier run had not saved of another copy of the case: of when (YYYY-MM-DDThh:mm:ssZ) and of which
// user of the system it is; whether it can be read.
type LeftOver struct {
	When, Who string
	Readable  bool
}

// Take lets the case state what an earlier run had not saved; one change, to be taken back like others.
func (w *Workspace) Take(at int) {
	w.mu.Lock()
	sealed := w.now.sealed
	w.mu.Unlock()
	if sealed == nil {
		return
	}
	w.Change(LeftBehind, func(c *patient.Case) { *c = sealed.Take(at) })
}

// Throw removes what an earlier run had not saved, and what is left of it.
func (w *Workspace) Throw(at int) ([]LeftOver, error) {
	w.mu.Lock()
	sealed := w.now.sealed
	w.mu.Unlock()
	if sealed == nil {
		return nil, nil
	}
	err := sealed.Throw(at)
	return sealed.LeftOver(), err
}

// Discard gives up what was not saved of the case, once it is closed; a change until then takes that back.
func (w *Workspace) Discard() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now.discard = true
}

// Act is one thing that was done with a case: when (YYYY-MM-DDThh:mm:ssZ), by which user of the system, what ("opened"),
// and of what.
type Act struct{ When, Who, Act, Detail string }

// Log is what was done with the sealed case that is open; none of other cases.
func (w *Workspace) Log() (acts []Act, whole bool) {
	w.mu.Lock()
	sealed := w.now.sealed
	w.mu.Unlock()
	if sealed == nil {
		return nil, true
	}
	return sealed.Log()
}

// unhurried is how long after a change it is kept beside the sealed file.
const unhurried = 3 * time.Second

// CanSeal reports whether cases can be sealed.
func (w *Workspace) CanSeal() bool {
	_, ok := w.engine.(Sealer)
	return ok
}

// Unseal opens a sealed case in the background. The case that is open now is put aside, as by Open.
func (w *Workspace) Unseal(path string, k Key) {
	s, ok := w.engine.(Sealer)
	if !ok {
		return
	}
	w.mu.Lock()
	w.load(session{state: State{Sealed: path, Route: Route{Screen: w.now.state.Screen}}, unseal: func() (Sealed, error) { return s.Unseal(path, k) }}, true, w.read)
}

// ReadAgain reads a file for the sealed case that is open: what the case did not ask about when it was sealed is read then.
// Cancel, and Back after a failure, return to the case as it was.
func (w *Workspace) ReadAgain(path string) {
	w.mu.Lock()
	now := w.now.state
	if now.Status != Open || w.now.sealed == nil {
		w.mu.Unlock()
		return
	}
	next := w.now
	next.obs, next.undo, next.redo, next.discard = nil, nil, nil, false
	next.state = State{Path: path, Case: now.Case.Clone(), Route: now.Route, Sealed: now.Sealed, Unsaved: true, ReadAgain: true}
	w.load(next, true, w.read)
}

// Recipients are the public keys that a text is, or that its file holds.
func (w *Workspace) Recipients(name string) ([]string, error) {
	if s, ok := w.engine.(Sealer); ok {
		return s.Recipients(name)
	}
	return nil, nil
}

// SealedWith is the version of the knowledge base that the open case was sealed with last; "" where it was not sealed.
func (w *Workspace) SealedWith() string {
	w.mu.Lock()
	sealed := w.now.sealed
	w.mu.Unlock()
	if sealed == nil {
		return ""
	}
	return sealed.Knowledge()
}

// SealedTo are the public keys that the open case is sealed to; none where a passphrase opens it, or nothing was sealed.
func (w *Workspace) SealedTo() []string {
	w.mu.Lock()
	sealed := w.now.sealed
	w.mu.Unlock()
	if sealed == nil {
		return nil
	}
	return sealed.Recipients()
}

// Seal seals the case as it is now in a new file, or saves the one that it has: then the path is not asked for, and a key
// seals it anew.
// Changes that are being interpreted are waited for. done is told through post.
func (w *Workspace) Seal(path string, k Key, done func(error)) {
	go func() {
		err := w.seal(path, k)
		w.post(func() { done(err) })
		w.tell()
	}()
}

func (w *Workspace) seal(path string, k Key) error {
	now := w.settled()
	defer w.release(now.sealed)
	r := now.state.Report
	s, ok := w.engine.(Sealer)
	if r == nil || !ok {
		return nil
	}
	c, sealed := now.state.Case, now.sealed
	var err error
	switch {
	case sealed == nil:
		sealed, err = s.Seal(context.Background(), path, k, now.obs, c, r)
	case k.stated():
		err = sealed.Reseal(context.Background(), k, now.obs, c, r)
	default:
		err = sealed.Save(context.Background(), now.obs, c, r)
	}
	if err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.now.id != now.id { // closed meanwhile, or read again, which has the file still
		if sealed != now.sealed {
			sealed.Close(true)
		}
		return nil
	}
	w.now.sealed, w.now.state.Sealed = sealed, sealed.Path()
	w.now.state.Unsaved = w.now.state.Updating || w.now.state.Report != r
	return nil
}

// keepSoon keeps a changed case beside its sealed file, once nothing has changed for a while. The caller holds mu.
func (w *Workspace) keepSoon() {
	if w.keeping != nil {
		w.keeping.Stop()
		w.keeping = nil
	}
	if w.now.sealed == nil || !w.now.state.Unsaved {
		return
	}
	id, r := w.now.id, w.now.state.Report
	w.keeping = time.AfterFunc(unhurried, func() { w.keep(func(now session) bool { return now.id == id && now.state.Report == r }) })
}

// suspend keeps a changed case beside its sealed file at once, as one that is put away in order.
func (w *Workspace) suspend() {
	w.mu.Lock()
	if w.keeping != nil {
		w.keeping.Stop()
		w.keeping = nil
	}
	now := w.now
	w.mu.Unlock()
	if now.sealed != nil && now.obs != nil && now.lasts() {
		_ = now.sealed.Suspend(now.obs, now.state.Case.Clone())
	}
}

// lasts reports whether what was not saved of a case is there when it is opened next.
func (s *session) lasts() bool { return s.state.Unsaved && !s.discard }

// end closes a sealed file in the background: saving its log may take a second.
func (w *Workspace) end(s Sealed, discard bool) {
	w.ending.Go(func() { s.Close(discard) })
}

// Wait waits until the files of cases that were closed are whole.
func (w *Workspace) Wait() { w.ending.Wait() }

// keep keeps the open case beside its sealed file, if it is one that is meant.
func (w *Workspace) keep(meant func(session) bool) {
	w.mu.Lock()
	now := w.now
	if now.sealed == nil || now.obs == nil || now.state.Report == nil || !meant(now) {
		w.mu.Unlock()
		return
	}
	w.hold(now.sealed)
	w.mu.Unlock()
	defer w.release(now.sealed)
	_ = now.sealed.Autosave(context.Background(), now.obs, now.state.Case.Clone(), now.state.Report) // saving tells what is wrong
}

// hold keeps a sealed file open while something is written to it, whatever is opened meanwhile; nil is none. The caller
// holds mu.
func (w *Workspace) hold(s Sealed) {
	if s == nil {
		return
	}
	if w.held == nil {
		w.held = map[Sealed]int{}
	}
	w.held[s]++
}

// release lets go of a sealed file, and closes it where it was to be closed meanwhile.
func (w *Workspace) release(s Sealed) {
	if s == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.held[s]--; w.held[s] == 0 {
		delete(w.held, s)
		if discard, late := w.late[s]; late {
			delete(w.late, s)
			w.end(s, discard)
		}
	}
}

// source is what a session's observations come from: a sealed case, or a file.
func (w *Workspace) source(ctx context.Context, of *session) (obs Observations, err error) {
	if of.unseal != nil {
		w.Wait() // it may be the one that was closed last
		if of.sealed, err = of.unseal(); err != nil {
			return nil, err
		}
		of.unseal, of.state.Sealed, of.state.Case, of.state.Recovered = nil, of.sealed.Path(), of.sealed.Case(), of.sealed.Recovered()
		of.state.Unsaved, of.state.Suspended, of.state.LeftOver = of.state.Recovered, of.sealed.Suspended(), of.sealed.LeftOver()
	}
	if of.sealed != nil && of.state.Path == "" {
		return of.sealed.Observations(of.state.Case)
	}
	return w.engine.Read(ctx, of.state.Path, Reading(of.state.Case), func(done, total int64) {
		w.done.Store(done)
		w.total.Store(total)
	})
}

// changed is what a sealed case's report says that the one sealed last did not; nil of other cases.
func changed(s Sealed, r *report.Report) *report.Changes {
	if s == nil {
		return nil
	}
	c, err := s.Changes(r)
	if err != nil {
		return nil // nothing was said before that can be read
	}
	return &c
}

// letGo closes the sealed file of a session that is given up, unless the open one has it too.
func (w *Workspace) letGo(s *session) {
	if s == nil || s.sealed == nil || s.sealed == w.now.sealed {
		return
	}
	if w.held[s.sealed] > 0 { // it is being written
		if w.late == nil {
			w.late = map[Sealed]bool{}
		}
		w.late[s.sealed] = !s.lasts()
		return
	}
	w.end(s.sealed, !s.lasts())
}
