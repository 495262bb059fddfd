package workspace

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"allelens/report"
	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// fake is an engine whose steps a test holds up or lets fail.
type fake struct {
	mu      sync.Mutex
	read    func(ctx context.Context, path string, o ReadOptions, progress func(done, total int64)) (Observations, error)
	report  func(ctx context.Context, obs Observations, c patient.Case) (*report.Report, error)
	saved   []saved
	samples []string // of every file
}

type saved struct {
	label    string
	path     string
	sections []string
}

func (f *fake) Read(ctx context.Context, path string, o ReadOptions, progress func(done, total int64)) (Observations, error) {
	f.mu.Lock()
	read := f.read
	f.mu.Unlock()
	if read != nil {
		return read(ctx, path, o, progress)
	}
	return path, nil
}

func (f *fake) Report(ctx context.Context, obs Observations, c patient.Case) (*report.Report, error) {
	f.mu.Lock()
	make := f.report
	f.mu.Unlock()
	if make != nil {
		return make(ctx, obs, c)
	}
	return plain(obs, c), nil
}

// plain is a report that shows what it was made of.
func plain(obs Observations, c patient.Case) *report.Report {
	file, _ := obs.(string)
	return &report.Report{Input: report.Input{File: file}, Case: report.CaseInfo{Label: c.Label, Note: c.Note, Medications: c.Medications}}
}

func (f *fake) Save(_ context.Context, r *report.Report, x Export) error {
	path, sections := x.Path, x.Sections
	f.mu.Lock()
	defer f.mu.Unlock()
	if path == "" {
		return errors.New("no path")
	}
	f.saved = append(f.saved, saved{r.Case.Label, path, sections})
	return nil
}

// Doubt implements Engine.
func (f *fake) Doubt(obs Observations, why error) Observations { return obs.(string) + "?" }

func (f *fake) Drugs() []string { return []string{"warfarin"} }

func (f *fake) OutsideVocabulary() []pgx.Vocabulary { return nil }

func (f *fake) UnderstandOutside(pgx.OutsideCall) report.OutsideReading {
	return report.OutsideReading{}
}

func (f *fake) ReadOutside(string) ([]pgx.OutsideCall, error) { return nil, nil }

func (f *fake) ReadCopyNumber(string, Observations) ([]copynumber.Row, error) {
	return nil, nil
}

func (f *fake) ReadCovered(string) ([]variants.Interval, []*variants.Problem, error) {
	return nil, nil, nil
}
func (f *fake) ReadCase(string) (patient.Case, error) { return patient.New(), nil }
func (f *fake) SaveCase(patient.Case, string) error   { return nil }

func (f *fake) Describe(_ context.Context, path string) (report.FileFacts, error) {
	return report.FileFacts{Usable: path != "bad.vcf", Title: "described", Samples: f.samples}, nil
}

func (f *fake) Facts(before report.FileFacts, obs Observations, why error) report.FileFacts {
	if why != nil {
		return report.FileFacts{Title: why.Error(), Samples: before.Samples}
	}
	before.Title = fmt.Sprint("read ", obs)
	return before
}

func (f *fake) Contradictions(patient.Case) []report.Contradiction { return nil }

func inline(f func()) { f() }

func newFake() (*fake, *Workspace) {
	f := &fake{}
	return f, New(f, inline, func(r *report.Report) any { return r.Input.File + " derived" })
}

// until waits for a state.
func until(t *testing.T, w *Workspace, what string, reached func(State) bool) State {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if s := w.State(); reached(s) {
			return s
		}
	}
	t.Fatalf("never %s: %+v", what, w.State())
	return State{}
}

func settled(s State) bool { return s.Status == Open && !s.Updating }

// both is a case of which only consent is known.
func both() patient.Case {
	c := patient.New()
	c.Scope = patient.Both
	return c
}

func opened(t *testing.T, w *Workspace, path string) State {
	t.Helper()
	w.Open(path, both())
	return until(t, w, "open "+path, func(s State) bool { return settled(s) && s.Path == path })
}

