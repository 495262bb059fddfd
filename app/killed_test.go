package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"allelens/assets"
	"allelens/variants/tabletest"
)

// killing is a command that is killed outright again and again.
type killing struct {
	t      *testing.T
	env    []string
	folder string        // into which the command writes
	whole  time.Duration // how long it takes when nobody kills it
	draw   *rand.Rand
	during int // how often it was killed while it was writing
}

// startKilling runs the command once, whole.
func startKilling(t *testing.T, folder string, env []string, args ...string) *killing {
	t.Helper()
	k := &killing{t: t, env: env, folder: folder, draw: rand.New(rand.NewPCG(1, 21))}
	c := k.command(args...)
	begun := time.Now()
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v: %s", args, err, out)
	}
	k.whole = time.Since(begun)
	return k
}

func (k *killing) command(args ...string) *exec.Cmd {
	c := exec.CommandContext(k.t.Context(), filepath.Join(pathOf(k.env), "allelens"), args...)
	c.Env = k.env
	return c
}

// once starts the command and kills it: at any moment, or as soon as it writes.
func (k *killing) once(args ...string) {
	k.t.Helper()
	c := k.command(args...)
	if err := c.Start(); err != nil {
		k.t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = c.Wait(); close(ended) }() // killed, or done
	moment := time.Duration(k.draw.Int64N(int64(k.whole)))
	writing := k.draw.IntN(2) == 0
	if writing {
		moment = 3 * k.whole
	}
	tick, until := time.NewTicker(200*time.Microsecond), time.After(moment)
	defer tick.Stop()
	for waiting := true; waiting; {
		select {
		case <-until:
			waiting = false
		case <-ended:
			waiting = false
		case <-tick.C:
			waiting = !writing || len(unfinishedIn(k.folder)) == 0
		}
	}
	_ = c.Process.Kill() // if it has not ended
	<-ended
	if len(unfinishedIn(k.folder)) > 0 {
		k.during++
	}
}

// unfinishedIn are the files of a folder that were being written.
func unfinishedIn(folder string) []string {
	names, _ := filepath.Glob(filepath.Join(folder, ".allelens-*.partial")) // no bad pattern
	return names
}

// tidied sets back the clock of what was left, runs a command, and wants nothing left.
func (k *killing) tidied(args ...string) {
	k.t.Helper()
	for _, path := range unfinishedIn(k.folder) {
		before := time.Now().Add(-time.Minute)
		if err := os.Chtimes(path, before, before); err != nil {
			k.t.Fatal(err)
		}
	}
	if out, err := k.command(args...).CombinedOutput(); err != nil {
		k.t.Errorf("%v: %v: %s", args, err, out)
	}
	if left := unfinishedIn(k.folder); len(left) > 0 {
		k.t.Errorf("left behind by commands that were killed: %v", left)
	}
	k.t.Logf("killed while it was writing: %d times", k.during)
}

// TestProofKilledReport: a report that is killed outright leaves of each output what was there, or the whole new one.
func TestProofKilledReport(t *testing.T) {
	times := tabletest.Draws(0, 300)
	if times == 0 {
		t.Skip("kills 300 reports: make proof")
	}
	folder := t.TempDir()
	args := []string{"report", sample("demonstration.grch38.vcf.gz"), "--date", "2026-11-24", "-q"}
	var outs []string
	for _, name := range []string{"a.pdf", "a.json", "a.html"} {
		outs = append(outs, filepath.Join(folder, name))
		args = append(args, "-o", filepath.Join(folder, name))
	}
	k := startKilling(t, folder, withProgram(t), args...)
	made := map[string]string{}
	for _, path := range outs {
		made[path] = readFile(t, path)
	}
	for range times {
		for _, path := range outs {
			place(t, path, []byte("old"))
		}
		k.once(args...)
		for _, path := range outs {
			if got := readFile(t, path); got != "old" && got != made[path] {
				t.Fatalf("%s is neither the old one nor the new one: %d bytes", path, len(got))
			}
		}
	}
	k.tidied(args...)
}

// TestProofKilledSeal: a case that is being sealed when the program is killed outright is there whole, or is not there.
func TestProofKilledSeal(t *testing.T) {
	times := tabletest.Draws(0, 150)
	if times == 0 {
		t.Skip("kills 150 commands: make proof")
	}
	c := newClinic(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "0042.allelens")
	args := []string{"case", "seal", sample("demonstration.grch38.vcf.gz"), "--to", c.public, "-o", path, "--date", "2026-11-24"}
	k := startKilling(t, folder, withProgram(t), args...)
	there := 0
	for range times {
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
		k.once(args...)
		if _, err := os.Stat(path); err != nil {
			continue
		}
		there++
		if _, errs, status := allelens(t, c.with("case", "info", path)...); status != exitDone {
			t.Fatalf("what is there cannot be opened: %s", errs)
		}
	}
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
	k.tidied(args...)
	t.Logf("there after all: %d times", there)
	if left := strings.Join(listing(t, folder), " "); left != filepath.Base(path) {
		t.Errorf("beside the case lies something: %s", left)
	}
}

// TestProofKilledUpdate: a knowledge base that is being updated when the program is killed outright is the old one or the new one, undamaged.
func TestProofKilledUpdate(t *testing.T) {
	times := tabletest.Draws(0, 50)
	if times == 0 {
		t.Skip("kills 50 updates: make proof")
	}
	folder := thinned(t)
	file := clinvar(t, "2026-11-16", func(_, sig, stat string) (string, string) { return sig, stat })
	small := filepath.Join(t.TempDir(), "base.sqlite")
	place(t, small, assets.Knowledge)
	env := withProgram(t)
	env = append([]string{otherBase + "=" + small}, env...)
	args := []string{"kb", "update", "--clinvar", file, "-q"}
	k := startKilling(t, folder, env, args...)
	switched := 0
	for range times {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		k.once(args...)
		out, errs, status := allelens(t, "version")
		if status != exitDone || errs != "" {
			t.Fatalf("exit %d: %s", status, errs)
		}
		if strings.Contains(out, "+clinvar") {
			switched++
		}
	}
	if _, errs, status := allelens(t, "kb", "use", "bundled"); status != exitDone {
		t.Error(errs)
	}
	k.tidied("version")
	t.Logf("switched over: %d times", switched)
}
