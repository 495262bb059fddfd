package casefile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"allelens/variants"
	"allelens/variants/casefile"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/tabletest"
	"allelens/variants/vcf"
)

var noon = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

// marked are words that must never stand in clear.
var marked = []string{"Markedname", "MRK-4711", "chr17_marked", "markeduser"}

// contents draws cases.
func contents(t *rapid.T) *casefile.Content {
	c := patient.New()
	c.Identity = patient.Identity{Name: marked[0] + rapid.String().Draw(t, "name"), RecordNumber: marked[1]}
	c.Label, c.Scope, c.Age = rapid.StringMatching(`[0-9]{0,6}`).Draw(t, "number"), patient.Both, rapid.IntRange(-1, 120).Draw(t, "age")
	c.Medications = rapid.SliceOfN(rapid.String(), 1, 5).Draw(t, "medicines")
	c.Note = rapid.String().Draw(t, "note")
	k := ledger.Kept{Assembly: variants.GRCh38, Complete: rapid.Bool().Draw(t, "complete"), RecordsSeen: rapid.Int64().Draw(t, "seen")}
	for range rapid.IntRange(0, 20).Draw(t, "sites") {
		at := rapid.IntRange(1, 1<<28).Draw(t, "at")
		s := ledger.KeptSite{Gene: "CYP2C19", Span: variants.Interval{Contig: "10", Start: at, End: at}, Ref: "A", Alleles: []string{"A", "G"}}
		s.Answer.State = rapid.SampledFrom(variants.States()).Draw(t, "state")
		if s.Answer.State != variants.Absent {
			s.Answer.Evidence = &ledger.Evidence{Line: int64(at), Text: marked[2], Depth: -1, Quality: rapid.IntRange(-1, 99).Draw(t, "quality")}
		}
		k.Sites = append(k.Sites, s)
		k.Records = append(k.Records, &vcf.Record{Chrom: marked[2], Contig: "10", Pos: at, End: at, Qual: rapid.Float64Range(-1, 1e6).Draw(t, "qual")})
	}
	k.Problems = []*variants.Problem{variants.Warn("unplaced_lines", "a.vcf").At(variants.Interval{})}
	content := &casefile.Content{Case: c, Kept: k, Knowledge: "2026.11.2", Sealed: "2026-11-28", Report: json.RawMessage(`{"a":1}`)}
	for range rapid.IntRange(0, 5).Draw(t, "entries") {
		content.Log = content.Log.Add(noon, marked[3], casefile.Opened, rapid.String().Draw(t, "detail"))
	}
	return content
}

// same reports what differs between what was sealed and what was opened. The list of medicines and other empty lists
// may be nil or not.
func same(a, b *casefile.Content) string {
	return cmp.Diff(a, b, cmpopts.IgnoreUnexported(casefile.Content{}), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(casefile.Content{}, "Recipients"))
}

// clinic is a key that no passphrase seals, and its public part.
func clinic(t testing.TB) (casefile.Key, string) {
	t.Helper()
	defer casefile.Work(1)()
	file, public, err := casefile.NewKey("clinic words", noon)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "clinic.key")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	k, err := casefile.ReadKey(path, func() (string, error) { return "clinic words", nil })
	if err != nil {
		t.Fatal(err)
	}
	return k, public
}

// TestRoundTrip: what is sealed is opened again, by passphrase and by key, and nothing of it stands in clear.
func TestRoundTrip(t *testing.T) {
	defer casefile.Work(1)()
	key, public := clinic(t)
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		path := filepath.Join(folder, rapid.StringMatching(`[0-9]{12}`).Draw(t, "file")+casefile.Ending)
		defer os.Remove(path)
		want := contents(t)
		sealing, opens := casefile.Sealing{Passphrase: "four words in it"}, casefile.Passphrase("four words in it")
		if rapid.Bool().Draw(t, "clinic") {
			sealing, opens = casefile.Sealing{Recipients: []string{public}}, key
		}
		f, err := casefile.Create(path, want, sealing)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		sealed, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range append(marked, "Kept", "age\"") {
			if bytes.Contains(sealed, []byte(word)) {
				t.Fatalf("%q stands in clear", word)
			}
		}
		got, err := casefile.Open(path, opens)
		if err != nil {
			t.Fatal(err)
		}
		defer got.Close()
		if diff := same(want, got.Content); diff != "" || got.Recovered || len(got.LeftOver) > 0 || got.Content.Log.Broken() >= 0 {
			t.Fatal(diff)
		}
		if err := got.Save(); err != nil {
			t.Fatal(err)
		}
		again, err := casefile.Read(path, opens)
		if err != nil || same(want, again) != "" {
			t.Fatal(err, same(want, again))
		}
	})
}

