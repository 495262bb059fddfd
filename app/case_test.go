package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"allelens/report"
	"allelens/variants/casefile"
	"allelens/variants/tabletest"
)

// clinic is a folder with the key of a clinic, and its passphrase.
type clinic struct{ folder, key, words, public string }

// newClinic makes a key that no passphrase seals, as age-keygen makes them: opening it costs nothing.
func newClinic(t *testing.T) clinic {
	t.Helper()
	c := clinic{folder: t.TempDir()}
	i, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	c.key, c.words, c.public = c.write(t, "clinic.key", i.String()+"\n"), c.write(t, "words", "marked words of the clinic\n"), i.Recipient().String()
	return c
}

// sealedClinic makes a key as the program makes it.
func sealedClinic(t *testing.T) clinic {
	t.Helper()
	c := newClinic(t)
	c.key = filepath.Join(c.folder, "sealed.key")
	out, errs, status := allelens(t, "case", "key", "-o", c.key, "--passphrase-file", c.words)
	if status != exitDone {
		t.Fatal(errs)
	}
	c.public = strings.TrimSpace(out)
	return c
}

func (c clinic) write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(c.folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// markedCase is a case whose words must be nowhere in clear.
const markedCase = `{"case_version":1,"label":"4242","identity":{"name":"Anna Markedname","record_number":"MRK-4711"},"sex":"female","age":41,
"medications":["warfarin","capecitabine"],"note":"markednote","scope":"both"}`

// markedWords are those words, and parts of the file's lines: long ones, as three letters stand in any sealed file by chance.
var markedWords = []string{"Markedname", "MRK-4711", "markednote", "43124027", "GT:DP:GQ", "capecitabine", "CYP2C19", "marked words"}

// seal seals a file, to the clinic's key.
func (c clinic) seal(t *testing.T, file, number string, more ...string) string {
	t.Helper()
	path := filepath.Join(c.folder, number+".allelens")
	stated := c.write(t, "case.json", strings.Replace(markedCase, "4242", number, 1))
	args := append([]string{"case", "seal", sample(file), "--case", stated, "-o", path, "--date", "2026-11-24"}, more...)
	if len(more) == 0 {
		args = append(args, "--to", c.public)
	}
	if _, errs, status := allelens(t, args...); status != exitDone {
		t.Fatal(errs)
	}
	if err := os.Remove(stated); err != nil {
		t.Fatal(err)
	}
	return path
}

func (c clinic) with(args ...string) []string {
	return append(args, "--identity", c.key, "--passphrase-file", c.words)
}

// TestSealedCase: a case is sealed, reported of as of its file, resealed, and tells in its log what was done.
func TestSealedCase(t *testing.T) {
	c := newClinic(t)
	path := c.seal(t, "demonstration.grch38.vcf.gz", "4242")
	stated := c.write(t, "case.json", markedCase)
	direct, _, _ := allelens(t, "report", sample("demonstration.grch38.vcf.gz"), "--case", stated, "-o", "-", "-f", "json", "--date", "2026-11-28")
	out, errs, status := allelens(t, c.with("report", path, "-o", "-", "-f", "json", "--date", "2026-11-28")...)
	if status != exitDone || out != direct {
		t.Fatalf("exit %d: %s: the report of the sealed case is another", status, errs)
	}
	if out, errs, status = allelens(t, c.with("case", "open", path, "--date", "2026-11-24")...); status != exitDone || !strings.Contains(out, "Nothing differs") {
		t.Errorf("exit %d: %s%s", status, out, errs)
	}
	words := c.write(t, "other", "other words\n")
	if _, errs, status = allelens(t, c.with("case", "reseal", path, "--new-passphrase-file", words)...); status != exitDone {
		t.Fatal(errs)
	}
	if _, errs, status = allelens(t, c.with("case", "info", path)...); status != exitInput || strings.Count(errs, "\n") != 1 {
		t.Errorf("the passphrase of before: exit %d: %s", status, errs)
	}
	out, errs, status = allelens(t, "case", "info", path, "--passphrase-file", words)
	for _, want := range []string{"4242", "created", "opened", "exported json", "sealed anew"} {
		if status != exitDone || !strings.Contains(out, want) {
			t.Errorf("%q is not in %s%s", want, out, errs)
		}
	}
	if _, errs, status = allelens(t, "report", path, "--case", stated, "--passphrase-file", words); status != exitUsage {
		t.Errorf("--case beside a sealed case: exit %d: %s", status, errs)
	}
}

// TestCheck: a folder is checked with the clinic's key; cases that a passphrase opens are counted, damaged ones named.
func TestCheck(t *testing.T) {
	c := newClinic(t)
	path := c.seal(t, "demonstration.grch38.vcf.gz", "0001")
	c.seal(t, "variants_only.grch37.vcf", "0002", "--passphrase-file", c.words)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c.write(t, "0003.allelens", string(whole[:len(whole)-9]))
	out, errs, status := allelens(t, c.with("case", "check", c.folder, "--json", "--date", "2026-11-24")...)
	var told struct {
		Cases     []checked `json:"cases"`
		Unchanged int       `json:"unchanged"`
		NotOpened int       `json:"not_opened"`
	}
	if err := json.Unmarshal([]byte(out), &told); err != nil {
		t.Fatal(err, errs)
	}
	if status != exitAttention || len(told.Cases) != 1 || told.Cases[0].Case != "0003" || told.Cases[0].Problem == "" || told.Unchanged != 1 || told.NotOpened != 1 {
		t.Errorf("exit %d: %+v", status, told)
	}
	if strings.Contains(out+errs, "Markedname") {
		t.Error("a name is told")
	}
}

// TestCompare: two files of one person agree, and two people's are suspected where they are said to be one.
func TestCompare(t *testing.T) {
	c := newClinic(t)
	a, b := c.seal(t, "demonstration.grch38.vcf.gz", "0001"), c.seal(t, "demonstration.grch37.vcf", "0001b")
	other := c.seal(t, "none.grch38.g.vcf.gz", "0002")
	for _, x := range []struct {
		b, same, want string
		status        int
	}{{b, "--same", "", exitDone}, {b, "--no-same", report.SuspectedSame, exitAttention}, {other, "--same", report.SuspectedSwap, exitAttention}} {
		args := c.with("case", "compare", a, x.b, "--json")
		if x.same == "--same" {
			args = append(args, "--same")
		} else {
			args = append(args, "--same=false")
		}
		out, errs, status := allelens(t, args...)
		var got report.Comparison
		if err := json.Unmarshal([]byte(out), &got); err != nil {
			t.Fatal(err, errs)
		}
		if status != x.status || got.Suspected != x.want {
			t.Errorf("%s: exit %d: %+v, %d of %d alike", filepath.Base(x.b), status, got.Suspected, got.Alike, got.Telling)
		}
	}
}

// TestCaseLeftOver: what an earlier run had not saved of another copy of the case is told and stays, until it is taken or
// thrown away.
func TestCaseLeftOver(t *testing.T) {
	c := newClinic(t)
	path := c.seal(t, "demonstration.grch38.vcf.gz", "4245")
	key, err := casefile.ReadKey(c.key, nil)
	if err != nil {
		t.Fatal(err)
	}
	left := func() {
		t.Helper()
		older := readFile(t, path)
		f, err := casefile.Open(path, key)
		if err != nil {
			t.Fatal(err)
		}
		for _, note := range []string{"saved", "not saved"} {
			f.Content.Case.Note = note
			f.Content.Log = f.Content.Log.Add(time.Now(), "user", casefile.Changed, note)
			if err := f.Autosave(); err != nil {
				t.Fatal(err)
			}
			if note == "saved" {
				if err := f.Save(); err != nil {
					t.Fatal(err)
				}
			}
		}
		f.Close()
		writeFile(t, path, older)
	}
	opens := func(how string) (said string) {
		t.Helper()
		_, errs, status := allelens(t, c.with("case", "open", path, "--date", "2026-11-24", "--left-over", how)...)
		if status != exitDone {
			t.Fatal(errs)
		}
		return errs
	}
	left()
	for range 2 {
		if said := opens("keep"); !strings.Contains(said, "by user, and of another copy of this case") {
			t.Errorf("not told: %s", said)
		}
	}
	opens("take")
	if content, err := casefile.Read(path, key); err != nil || content.Case.Note != "not saved" {
		t.Errorf("not taken: %v", err)
	}
	if said := opens("keep"); said != "" {
		t.Errorf("taken, and told: %s", said)
	}
	left()
	opens("throw")
	if said := opens("keep"); said != "" {
		t.Errorf("thrown away, and told: %s", said)
	}
}

// TestCaseReadAgain: a sealed case is read of its file anew; the file of another person is refused.
func TestCaseReadAgain(t *testing.T) {
	c := newClinic(t)
	path := c.seal(t, "demonstration.grch38.vcf.gz", "4246")
	if _, errs, status := allelens(t, c.with("case", "reseal", path, "--read", sample("demonstration.grch38.vcf.gz"))...); status != exitDone {
		t.Fatal(errs)
	}
	if _, errs, status := allelens(t, c.with("case", "open", path, "--date", "2026-11-24")...); status != exitDone {
		t.Errorf("exit %d: %s", status, errs)
	}
	before := readFile(t, path)
	_, errs, status := allelens(t, c.with("case", "reseal", path, "--read", sample("none.grch38.g.vcf.gz"))...)
	if status != exitInput || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "was not read of this file anew") || readFile(t, path) != before {
		t.Errorf("exit %d: %s", status, errs)
	}
}