func TestOpenReadsAndDerives(t *testing.T) {
	f, w := newFake()
	asked := ReadOptions{}
	f.read = func(_ context.Context, path string, o ReadOptions, progress func(done, total int64)) (Observations, error) {
		asked = o
		progress(3, 4)
		return path, nil
	}
	var mu sync.Mutex
	var seen []Status
	w.Observe(func(s State) { mu.Lock(); seen = append(seen, s.Status); mu.Unlock() })
	c := both()
	c.Scope, c.Sample = patient.Cancer, "S1"
	w.Open("a.vcf", c)
	s := until(t, w, "open", settled)
	if s.Report.Input.File != "a.vcf" || s.Derived != "a.vcf derived" || s.Case.Scope != patient.Cancer || asked.Sample != "S1" {
		t.Errorf("state %+v after asking %+v", s, asked)
	}
	mu.Lock()
	defer mu.Unlock()
	if seen[0] != Loading || !slices.Contains(seen, Open) {
		t.Errorf("told of %v, want first loading, then open", seen)
	}
}

// held is a read that waits for its context's end or for release.
func held(release chan struct{}) func(context.Context, string, ReadOptions, func(int64, int64)) (Observations, error) {
	return func(ctx context.Context, path string, _ ReadOptions, progress func(int64, int64)) (Observations, error) {
		progress(1, 4)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-release:
			return path, nil
		}
	}
}

func TestProgressIsTold(t *testing.T) {
	f, w := newFake()
	release := make(chan struct{})
	f.read = held(release)
	w.Open("a.vcf", both())
	s := until(t, w, "progress", func(s State) bool { return s.Progress.Part() == 0.25 })
	if s.Status != Loading || s.Report != nil {
		t.Errorf("while reading: %+v", s)
	}
	close(release)
	until(t, w, "open", settled)
	if (Progress{Done: 5, Total: 4}).Part() != 1 || (Progress{Done: 5}).Part() != 0 {
		t.Error("the part is not held between 0 and 1")
	}
}

func TestCancelReturnsToTheCaseBefore(t *testing.T) {
	f, w := newFake()
	f.read = held(make(chan struct{}))
	w.Open("first.vcf", both())
	w.Cancel()
	if s := w.State(); s.Status != Empty || s.Path != "" {
		t.Errorf("cancelled without a case before: %+v", s)
	}
	f.mu.Lock()
	f.read = nil
	f.mu.Unlock()
	opened(t, w, "a.vcf")
	f.mu.Lock()
	f.read = held(make(chan struct{}))
	f.mu.Unlock()
	w.Open("b.vcf", both())
	w.Cancel()
	if s := w.State(); s.Status != Open || s.Path != "a.vcf" || s.Report.Input.File != "a.vcf" {
		t.Errorf("after cancel: %+v", s)
	}
}

func TestFailureIsShownAndLeft(t *testing.T) {
	f, w := newFake()
	opened(t, w, "a.vcf")
	f.mu.Lock()
	f.read = func(context.Context, string, ReadOptions, func(int64, int64)) (Observations, error) {
		return nil, variants.Fail("several_samples", "b.vcf", "samples", "A, B")
	}
	f.mu.Unlock()
	w.Open("b.vcf", both())
	s := until(t, w, "failed", func(s State) bool { return s.Status == Failed })
	if p, ok := variants.AsProblem(s.Problem); !ok || p.Code != "several_samples" || s.Report != nil || !s.CanBack {
		t.Errorf("failed state %+v", s)
	}
	w.Back()
	if s := w.State(); s.Status != Open || s.Path != "a.vcf" {
		t.Errorf("after Back: %+v", s)
	}
}

func TestRetryReadsWithTheAnswer(t *testing.T) {
	f, w := newFake()
	f.read = func(_ context.Context, path string, o ReadOptions, _ func(int64, int64)) (Observations, error) {
		if o.Sample == "" {
			return nil, variants.Fail("several_samples", path, "samples", "A, B")
		}
		return path + " " + o.Sample, nil
	}
	w.Open("b.vcf", both())
	until(t, w, "failed", func(s State) bool { return s.Status == Failed })
	w.Retry(func(c *patient.Case) { c.Sample = "B" })
	if s := until(t, w, "open", settled); s.Report.Input.File != "b.vcf B" {
		t.Errorf("read %q", s.Report.Input.File)
	}
}