// sample is a case.
func sample() *casefile.Content { return rapid.Custom(contents).Example(1) }

// plainKey is the file of a key that no passphrase seals.
func plainKey(t *testing.T) string {
	t.Helper()
	i, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "plain.key")
	text := "# public key: " + i.Recipient().String() + "\n" + i.String() + "\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// publicOf is the public key that a key's file tells.
func publicOf(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimPrefix(line, "# public key: ")
}

// sealed makes a case with a key, and gives its path.
func sealed(t testing.TB, public string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "0042"+casefile.Ending)
	f, err := casefile.Create(path, sample(), casefile.Sealing{Recipients: []string{public}})
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	return path
}

func code(err error) string {
	if p, ok := variants.AsProblem(err); ok {
		return p.Code
	}
	return ""
}

func TestModeAndNeighbours(t *testing.T) {
	_, public := clinic(t)
	path := sealed(t, public)
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, mode %v", err, info.Mode())
	}
	all, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(all) != 1 {
		t.Errorf("beside the case: %v, %v", all, err)
	}
}

// TestWrongKey: each way in which a file does not open has its own sentence.
func TestWrongKey(t *testing.T) {
	defer casefile.Work(1)()
	key, public := clinic(t)
	other, _ := clinic(t)
	toClinic := sealed(t, public)
	byWords := filepath.Join(t.TempDir(), "0043"+casefile.Ending)
	f, err := casefile.Create(byWords, rapid.Custom(contents).Example(2), casefile.Sealing{Passphrase: "right"})
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	plain := filepath.Join(t.TempDir(), "plain"+casefile.Ending)
	if err := os.WriteFile(plain, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path string
		key  casefile.Key
		want string
	}{
		{byWords, casefile.Passphrase("wrong"), "sealed_passphrase"},
		{byWords, key, "sealed_needs_passphrase"},
		{toClinic, other, "sealed_key"},
		{toClinic, casefile.Passphrase("right"), "sealed_needs_key"},
		{plain, key, "sealed_not"},
		{filepath.Dir(plain), key, "sealed_folder"},
		{plain + "x", key, "file_missing"},
	} {
		if _, err := casefile.Read(c.path, c.key); code(err) != c.want {
			t.Errorf("%s: %v, not %s", filepath.Base(c.path), err, c.want)
		}
	}
	if _, err := casefile.Create(byWords, rapid.Custom(contents).Example(3), casefile.Sealing{Passphrase: "right"}); code(err) != "sealed_exists" {
		t.Error("a file was overwritten: ", err)
	}
	if _, err := casefile.Create(plain+"2", rapid.Custom(contents).Example(3), casefile.Sealing{}); code(err) != "sealed_no_passphrase" {
		t.Error("sealed without a passphrase: ", err)
	}
}

