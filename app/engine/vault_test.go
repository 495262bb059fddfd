package engine_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"allelens/app/engine"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/casefile"
	"allelens/variants/patient"
)

// desk is a workspace without a window.
func desk(t *testing.T, e *engine.Engine) *workspace.Workspace {
	t.Helper()
	w := workspace.New(engine.NewLive(e), func(f func()) { f() }, nil)
	t.Cleanup(w.Close)
	return w
}

// until waits for a state.
func until(t *testing.T, w *workspace.Workspace, what string, holds func(workspace.State) bool) workspace.State {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if s := w.State(); holds(s) {
			return s
		}
	}
	s := w.State()
	t.Fatalf("not %s: status %v, %v", what, s.Status, s.Problem)
	return s
}

func ready(s workspace.State) bool { return s.Status == workspace.Open && !s.Updating }

// seal seals the open case and waits.
func seal(t *testing.T, w *workspace.Workspace, path string, k workspace.Key) error {
	t.Helper()
	ended := make(chan error, 1)
	w.Seal(path, k, func(err error) { ended <- err })
	return <-ended
}

// TestKeyNamedInVain: a case that a passphrase seals opens by it, though the clinic's key is named too.
func TestKeyNamedInVain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "0044"+casefile.Ending)
	c := patient.New()
	c.Scope = patient.Cancer
	w := desk(t, bundled(t))
	w.Open("../../testdata/demonstration.grch38.vcf.gz", c)
	until(t, w, "open", ready)
	if err := seal(t, w, path, workspace.Key{Passphrase: "four plain words"}); err != nil {
		t.Fatal(err)
	}
	w.Close()
	w.Unseal(path, workspace.Key{Passphrase: "four plain words", File: plainKey(t)})
	until(t, w, "open again", ready)
}

// TestSealedDesk: a case is sealed, changed, kept beside its file, opened again after a crash, and loses what the patient
// agrees to no longer.
func TestSealedDesk(t *testing.T) {
	e := bundled(t)
	key := plainKey(t)
	path := filepath.Join(t.TempDir(), "0042"+casefile.Ending)
	w := desk(t, e)
	c := patient.New()
	c.Scope = patient.Both
	w.Open("../../testdata/demonstration.grch38.vcf.gz", c)
	until(t, w, "open", ready)
	w.Change(workspace.Note, func(c *patient.Case) { c.Note = "sealed" })
	if err := seal(t, w, path, workspace.Key{File: key}); err != nil {
		t.Fatal(err)
	}
	if s := w.State(); s.Sealed != path || s.Unsaved {
		t.Errorf("sealed in %q, unsaved %v", s.Sealed, s.Unsaved)
	}
	other := desk(t, e)
	other.Unseal(path, workspace.Key{File: key})
	if s := until(t, other, "told", func(s workspace.State) bool { return s.Status == workspace.Failed }); problem(s.Problem) != "sealed_busy" {
		t.Errorf("a second instance: %v", s.Problem)
	}
	w.Change(workspace.Note, func(c *patient.Case) { c.Note = "not saved" })
	if s := until(t, w, "changed", ready); !s.Unsaved {
		t.Error("a change counts as saved")
	}
	until(t, w, "kept", func(workspace.State) bool { return slices.Contains(beside(t, path), "0042.allelens.journal") })
	time.Sleep(100 * time.Millisecond)
	w.Close() // as a crash leaves it
	w.Unseal(path, workspace.Key{File: key})
	s := until(t, w, "open again", ready)
	if s.Case.Note != "not saved" || !s.Recovered || !s.Unsaved || s.Path != "" || s.Changes == nil {
		t.Errorf("%q, recovered %v, unsaved %v, changes %v", s.Case.Note, s.Recovered, s.Unsaved, s.Changes)
	}
	w.Change(workspace.Thresholds, func(c *patient.Case) { c.Sample = "another" })
	if s := until(t, w, "refused", func(s workspace.State) bool { return s.Status == workspace.Failed }); problem(s.Problem) != "sealed_needs_file" {
		t.Errorf("another sample: %v", s.Problem)
	}
	w.Back()
	until(t, w, "back", ready)
	w.Change(workspace.Details, func(c *patient.Case) { c.Scope = patient.Cancer })
	if s := until(t, w, "narrowed", ready); len(s.Report.Pharmacogenes) > 0 || len(s.Report.Cancer.Genes) == 0 {
		t.Errorf("%d pharmacogenes", len(s.Report.Pharmacogenes))
	}
	if err := seal(t, w, "", workspace.Key{}); err != nil {
		t.Fatal(err)
	}
	w.Close()
	opens, err := casefile.ReadKey(key, nil)
	if err != nil {
		t.Fatal(err)
	}
	content, err := casefile.Read(path, opens)
	if err != nil || len(content.Kept.Sites) > 0 || strings.Contains(string(content.Report), "rs4244285") {
		t.Errorf("%v: what was not agreed to is kept", err)
	}
	var acts []string
	for _, l := range content.Log {
		acts = append(acts, string(l.Act))
	}
	if got := strings.Join(acts, " "); got != "created changed opened changed" && got != "created opened changed" {
		t.Error(got)
	}
}