func TestChangeAndUndo(t *testing.T) {
	_, w := newFake()
	opened(t, w, "a.vcf")
	add := func(name string) {
		w.Change(Medications, func(c *patient.Case) { c.Medications = append(c.Medications, name) })
	}
	add("warfarin")
	add("clopidogrel")
	s := until(t, w, "changed", func(s State) bool { return settled(s) && len(s.Report.Case.Medications) == 2 })
	if !s.CanUndo {
		t.Error("a change cannot be undone")
	}
	w.Undo()
	s = until(t, w, "undone", func(s State) bool { return settled(s) && len(s.Report.Case.Medications) == 1 })
	if s.Report.Case.Medications[0] != "warfarin" || s.Case.Medications[0] != "warfarin" {
		t.Errorf("after undo %v", s.Report.Case.Medications)
	}
	s.Case.Medications[0] = "changed by a watcher"
	if w.State().Case.Medications[0] != "warfarin" {
		t.Error("a state shares memory with the workspace")
	}
}

func TestTypingIsUndoneTogether(t *testing.T) {
	_, w := newFake()
	opened(t, w, "a.vcf")
	for _, words := range []string{"s", "se", "see"} {
		w.Change(Note, func(c *patient.Case) { c.Note = words })
	}
	until(t, w, "typed", func(s State) bool { return settled(s) && s.Report.Case.Note == "see" })
	w.Undo()
	s := until(t, w, "undone", func(s State) bool { return settled(s) && s.Report.Case.Note == "" })
	if s.CanUndo {
		t.Error("typing left more than one step to undo")
	}
}

func TestTheLatestChangeWins(t *testing.T) {
	f, w := newFake()
	opened(t, w, "a.vcf")
	release := make(chan struct{})
	f.mu.Lock()
	f.report = func(_ context.Context, obs Observations, c patient.Case) (*report.Report, error) {
		if c.Label == "slow" {
			<-release
		}
		return plain(obs, c), nil
	}
	f.mu.Unlock()
	w.Change(Details, func(c *patient.Case) { c.Label = "slow" })
	w.Change(Details, func(c *patient.Case) { c.Label = "quick" })
	until(t, w, "changed", func(s State) bool { return settled(s) && s.Report.Case.Label == "quick" })
	close(release)
	time.Sleep(20 * time.Millisecond)
	if got := w.State().Report.Case.Label; got != "quick" {
		t.Errorf("an older result replaced the newer: %q", got)
	}
}

func TestFailingChangeIsLeftByUndo(t *testing.T) {
	f, w := newFake()
	opened(t, w, "a.vcf")
	f.mu.Lock()
	f.report = func(_ context.Context, obs Observations, c patient.Case) (*report.Report, error) {
		if c.Label == "bad" {
			return nil, errors.New("broken")
		}
		return plain(obs, c), nil
	}
	f.mu.Unlock()
	w.Change(Details, func(c *patient.Case) { c.Label = "bad" })
	s := until(t, w, "failed", func(s State) bool { return s.Status == Failed })
	if s.Report != nil || !s.CanBack {
		t.Errorf("after a failing change: %+v", s)
	}
	w.Back()
	if s := until(t, w, "open", settled); s.Case.Label != "" {
		t.Errorf("label %q after Back", s.Case.Label)
	}
}

