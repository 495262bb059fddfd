package workspace

import (
	"context"
	"errors"
	"testing"

	"allelens/variants/patient"
)

// reading puts another way of reading in, while one may be at work.
func (f *fake) reading(read func(context.Context, string, ReadOptions, func(int64, int64)) (Observations, error)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.read = read
}

// reads counts the readings of a fake by scope.
func (f *fake) reads(t *testing.T) chan ReadOptions {
	t.Helper()
	all := make(chan ReadOptions, 20)
	f.reading(func(_ context.Context, path string, o ReadOptions, _ func(int64, int64)) (Observations, error) {
		if !o.Whole { // the check in the background is of the case before
			all <- o
		}
		return path + " for " + string(o.Scope), nil
	})
	return all
}

func ready(s State) bool { return s.Status == Intake && s.Ready }

// TestNoGeneIsReadBeforeConsent: a file is described, the case is stated and taken back, and nothing is read, until it is
// stated what the patient agreed to; another scope drops what was read at once, and results show what was agreed to.
func TestNoGeneIsReadBeforeConsent(t *testing.T) {
	f, w := newFake()
	all := f.reads(t)
	w.Begin("a.vcf", patient.New())
	s := until(t, w, "described", func(s State) bool { return s.Status == Intake })
	if s.File.Title != "described" || s.Report != nil || s.Reading || s.Ready {
		t.Fatalf("%+v", s)
	}
	w.Change(Details, func(c *patient.Case) { c.Sex = patient.Female })
	w.Undo()
	w.Redo()
	w.Proceed()
	if s := w.State(); len(all) > 0 || s.Status != Intake || s.Case.Sex != patient.Female || s.Awaited {
		t.Fatalf("before consent: %d readings, %+v", len(all), s)
	}
	w.Change(Details, func(c *patient.Case) { c.Scope = patient.Both })
	s = until(t, w, "read", ready)
	if o := <-all; o.Scope != patient.Both || s.Report != nil || s.File.Title != "read a.vcf for both" {
		t.Fatalf("read with %+v: %+v", o, s)
	}
	f.reading(held(make(chan struct{})))
	w.Change(Details, func(c *patient.Case) { c.Scope = patient.Cancer })
	w.mu.Lock()
	if w.now.obs != nil || w.now.state.File.Title != "described" {
		t.Error("what was read with more consent stays")
	}
	w.mu.Unlock()
	f.reads(t)
	w.Change(Details, func(c *patient.Case) { c.Scope = patient.Pharmacogenes })
	until(t, w, "read", ready)
	w.Proceed()
	s = until(t, w, "open", settled)
	if s.Report.Input.File != "a.vcf for pharmacogenes" || s.Case.Sex != patient.Female || !s.CanUndo || s.File.Title != "read a.vcf for pharmacogenes" {
		t.Errorf("%+v", s)
	}
}

// TestIntakeGoesOnOnceRead: what is asked for while the file is read comes when it is read; a change in between is kept.
func TestIntakeGoesOnOnceRead(t *testing.T) {
	f, w := newFake()
	release := make(chan struct{})
	f.read = func(_ context.Context, path string, _ ReadOptions, _ func(int64, int64)) (Observations, error) {
		<-release
		return path, nil
	}
	c := patient.New()
	c.Scope = patient.Both
	w.Begin("a.vcf", c)
	until(t, w, "reading", func(s State) bool { return s.Reading })
	w.Proceed()
	if !w.State().Awaited {
		t.Error("going on is not awaited")
	}
	w.Change(Details, func(c *patient.Case) { c.Label = "7" })
	close(release)
	if s := until(t, w, "open", settled); s.Report.Case.Label != "7" {
		t.Errorf("label %q", s.Report.Case.Label)
	}
}

// TestIntakeOfUselessFiles: a file that cannot be used leads to no results, a failed reading says why, several samples
// wait for one to be chosen, and leaving returns to the case before.
func TestIntakeOfUselessFiles(t *testing.T) {
	f, w := newFake()
	opened(t, w, "before.vcf")
	all := f.reads(t)
	w.Begin("bad.vcf", both())
	until(t, w, "described", func(s State) bool { return s.Status == Intake })
	w.Proceed()
	if s := w.State(); s.Status != Intake || len(all) > 0 {
		t.Errorf("a useless file: %+v, %d readings", s, len(all))
	}
	w.Cancel()
	if s := w.State(); s.Status != Open || s.Path != "before.vcf" {
		t.Errorf("left for %+v", s)
	}
	f.samples = []string{"A", "B"}
	w.Begin("two.vcf", both())
	until(t, w, "described", func(s State) bool { return s.Status == Intake })
	if len(all) > 0 {
		t.Error("a sample is read that nobody chose")
	}
	w.Change(Details, func(c *patient.Case) { c.Sample = "B" })
	until(t, w, "read", ready)
	if o := <-all; o.Sample != "B" {
		t.Errorf("read %+v", o)
	}
	f.read = func(context.Context, string, ReadOptions, func(int64, int64)) (Observations, error) {
		return nil, errors.New("cut")
	}
	w.Change(Details, func(c *patient.Case) { c.Sample = "A" })
	s := until(t, w, "failed", func(s State) bool { return !s.Reading && s.File.Title == "cut" })
	if s.Status != Intake || s.Ready || s.File.Usable {
		t.Errorf("%+v", s)
	}
	w.Undo()
	until(t, w, "the sample before", func(s State) bool { return !s.Reading && s.Case.Sample == "B" })
}
