package casefile_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"allelens/variants/casefile"
)

// opened opens a case, and closes it with the test.
func opened(t *testing.T, path string, key casefile.Key) *casefile.File {
	t.Helper()
	f, err := casefile.Open(path, key)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	return f
}

// states lets a case state a note, logged.
func states(f *casefile.File, note string) {
	f.Content.Case.Note = note
	f.Content.Log = f.Content.Log.Add(noon, "user", casefile.Changed, note)
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// journals are the names of what lies beside a case.
func journals(t *testing.T, path string) []string {
	t.Helper()
	found, err := filepath.Glob(path + ".journal*")
	must(t, err)
	for i := range found {
		found[i] = filepath.Base(found[i])
	}
	return found
}

// leftBehind is a case beside which lies the journal of a run that knew another state of it: an older copy was put back.
func leftBehind(t *testing.T, key casefile.Key, public string) (path string, newer []byte) {
	t.Helper()
	path = sealed(t, public)
	older, err := os.ReadFile(path)
	must(t, err)
	f, err := casefile.Open(path, key)
	must(t, err)
	states(f, "saved")
	must(t, f.Save())
	states(f, "not saved")
	must(t, f.Autosave())
	f.Close() // as a crash leaves it
	newer, err = os.ReadFile(path)
	must(t, err, os.WriteFile(path, older, 0o600))
	return path, newer
}

// TestLeftOverJournal: a journal that does not go on from the sealed file is told and stays, whatever is saved, until its
// statements are taken and saved, or it is thrown away.
func TestLeftOverJournal(t *testing.T) {
	key, public := clinic(t)
	path, _ := leftBehind(t, key, public)
	f := opened(t, path, key)
	if f.Recovered || len(f.LeftOver) != 1 || f.LeftOver[0].Case == nil || f.LeftOver[0].Case.Note != "not saved" || f.LeftOver[0].Who != "user" {
		t.Fatalf("recovered %v, left over %+v", f.Recovered, f.LeftOver)
	}
	states(f, "a new run")
	must(t, f.Autosave(), f.Save())
	states(f, "later")
	must(t, f.Autosave())
	f.Close()
	if got := journals(t, path); len(got) != 2 {
		t.Errorf("beside the case: %v", got)
	}
	f = opened(t, path, key)
	if !f.Recovered || f.Suspended || f.Content.Case.Note != "later" || len(f.LeftOver) != 1 {
		t.Errorf("%q, recovered %v, left over %d", f.Content.Case.Note, f.Recovered, len(f.LeftOver))
	}
	f.Content.Case = f.Take(0)
	must(t, f.Autosave())
	if len(journals(t, path)) != 2 {
		t.Error("it goes before it is saved")
	}
	must(t, f.Save())
	if got := journals(t, path); len(got) != 0 || f.Content.Case.Note != "not saved" || len(f.LeftOver) != 0 {
		t.Errorf("%q; beside the case: %v", f.Content.Case.Note, got)
	}
	f.Close()

	path, _ = leftBehind(t, key, public)
	f = opened(t, path, key)
	must(t, f.Throw(0), f.Save())
	if got := journals(t, path); len(got) != 0 || len(f.LeftOver) != 0 {
		t.Errorf("thrown away, and beside the case: %v", got)
	}
}

// TestLeftOverGoesOn: where the copy of the case comes back that a journal goes on from, it is taken.
func TestLeftOverGoesOn(t *testing.T) {
	key, public := clinic(t)
	path, newer := leftBehind(t, key, public)
	f := opened(t, path, key)
	states(f, "meanwhile")
	must(t, f.Autosave())
	f.Close()
	must(t, os.WriteFile(path, newer, 0o600))
	f = opened(t, path, key)
	if !f.Recovered || f.Content.Case.Note != "not saved" || len(f.LeftOver) != 1 {
		t.Errorf("%q, left over %d", f.Content.Case.Note, len(f.LeftOver))
	}
}

// TestLeftOverAfterResealing: who is shut out of the case is shut out of what was left over; who is not can still read it.
func TestLeftOverAfterResealing(t *testing.T) {
	key, public := clinic(t)
	other, theirs := clinic(t)
	path, _ := leftBehind(t, key, public)
	f := opened(t, path, key)
	f.Reseal(casefile.Sealing{Recipients: []string{theirs}})
	must(t, f.Save())
	f.Close()
	f = opened(t, path, other)
	if len(f.LeftOver) != 1 || f.LeftOver[0].Case == nil || f.LeftOver[0].Case.Note != "not saved" {
		t.Errorf("left over %+v", f.LeftOver)
	}
}

// TestJournalOfACaseThatIsGone: a new case of the same name leaves it as it is.
func TestJournalOfACaseThatIsGone(t *testing.T) {
	key, public := clinic(t)
	path, _ := leftBehind(t, key, public)
	must(t, os.Remove(path))
	f, err := casefile.Create(path, sample(), casefile.Sealing{Recipients: []string{public}})
	must(t, err)
	f.Close()
	f = opened(t, path, key)
	if len(f.LeftOver) != 1 || f.LeftOver[0].Case != nil {
		t.Errorf("left over %+v", f.LeftOver)
	}
}

// TestDiscard: what was given up is gone with its journal, and the log of it is sealed; what was put away unsaved is told
// as that, not as a crash.
func TestDiscard(t *testing.T) {
	key, public := clinic(t)
	path := sealed(t, public)
	f := opened(t, path, key)
	before := f.Content.Case.Note
	states(f, "given up")
	must(t, f.Autosave(), f.Discard())
	if got := journals(t, path); len(got) != 0 || f.Content.Case.Note != before {
		t.Errorf("%q; beside the case: %v", f.Content.Case.Note, got)
	}
	f.Close()
	f = opened(t, path, key)
	if n := len(f.Content.Log); f.Recovered || f.Content.Case.Note != before || n == 0 || f.Content.Log[n-1].Detail != "given up" || f.Content.Log.Broken() >= 0 {
		t.Errorf("recovered %v, %q, log %v", f.Recovered, f.Content.Case.Note, f.Content.Log)
	}
	states(f, "put away")
	must(t, f.Suspend())
	f.Close()
	f = opened(t, path, key)
	if !f.Recovered || !f.Suspended || f.Content.Case.Note != "put away" {
		t.Errorf("recovered %v, suspended %v, %q", f.Recovered, f.Suspended, f.Content.Case.Note)
	}
}

// TestProofKilledBesideLeftOver: a program that is killed while it saves, whenever, leaves the journal of another run
// byte for byte as it was.
func TestProofKilledBesideLeftOver(t *testing.T) {
	keyFile := plainKey(t)
	own, err := casefile.ReadKey(keyFile, nil)
	must(t, err)
	path, _ := leftBehind(t, own, publicOf(t, keyFile))
	left, err := os.ReadFile(path + ".journal")
	must(t, err)
	f := opened(t, path, own)
	states(f, "0")
	must(t, f.Save())
	f.Close()
	for i := range 10 {
		killed(t, path, keyFile, time.Duration(i)*7*time.Millisecond)
		now, err := os.ReadFile(path + ".journal.1")
		if err != nil || string(now) != string(left) {
			t.Fatalf("after being killed %d times it is another: %v", i+1, err)
		}
	}
	f = opened(t, path, own)
	if len(f.LeftOver) != 1 || f.LeftOver[0].Case == nil || f.LeftOver[0].Case.Note != "not saved" {
		t.Errorf("left over %+v", f.LeftOver)
	}
}