// TestOneAtATime: a second instance is told, and a file that another program replaced is not overwritten.
func TestOneAtATime(t *testing.T) {
	key, public := clinic(t)
	path := sealed(t, public)
	first, err := casefile.Open(path, key)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := casefile.Open(path, key); code(err) != "sealed_busy" {
		t.Errorf("a second instance: %v", err)
	}
	if _, err := casefile.Read(path, key); err != nil {
		t.Errorf("reading beside it: %v", err)
	}
	if err := os.WriteFile(path, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := first.Save(); code(err) != "sealed_changed" {
		t.Errorf("saved over another's file: %v", err)
	}
	first.Close()
	if _, err := casefile.Open(path, key); code(err) != "sealed_not" {
		t.Errorf("after it: %v", err)
	}
}

// TestJournal: what was saved automatically is there after a crash, sealed, and gone after saving.
func TestJournal(t *testing.T) {
	defer casefile.Work(1)()
	path := filepath.Join(t.TempDir(), "0042"+casefile.Ending)
	opens := casefile.Passphrase("four words")
	f, err := casefile.Create(path, sample(), casefile.Sealing{Passphrase: "four words"})
	if err != nil {
		t.Fatal(err)
	}
	f.Content.Case.Note = "not saved yet"
	if err := f.Autosave(); err != nil {
		t.Fatal(err)
	}
	f.Close() // as a crash leaves it
	journal, err := os.ReadFile(path + ".journal")
	if err != nil || bytes.Contains(journal, []byte("saved yet")) {
		t.Fatal("the journal is not sealed: ", err)
	}
	if c, err := casefile.Read(path, opens); err != nil || c.Case.Note == "not saved yet" {
		t.Error("the sealed file was touched: ", err)
	}
	if f, err = casefile.Open(path, opens); err != nil {
		t.Fatal(err)
	}
	if !f.Recovered || f.Content.Case.Note != "not saved yet" {
		t.Errorf("not recovered: %q", f.Content.Case.Note)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if _, err := os.Stat(path + ".journal"); !errors.Is(err, os.ErrNotExist) {
		t.Error("the journal stays: ", err)
	}
	// A crash between saving and removing the journal: it is no longer ahead, and goes.
	if err := os.WriteFile(path+".journal", journal, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := casefile.Read(path+".journal", opens); code(err) != "sealed_needs_key" {
		t.Errorf("the journal as a case: %v", err)
	}
	g, err := casefile.Open(path, opens)
	if err != nil || g.Recovered || len(g.LeftOver) > 0 {
		t.Fatal("an older journal was taken, or kept: ", err)
	}
	g.Content.Log = g.Content.Log.Add(noon, "user", casefile.Changed, "")
	if err := errors.Join(g.Autosave(), g.Save()); err != nil {
		t.Fatal(err)
	}
	g.Close()
}

func TestReseal(t *testing.T) {
	defer casefile.Work(1)()
	key, public := clinic(t)
	colleague, theirs := clinic(t)
	path := sealed(t, public)
	f, err := casefile.Open(path, key)
	if err != nil {
		t.Fatal(err)
	}
	f.Reseal(casefile.Sealing{Recipients: []string{public, theirs}})
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	f.Close()
	for _, k := range []casefile.Key{key, colleague} {
		if f, err = casefile.Open(path, k); err != nil {
			t.Fatal(err)
		}
		if err := f.Save(); err != nil { // stays sealed to both
			t.Fatal(err)
		}
		f.Close()
	}
	if f, err = casefile.Open(path, colleague); err != nil {
		t.Fatal(err)
	}
	f.Reseal(casefile.Sealing{Passphrase: "words"})
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if _, err := casefile.Read(path, casefile.Passphrase("words")); err != nil {
		t.Error(err)
	}
	if _, err := casefile.Read(path, key); code(err) != "sealed_needs_passphrase" {
		t.Error(err)
	}
}

func TestLogIsAChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l casefile.Log
		for range rapid.IntRange(1, 10).Draw(t, "n") {
			l = l.Add(noon, rapid.String().Draw(t, "who"), casefile.Changed, rapid.String().Draw(t, "detail"))
		}
		if l.Broken() >= 0 {
			t.Fatal("a sound log is broken")
		}
		at := rapid.IntRange(0, len(l)-1).Draw(t, "at")
		l[at].Detail += "x"
		if l.Broken() != at {
			t.Fatalf("a change of entry %d is told at %d", at, l.Broken())
		}
	})
}

// damaged damages a file in one of the ways that disks, networks and people do.
func damaged(whole []byte, draw *rand.Rand) []byte {
	b := bytes.Clone(whole)
	switch at := draw.IntN(len(b)); draw.IntN(6) {
	case 0:
		b[at] ^= byte(1 << draw.IntN(8))
	case 1:
		b = b[:at]
	case 2:
		b = append(b[:at:at], b[at+1:]...)
	case 3:
		b = append(b[:at:at], append([]byte{byte(draw.IntN(256))}, b[at:]...)...)
	case 4:
		for i := at; i < min(len(b), at+512); i++ {
			b[i] = 0
		}
	case 5:
		b = append(b, whole[:1+draw.IntN(64)]...)
	}
	return b
}

// damage opens damaged files: each gives one line, or is whole by chance.
func damage(t *testing.T, n int) {
	key, public := clinic(t)
	path := sealed(t, public)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	draw := rand.New(rand.NewPCG(1, 2))
	bad := filepath.Join(t.TempDir(), "bad"+casefile.Ending)
	for range n {
		b := damaged(whole, draw)
		if bytes.Equal(b, whole) {
			continue
		}
		if err := os.WriteFile(bad, b, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := casefile.Read(bad, key)
		if p, ok := variants.AsProblem(err); !ok || !strings.HasPrefix(p.Code, "sealed_") || strings.Contains(p.Error(), "\n") {
			t.Fatalf("a damaged file: %v", err)
		}
	}
}

func TestProofDamage(t *testing.T) { damage(t, tabletest.Draws(300, 10_000)) }