// TestNothingInClear: what was marked stands in no file but those that the user named for it.
func TestNothingInClear(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"} {
		t.Setenv(name, filepath.Join(home, name))
		if err := os.MkdirAll(os.Getenv(name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	c := sealedClinic(t)
	path := c.seal(t, "demonstration.grch38.vcf.gz", "4242")
	open := c.seal(t, "demonstration.grch38.vcf.gz", "4243", "--passphrase-file", c.words)
	if _, errs, status := allelens(t, "case", "open", open, "--passphrase-file", c.words, "--date", "2026-11-24"); status != exitDone { // leaves a journal
		t.Fatal(errs)
	}
	if _, errs, status := allelens(t, c.with("case", "open", path, "--date", "2026-11-24")...); status != exitDone {
		t.Fatal(errs)
	}
	for _, folder := range []string{home, c.folder} {
		err := filepath.WalkDir(folder, func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || file == c.words {
				return err
			}
			content, err := os.ReadFile(file)
			for _, word := range markedWords {
				if bytes.Contains(content, []byte(word)) || strings.Contains(filepath.Base(file), word) {
					t.Errorf("%s holds %q", file, word)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestProofCheckManyCases: 200 cases are checked in 20 seconds of a free machine.
func TestProofCheckManyCases(t *testing.T) {
	n := tabletest.Draws(4, 200)
	c := newClinic(t)
	whole, err := os.ReadFile(c.seal(t, "demonstration.grch38.vcf.gz", "0000"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range n - 1 {
		c.write(t, strconv.Itoa(i+1)+".allelens", string(whole))
	}
	_, errs, status := allelens(t, c.with("case", "check", c.folder, "--date", "2026-11-24")...)
	if status != exitDone || !strings.Contains(errs, "Cases: "+strconv.Itoa(n)+".") {
		t.Errorf("exit %d: %s", status, errs)
	}
}