func TestSaveWaitsForChanges(t *testing.T) {
	f, w := newFake()
	opened(t, w, "a.vcf")
	release := make(chan struct{})
	f.mu.Lock()
	f.report = func(_ context.Context, obs Observations, c patient.Case) (*report.Report, error) {
		<-release
		return plain(obs, c), nil
	}
	f.mu.Unlock()
	w.Change(Details, func(c *patient.Case) { c.Label, c.Sections = "new", []string{"summary"} })
	done := make(chan error)
	w.Save("out.pdf", "pdf", false, func(err error) { done <- err })
	close(release)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if got := f.saved[0]; got.label != "new" || got.path != "out.pdf" || !slices.Equal(got.sections, []string{"summary"}) {
		t.Errorf("saved %+v", got)
	}
	w.Save("", "pdf", false, func(err error) { done <- err })
	if err := <-done; err == nil {
		t.Error("a failing save is told as done")
	}
}

func TestCloseForgets(t *testing.T) {
	f, w := newFake()
	opened(t, w, "a.vcf")
	w.Change(Details, func(c *patient.Case) { c.Label = "x" })
	w.Close()
	time.Sleep(10 * time.Millisecond)
	s := w.State()
	if s.Status != Empty || s.Report != nil || s.Derived != nil || s.Path != "" || s.Case.Label != "" || s.CanUndo {
		t.Errorf("after Close: %+v", s)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.now.obs != nil || w.before != nil {
		t.Error("observations stay in memory")
	}
	_ = f
}

func TestRescopeReadsAnew(t *testing.T) {
	f, w := newFake()
	opened(t, w, "a.vcf")
	scopes := make(chan patient.Scope, 1)
	f.mu.Lock()
	f.read = func(_ context.Context, path string, o ReadOptions, _ func(int64, int64)) (Observations, error) {
		if !o.Whole { // the check in the background, of this reading or the one before, comes when it comes
			scopes <- o.Scope
		}
		return path, nil
	}
	f.mu.Unlock()
	w.Change(Details, func(c *patient.Case) { c.Scope = patient.Pharmacogenes })
	s := until(t, w, "open", func(s State) bool { return settled(s) && s.Case.Scope == patient.Pharmacogenes })
	if got := <-scopes; got != patient.Pharmacogenes || s.Case.Scope != got {
		t.Errorf("read for %q", got)
	}
}

// TestRereadKeepsTheCase: the file is read with the options given, the case stays, and a reading
// that is cancelled or fails leads back to the one before.
func TestRereadKeepsTheCase(t *testing.T) {
	f, w := newFake()
	opened(t, w, "a.vcf")
	w.Change(Details, func(c *patient.Case) { c.Label = "kept" })
	until(t, w, "changed", settled)
	f.mu.Lock()
	f.read = func(ctx context.Context, path string, o ReadOptions, _ func(int64, int64)) (Observations, error) {
		switch {
		case o.Thresholds == nil:
			return nil, errors.New("gone")
		case o.Thresholds.Depth == 99:
			<-ctx.Done()
			return nil, ctx.Err()
		}
		return "read again", nil
	}
	f.mu.Unlock()
	reread := func(depth int) {
		w.Change(Thresholds, func(c *patient.Case) { c.Thresholds = &ledger.Thresholds{Depth: depth} })
	}
	reread(12)
	s := until(t, w, "read again", settled)
	if s.Report.Input.File != "read again" || s.Case.Label != "kept" || s.Case.Thresholds.Depth != 12 || s.Case.Scope != patient.Both {
		t.Errorf("read again: %+v", s)
	}
	reread(99)
	w.Cancel()
	if s := w.State(); s.Status != Open || s.Case.Thresholds.Depth != 12 {
		t.Errorf("cancelled: %v with %+v", s.Status, s.Case.Thresholds)
	}
	w.Change(Thresholds, func(c *patient.Case) { c.Thresholds = nil })
	until(t, w, "failed", func(s State) bool { return s.Status == Failed && s.CanBack })
	w.Back()
	if s := w.State(); s.Status != Open || s.Case.Thresholds == nil || s.Case.Thresholds.Depth != 12 {
		t.Errorf("back from a failure: %v with %+v", s.Status, s.Case.Thresholds)
	}
}

// partial is a report of a file that was read in part.
func partial(obs Observations, c patient.Case) *report.Report {
	r := plain(obs, c)
	r.Input.Access = "index"
	r.Quality.Complete = obs == "whole"
	return r
}

// TestCheck: a quick answer is shown at once; then the whole file is read in the background, and
// what that finds takes its place. A failure is added to what is shown.
func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want string
	}{"good": {nil, "whole"}, "damaged": {errors.New("damaged"), "part?"}} {
		release := make(chan struct{})
		f := &fake{
			read: func(_ context.Context, _ string, o ReadOptions, _ func(done, total int64)) (Observations, error) {
				if !o.Whole {
					return "part", nil
				}
				<-release
				return "whole", c.err
			},
			report: func(_ context.Context, obs Observations, c patient.Case) (*report.Report, error) {
				return partial(obs, c), nil
			},
		}
		w := New(f, func(run func()) { run() }, nil)
		w.Open("a.vcf.gz", both())
		until(t, w, "the quick answer", func(s State) bool { return s.Status == Open && s.Checking && s.Report.Input.File == "part" })
		w.Change(Note, func(c *patient.Case) { c.Note = "kept" })
		close(release)
		s := until(t, w, "the checked answer", func(s State) bool {
			return s.Status == Open && !s.Checking && !s.Updating && s.Report.Input.File == c.want
		})
		if s.Report.Case.Note != "kept" {
			t.Errorf("%s: the check undid a change", name)
		}
	}
}

