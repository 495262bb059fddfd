package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"allelens/app/program"
)

// TestWindowIsBeside: the window's program is started from beside this one, even through a link, else from PATH, with the
// file's whole path and the version; where there is none, one line says so.
func TestWindowIsBeside(t *testing.T) {
	folder, elsewhere, links := t.TempDir(), t.TempDir(), t.TempDir()
	own := filepath.Join(folder, "allelens")
	if out, err := exec.Command("go", "build", "-tags", "ci", "-o", own, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	link := filepath.Join(links, "allelens")
	if err := os.Symlink(own, link); err != nil {
		t.Skip(err)
	}
	opened := func(path string, args ...string) (string, int) {
		c := exec.Command(link, args...)
		c.Dir, c.Env = elsewhere, append(os.Environ(), "DISPLAY=:99", "PATH="+path)
		out, err := c.CombinedOutput()
		if _, ended := err.(*exec.ExitError); err != nil && !ended {
			t.Fatal(err)
		}
		return string(out), c.ProcessState.ExitCode()
	}
	if out, status := opened(links, "a.vcf"); status != exitInput || strings.Count(out, "\n") != 1 || !strings.Contains(out, windowName) {
		t.Errorf("without a window: exit %d: %s", status, out)
	}
	script := func(folder, says string) {
		place(t, filepath.Join(folder, windowName), []byte("#!/bin/sh\necho "+says+" \"$@\"; exit 3\n"))
		if err := os.Chmod(filepath.Join(folder, windowName), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	script(elsewhere, "path")
	if out, status := opened(elsewhere); status != 3 || out != "path --of="+program.Version+" --\n" {
		t.Errorf("from PATH: exit %d: %s", status, out)
	}
	script(folder, "beside")
	if out, status := opened(elsewhere, "a.vcf"); status != 3 || out != "beside --of="+program.Version+" -- "+filepath.Join(elsewhere, "a.vcf")+"\n" {
		t.Errorf("beside: exit %d: %s", status, out)
	}
}
