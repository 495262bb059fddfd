package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/command"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/patient"
)

// vault is a sealed case that keeps itself in memory.
type vault struct {
	mu        sync.Mutex
	path      string
	words     string
	stated    patient.Case
	saves     int
	recovered bool
	leftOver  []workspace.LeftOver
	suspended bool
	discarded bool
	another   string
	kept      *patient.Case // what an earlier run had not saved
	to        []string
	closed    bool
	exported  []string
}

// vaults are those that were sealed, by path.
var vaults sync.Map

func (e *engine) Seal(_ context.Context, path string, k workspace.Key, _ workspace.Observations, c patient.Case, _ *report.Report) (workspace.Sealed, error) {
	if filepath.Base(path) == "full.allelens" {
		return nil, variants.Fail("sealed_unwritable", path)
	}
	v := &vault{path: path, words: k.Passphrase, to: k.To, stated: c, saves: 1}
	vaults.Store(path, v)
	return v, nil
}

func (e *engine) Unseal(path string, k workspace.Key) (workspace.Sealed, error) {
	v, ok := vaults.Load(path)
	switch {
	case !ok:
		return nil, variants.Fail("file_missing", path)
	case v.(*vault).words != k.Passphrase:
		return nil, variants.Fail("sealed_passphrase", path)
	}
	return v.(*vault), nil
}

func (v *vault) Log() ([]workspace.Act, bool) {
	return []workspace.Act{{When: "2026-11-28T12:00:00Z", Who: "user", Act: "exported", Detail: "pdf"}}, false
}
func (v *vault) Path() string                                              { return v.path }
func (v *vault) Case() patient.Case                                        { return v.stated.Clone() }
func (v *vault) Recovered() bool                                           { return v.recovered }
func (v *vault) Recipients() []string                                      { return v.to }
func (v *vault) Suspended() bool                                           { return v.suspended }
func (v *vault) LeftOver() []workspace.LeftOver                            { return v.leftOver }
func (v *vault) Take(int) patient.Case                                     { return v.kept.Clone() }
func (v *vault) Observations(patient.Case) (workspace.Observations, error) { return v.path, nil }
func (v *vault) Changes(*report.Report) (report.Changes, error) {
	return report.Changes{
		From: report.Edition{KnowledgeBase: "2026.11.2", Date: "2026-11-01"}, To: report.Edition{KnowledgeBase: "2026.11.3"},
		Items: []report.Changed{{Kind: report.ChangedClass, Concludes: true, Text: "BRCA1 c.1A>G: the class was uncertain and is benign."}},
	}, nil
}

func (v *vault) Knowledge() string { return "2026.11.2" }

func (v *vault) Another(*report.Report) string {
	return v.another
}

func (v *vault) Throw(at int) error {
	v.leftOver = slices.Delete(v.leftOver, at, at+1)
	return nil
}

func (v *vault) Close(discard bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.closed, v.discarded = true, discard
}

func (v *vault) Suspend(_ workspace.Observations, c patient.Case) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.stated, v.recovered, v.suspended = c, true, true
	return nil
}

func (v *vault) Exported(format string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return variants.Fail("sealed_unwritable", v.path)
	}
	v.exported = append(v.exported, format)
	return nil
}

// Recipients implements workspace.Sealer.
func (e *engine) Recipients(name string) ([]string, error) {
	if !strings.HasPrefix(name, "age1") {
		return nil, variants.Fail("sealed_recipients", name)
	}
	return []string{name}, nil
}

func (v *vault) Reseal(_ context.Context, k workspace.Key, _ workspace.Observations, c patient.Case, _ *report.Report) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.stated, v.words, v.to = c, k.Passphrase, k.To
	return nil
}

func (v *vault) Save(_ context.Context, _ workspace.Observations, c patient.Case, _ *report.Report) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.stated, v.saves = c, v.saves+1
	return nil
}

func (v *vault) Autosave(_ context.Context, _ workspace.Observations, c patient.Case, _ *report.Report) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.stated, v.recovered = c, true
	return nil
}

