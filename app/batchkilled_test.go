package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestProofBatchKilled: a batch that is killed outright, in the middle of a file of many samples and others, and run again, leaves the same reports as one that
// nobody stopped.
func TestProofBatchKilled(t *testing.T) {
	in, stopped, whole := manyFiles(t, 9), t.TempDir(), t.TempDir()
	severalOf(t, in)
	args := []string{"batch", in, "--formats", "json,vcf.gz", "--date", "2026-11-28", "--jobs", "2", "-q", "-o"}
	for range 3 {
		env := withProgram(t)
		run := exec.CommandContext(t.Context(), filepath.Join(pathOf(env), "allelens"), append(args, stopped)...)
		run.Env = env
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		before := len(listing(t, stopped))
		for deadline := time.Now().Add(time.Minute); len(listing(t, stopped)) < before+3 && time.Now().Before(deadline); {
			time.Sleep(5 * time.Millisecond)
		}
		if err := run.Process.Kill(); err != nil {
			t.Log(err) // it was done already
		}
		_ = run.Wait()
	}
	allelens(t, append(args, stopped)...)
	allelens(t, append(args, whole)...)
	// what was being written when it was killed is tidied after an hour
	unfinished := func(name string) bool { return strings.HasSuffix(name, ".partial") }
	got, want := slices.DeleteFunc(listing(t, stopped), unfinished), listing(t, whole)
	if len(want) < 12*3 || len(got) != len(want) {
		t.Errorf("%d files, %d of a run that nobody stopped: %v", len(got), len(want), got)
	}
	for _, path := range want {
		name := filepath.Base(path)
		if name == journalName || name == summaryName { // they tell the seconds
			continue
		}
		if readFile(t, filepath.Join(stopped, name)) != readFile(t, filepath.Join(whole, name)) {
			t.Errorf("%s differs", name)
		}
	}
}

// pathOf is the first folder of the PATH that an environment ends with.
func pathOf(env []string) string {
	folder, _, _ := strings.Cut(strings.TrimPrefix(env[len(env)-1], "PATH="), ":")
	return folder
}