// TestCheckEndsWithItsCase: closing stops the check, and its result reaches no other case.
func TestCheckEndsWithItsCase(t *testing.T) {
	ended := make(chan struct{})
	f := &fake{
		read: func(ctx context.Context, _ string, o ReadOptions, _ func(done, total int64)) (Observations, error) {
			if o.Whole {
				<-ctx.Done()
				close(ended)
			}
			return "part", ctx.Err()
		},
		report: func(_ context.Context, obs Observations, c patient.Case) (*report.Report, error) {
			return partial(obs, c), nil
		},
	}
	w := New(f, func(run func()) { run() }, nil)
	w.Open("a.vcf.gz", both())
	until(t, w, "the check", func(s State) bool { return s.Checking })
	w.Close()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Fatal("the check goes on after its case was closed")
	}
	if s := w.State(); s.Status != Empty || s.Report != nil || s.Checking {
		t.Errorf("after closing: %+v", s)
	}
}

func (f *fake) Query(_ context.Context, obs Observations, _ patient.Case, words string) ([]report.Answer, int, error) {
	return []report.Answer{{Text: words + " in " + obs.(string)}}, 7, nil
}

// TestAsk: an answer is told of the case that was asked about, and of no other.
func TestAsk(t *testing.T) {
	posts := make(chan func(), 100)
	w := New(&fake{}, func(f func()) { posts <- f }, nil)
	told := ""
	ask := func(words string) {
		w.Ask(words, func(a []report.Answer, more int, err error) { told = a[0].Text })
	}
	ask("before a file is open")
	w.Open("a.vcf", both())
	until(t, w, "open", settled)
	for len(posts) > 0 {
		(<-posts)()
	}
	ask("185delAG")
	(<-posts)()
	if told != "185delAG in a.vcf" {
		t.Errorf("told %q", told)
	}
	ask("5382insC")
	answer := <-posts
	w.Close()
	answer()
	if told != "185delAG in a.vcf" {
		t.Errorf("of a case that is closed, %q is told", told)
	}
}