// TestSealAndOpen: Ctrl+S asks once for number and passphrase, then saves; the case is opened again with its passphrase
// alone, and says what has changed.
func TestSealAndOpen(t *testing.T) {
	b := newBench(t)
	folder := t.TempDir()
	b.open(filepath.Join(folder, "a.vcf"))
	b.key(fyne.KeyS)
	b.sees("Seal and save the case", "Inside the seal", "the genome file itself", "There is no way back", "Make one for me")
	fields := b.entries()
	fields[0].SetText("0042")
	fields[2].SetText("four plain words here")
	b.sees("Good:")
	b.press("Seal and save")
	b.sees("Type the passphrase once more", "genome file itself")
	fields[3].SetText("four plain words")
	b.sees("not the same")
	b.press("Seal and save")
	path := filepath.Join(folder, "0042.allelens")
	if _, ok := vaults.Load(path); ok {
		t.Fatal("sealed with two passphrases")
	}
	if !fields[2].Password || !fields[3].Password {
		t.Error("the passphrase is shown")
	}
	fields[3].SetText("four plain words here")
	b.sees("the same")
	b.press("Seal and save")
	b.comes("The case is sealed", "0042.allelens")
	b.dismiss()
	b.workspace.Change(workspace.Note, func(c *patient.Case) { c.Note = "later" })
	b.until(workspace.Open)
	b.key(fyne.KeyS)
	b.comes("The case is sealed")
	b.dismiss()
	stored, _ := vaults.Load(path)
	if v := stored.(*vault); v.stated.Label != "0042" || v.saves != 2 || v.stated.Note != "later" {
		t.Errorf("%d times saved, %q", v.saves, v.stated.Note)
	}
	b.key(fyne.KeyL)
	b.settle()
	b.sees("Locked.", "0042.allelens")
	if b.workspace.State().Status != workspace.Empty {
		t.Error("the case is open behind the lock")
	}
	b.entries()[0].SetText("wrong words")
	b.press("Open")
	b.comes("The passphrase does not open this file")
	b.entries()[0].SetText("four plain words here")
	b.press("Open")
	b.comes("Since this case was sealed", "the class was uncertain and is benign", "2026.11.2")
	if s := b.workspace.State(); s.Sealed != path || s.Case.Note != "later" {
		t.Errorf("%q in %q", s.Case.Note, s.Sealed)
	}
}

// TestReopenedThenAsked: a sealed case of a file that looks like a tumour's first tells what has changed, and what was left
// over, and then asks what was sequenced.
func TestReopenedThenAsked(t *testing.T) {
	b := newBench(t)
	vaults.Store("tumour.vcf", &vault{path: "tumour.vcf", words: "words", stated: patient.New(), leftOver: []workspace.LeftOver{{When: "2026-11-01T08:00:00Z", Who: "user"}}})
	b.unseal("tumour.vcf", "")
	b.entries()[0].SetText("words")
	b.press("Open")
	b.comes("Since this case was sealed", "the class was uncertain and is benign", "cannot be read", "Throw it away")
	b.dismiss()
	b.sees("What was sequenced?")
}