// TestResealedDesk: another key opens a case that was sealed anew, and the one before no longer; what cannot be written
// leaves everything as it was.
func TestResealedDesk(t *testing.T) {
	e := bundled(t)
	first, second := plainKey(t), plainKey(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "0043"+casefile.Ending)
	w := desk(t, e)
	c := patient.New()
	c.Scope = patient.Pharmacogenes
	w.Open("../../testdata/demonstration.grch38.vcf.gz", c)
	until(t, w, "open", ready)
	publicOf := func(key string) []string {
		t.Helper()
		keys, err := w.Recipients(key)
		if err != nil || len(keys) != 1 {
			t.Fatal(err, keys)
		}
		return keys
	}
	if err := seal(t, w, path, workspace.Key{To: publicOf(first)}); err != nil || !slices.Equal(w.SealedTo(), publicOf(first)) {
		t.Fatal(err, w.SealedTo())
	}
	if err := seal(t, w, path, workspace.Key{To: []string{"age1nonsense"}}); problem(err) != "sealed_recipient" || !slices.Equal(w.SealedTo(), publicOf(first)) {
		t.Errorf("%v, sealed to %q", err, w.SealedTo())
	}
	w.Change(workspace.Note, func(c *patient.Case) { c.Note = "kept all the same" })
	until(t, w, "changed", ready)
	until(t, w, "kept", func(workspace.State) bool { return slices.Contains(beside(t, path), "0043.allelens.journal") })
	if err := seal(t, w, path, workspace.Key{To: publicOf(second)}); err != nil || !slices.Equal(w.SealedTo(), publicOf(second)) {
		t.Fatal(err, w.SealedTo())
	}
	w.Close()
	for key, want := range map[string]string{first: "sealed_key", second: ""} {
		k, err := casefile.ReadKey(key, nil)
		if err != nil {
			t.Fatal(err)
		}
		content, err := casefile.Read(path, k)
		if problem(err) != want || err == nil && (content.Case.Note != "kept all the same" || content.Log[len(content.Log)-1].Act != casefile.Resealed) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func problem(err error) string {
	if p, ok := variants.AsProblem(err); ok {
		return p.Code
	}
	return ""
}

// beside are the files of a case's folder.
func beside(t *testing.T, path string) (names []string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		names = append(names, filepath.Base(f))
	}
	return names
}

// plainKey is the file of a key that no passphrase seals, which names its public key in a remark, and the public key's.
func plainKey(t testing.TB) string {
	t.Helper()
	i, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "plain.key")
	if err := os.WriteFile(path, []byte("# public key: "+i.Recipient().String()+"\n"+i.String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