// TestEveryFieldIsUndoneAndRedone walks a case back and forth whose changes touch what is said of the patient, what is
// printed, and what is read of the file.
func TestEveryFieldIsUndoneAndRedone(t *testing.T) {
	_, w := newFake()
	opened(t, w, "a.vcf")
	w.Go(Route{Screen: "drugs", Key: "warfarin"})
	edits := []func(*patient.Case){
		func(c *patient.Case) { c.Label, c.Age = "A", 41 },
		func(c *patient.Case) { c.Thresholds = &ledger.Thresholds{Depth: 15} },
		func(c *patient.Case) { c.Medications = []string{"warfarin"} },
		func(c *patient.Case) { c.Label, c.Scope = "B", patient.Cancer },
		func(c *patient.Case) { c.Sections = []string{"risk"} },
		func(c *patient.Case) { c.Thresholds, c.Scope = nil, patient.Pharmacogenes },
	}
	look := func(s State) string {
		depth := 0
		if s.Case.Thresholds != nil {
			depth = s.Case.Thresholds.Depth
		}
		return fmt.Sprint(s.Case.Label, s.Case.Age, s.Case.Medications, s.Case.Sections, s.Case.Scope, depth, s.Route)
	}
	seen := []string{look(w.State())}
	for _, edit := range edits {
		w.Change(Details, edit)
		seen = append(seen, look(until(t, w, "edited", settled)))
	}
	for range 2 {
		for i := len(edits) - 1; i >= 0; i-- {
			w.Undo()
			if got := look(until(t, w, "undone", settled)); got != seen[i] {
				t.Fatalf("undone to %s, want %s", got, seen[i])
			}
		}
		if w.State().CanUndo {
			t.Error("there is more to undo than was done")
		}
		for i := range edits {
			w.Redo()
			if got := look(until(t, w, "redone", settled)); got != seen[i+1] {
				t.Fatalf("redone to %s, want %s", got, seen[i+1])
			}
		}
		if w.State().CanRedo {
			t.Error("there is more to redo than was undone")
		}
	}
	w.Undo()
	until(t, w, "undone", settled)
	w.Change(Details, func(c *patient.Case) { c.Label = "C" })
	if until(t, w, "changed", settled).CanRedo {
		t.Error("a new change leaves another future behind it")
	}
}

// TestLessConsentKeepsNothing: while the file is read for less, the case that knew more is not kept; for more it is.
func TestLessConsentKeepsNothing(t *testing.T) {
	f, w := newFake()
	opened(t, w, "a.vcf")
	f.mu.Lock()
	f.read = held(make(chan struct{}))
	f.mu.Unlock()
	w.Change(Details, func(c *patient.Case) { c.Scope = patient.Cancer })
	w.mu.Lock()
	if w.before != nil {
		t.Error("what was read with more consent stays in memory")
	}
	w.mu.Unlock()
	w.Cancel()
	if s := w.State(); s.Status != Empty || s.CanUndo {
		t.Errorf("after Cancel: %+v", s)
	}
}

// TestRoutes: screens and filters are returned from and advanced to, rows of one list are one step, and another file
// starts anew.
func TestRoutes(t *testing.T) {
	_, w := newFake()
	opened(t, w, "a.vcf")
	w.Go(Route{Screen: "overview"})
	w.Go(Route{Screen: "drugs", Key: "warfarin"})
	w.Go(Route{Screen: "drugs", Key: "codeine"})
	w.Refine("acting", "all")
	w.Go(Route{Screen: "drugs", Key: "aspirin"})
	w.Go(Route{Screen: "variants", Key: "gene CYP2C19"})
	at := func(want Route) {
		t.Helper()
		if got := w.State().Route; got != want {
			t.Fatalf("at %+v, want %+v", got, want)
		}
	}
	back := []Route{{"drugs", "aspirin", "all"}, {"drugs", "codeine", "acting"}, {Screen: "overview"}}
	for _, want := range back {
		w.Return()
		at(want)
	}
	for _, want := range []Route{back[1], back[0], {Screen: "variants", Key: "gene CYP2C19"}} {
		w.Advance()
		at(want)
	}
	if s := w.State(); !s.CanReturn || s.CanAdvance {
		t.Errorf("return %v, advance %v", s.CanReturn, s.CanAdvance)
	}
	w.Return()
	w.Go(Route{Screen: "quality"})
	if w.State().CanAdvance {
		t.Error("there is something behind a new place")
	}
	opened(t, w, "b.vcf")
	if s := w.State(); s.CanReturn || s.Key != "" || s.Screen != "quality" {
		t.Errorf("of another file: %+v", s.Route)
	}
	w.Close()
	w.Return()
	if w.State().Route != (Route{}) {
		t.Error("a closed case leaves places behind")
	}
}