// TestSealedToKeys: a case is sealed to public keys, and later to other keys, or by a passphrase; keys that are none are
// told.
func TestSealedToKeys(t *testing.T) {
	b := newBench(t)
	folder := t.TempDir()
	b.open(filepath.Join(folder, "a.vcf"))
	b.key(fyne.KeyS)
	b.entries()[0].SetText("0046")
	b.press("Keys open it")
	b.sees("Add the clinic’s public key", "Lost keys")
	add := func(key string) {
		t.Helper()
		all := b.entries()
		all[len(all)-1].SetText(key)
		b.press("Add")
	}
	add("nonsense")
	b.sees("nonsense")
	add("age1clinic0000000000000000000000end")
	b.sees("age1clinic00…000end")
	add("age1colleague000000000000000000000b")
	b.press("Seal and save")
	b.comes("The case is sealed")
	b.dismiss()
	stored, _ := vaults.Load(filepath.Join(folder, "0046.allelens"))
	v := stored.(*vault)
	if strings.Join(v.to, " ") != "age1clinic0000000000000000000000end age1colleague000000000000000000000b" {
		t.Errorf("sealed to %q", v.to)
	}
	b.Do(command.Reseal)
	b.sees("Change what opens the case", "Copies made before", "age1clinic00…000end")
	b.press("age1colleagu")
	b.press("Seal anew")
	b.comes("The case is sealed")
	b.dismiss()
	if len(v.to) != 1 {
		t.Errorf("sealed to %q", v.to)
	}
	b.Do(command.Reseal)
	b.press("A passphrase opens it")
	b.press("Make one for me")
	b.sees("Strong:", "the same")
	b.press("Seal anew")
	b.comes("The case is sealed")
	if len(v.to) != 0 || len(v.words) != 23 {
		t.Errorf("sealed to %q, %q", v.to, v.words)
	}
}

// TestLogIsShown: the log of a sealed case stands in the window, and says where it was changed by hand.
func TestLogIsShown(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "0044.allelens")
	vaults.Store(path, &vault{path: path, stated: patient.New()})
	b.workspace.Unseal(path, workspace.Key{})
	b.until(workspace.Open)
	b.Do(command.Log)
	b.sees("Who opened and changed the case", "exported pdf", "2026-11-28T12:00:00Z", "changed by hand")
}

func TestSealingFails(t *testing.T) {
	b := newBench(t)
	b.open(filepath.Join(t.TempDir(), "a.vcf"))
	b.key(fyne.KeyS)
	fields := b.entries()
	fields[0].SetText("a/b")
	fields[2].SetText("words")
	fields[3].SetText("words")
	b.press("Seal and save")
	b.sees("Give a number or name that a file can have")
	fields[0].SetText("full")
	b.press("Seal and save")
	b.comes("what was saved before is as it was", "Seal and save the case")
	if got := b.entries()[2].Text; got != "words" {
		t.Errorf("the passphrase has to be typed again: %q", got)
	}
}

// TestReportIsLoggedInItsOwnCase: a report that is still being written when another case is opened stands in the log of the
// case that it is of, whose file is closed only afterwards.
func TestReportIsLoggedInItsOwnCase(t *testing.T) {
	b := newBench(t)
	first, second := &vault{path: "first.vcf", stated: patient.New()}, &vault{path: "second.vcf", stated: patient.New()}
	for _, v := range []*vault{first, second} {
		vaults.Store(v.path, v)
	}
	b.workspace.Unseal("first.vcf", workspace.Key{})
	b.until(workspace.Open)
	b.engine.writing = make(chan bool)
	done := make(chan error, 1)
	b.workspace.Save("/data/a.pdf", "pdf", false, func(err error) { done <- err })
	<-b.engine.writing
	b.workspace.Unseal("second.vcf", workspace.Key{})
	for b.workspace.State().Sealed != "second.vcf" || b.workspace.State().Status != workspace.Open {
		(<-b.posts)()
	}
	first.mu.Lock()
	if first.closed {
		t.Error("the file is closed while a report of it is being written")
	}
	first.mu.Unlock()
	b.engine.writing <- true
	for len(done) == 0 {
		(<-b.posts)()
	}
	b.workspace.Wait()
	first.mu.Lock()
	defer first.mu.Unlock()
	if err := <-done; err != nil || len(first.exported) != 1 || len(second.exported) != 0 || !first.closed {
		t.Errorf("%v: first %v closed %t, second %v", err, first.exported, first.closed, second.exported)
	}
}

// TestLeavingASealedCase: changes that are not sealed are asked about before the case is closed. Left without saving, they
// are given up; locked, they are there again, and not put down to a crash.
func TestLeavingASealedCase(t *testing.T) {
	b := newBench(t)
	v := &vault{path: "left.vcf", stated: patient.New()}
	vaults.Store(v.path, v)
	open := func() {
		b.unseal(v.path, "")
		b.press("Open")
		b.until(workspace.Open)
		b.settle()
	}
	change := func(note string) {
		b.workspace.Change(workspace.Note, func(c *patient.Case) { c.Note = note })
		b.until(workspace.Open)
	}
	open()
	b.Do(command.Close)
	b.workspace.Wait()
	if !v.closed || !v.discarded || v.suspended {
		t.Errorf("unchanged: closed %v, nothing ahead %v, suspended %v", v.closed, v.discarded, v.suspended)
	}
	open()
	change("given up")
	b.Do(command.Close)
	b.sees("Close without saving the case?", "not sealed yet", "Seal it now")
	b.press("Cancel")
	b.Do(command.Close)
	b.press("Close without saving")
	b.workspace.Wait()
	if !v.discarded || v.suspended || b.workspace.State().Status != workspace.Empty {
		t.Errorf("given up: discarded %v, suspended %v", v.discarded, v.suspended)
	}
	open()
	change("sealed at last")
	saves := v.saves
	b.Do(command.Close)
	b.press("Seal it now")
	b.until(workspace.Empty)
	if v.saves != saves+1 || v.stated.Note != "sealed at last" {
		t.Errorf("%d times saved, %q", v.saves-saves, v.stated.Note)
	}
	open()
	change("locked away")
	b.key(fyne.KeyL)
	b.settle()
	b.workspace.Wait()
	if v.discarded || !v.suspended {
		t.Errorf("locked: discarded %v, suspended %v", v.discarded, v.suspended)
	}
	b.press("Open")
	b.comes("Since this case was sealed", "put away before it was sealed")
	if b.workspace.State().Case.Note != "locked away" {
		t.Error("what was locked away is gone")
	}
}

// TestLeftOverIsAskedAbout: what an earlier run had not saved can be taken, as a change like others, or thrown away.
func TestLeftOverIsAskedAbout(t *testing.T) {
	b := newBench(t)
	kept := patient.New()
	kept.Note = "of the earlier run"
	v := &vault{path: "asked.vcf", stated: patient.New(), kept: &kept, leftOver: []workspace.LeftOver{{When: "2026-11-01T08:00:00Z", Who: "user", Readable: true}, {}}}
	vaults.Store(v.path, v)
	b.unseal(v.path, "")
	b.press("Open")
	b.comes("another copy of this case", "2026-11-01T08:00:00Z", "user", "Take it over", "cannot be read")
	b.press("Take it over")
	b.until(workspace.Open)
	b.sees("as it had been stated")
	if s := b.workspace.State(); s.Case.Note != "of the earlier run" || !s.CanUndo || !s.Unsaved {
		t.Errorf("%q, can be taken back %v", s.Case.Note, s.CanUndo)
	}
	b.workspace.Undo()
	b.until(workspace.Open)
	b.dismiss()
	b.tell("x", b.leftOver(v.leftOver)...)
	b.press("Throw it away")
	b.sees("cannot be brought back")
	b.press("Throw it away")
	b.sees("cannot be read")
	b.press("Throw it away")
	b.press("Throw it away")
	if len(v.leftOver) != 0 || b.busy() {
		t.Errorf("left over %v", v.leftOver)
	}
}

// TestReadAgain: a sealed case is read of its file anew and stays sealed; that it may be another person's file is told.
func TestReadAgain(t *testing.T) {
	b := newBench(t)
	v := &vault{path: "again.vcf", stated: patient.New(), another: "Another person’s calls, perhaps."}
	v.stated.Note = "kept"
	vaults.Store(v.path, v)
	b.unseal(v.path, "")
	b.press("Open")
	b.until(workspace.Open)
	b.workspace.ReadAgain("file.vcf")
	b.comes("Another person’s calls, perhaps.", "read of the file anew")
	s := b.workspace.State()
	if s.Sealed != v.path || s.Path != "file.vcf" || s.Case.Note != "kept" || !s.Unsaved || v.closed {
		t.Errorf("read anew: %+v, closed %v", s, v.closed)
	}
}
