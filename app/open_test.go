package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"allelens/app/program"
)

// TestProgram drives the program as it is built.
func TestProgram(t *testing.T) {
	folder := t.TempDir()
	own := filepath.Join(folder, "allelens")
	if out, err := exec.Command("go", "build", "-o", own, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Run("passphrase", func(t *testing.T) { passphraseIsDear(t, own) })
	t.Run("window", func(t *testing.T) { windowIsBeside(t, folder, own) })
	t.Run("offline", func(t *testing.T) {
		out, err := exec.Command(own, "version").Output()
		if err != nil || runtime.GOOS == "linux" && !strings.Contains(string(out), "Network: refused") {
			t.Errorf("%v: %s", err, out)
		}
	})
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(signal.String(), func(t *testing.T) { endsWhenAsked(t, own, signal) })
	}
}

// passphraseIsDear: each guess at a passphrase costs what it does with age, 2^18, whatever tests pay.
func passphraseIsDear(t *testing.T, own string) {
	folder := t.TempDir()
	words, sealed := filepath.Join(folder, "words"), filepath.Join(folder, "a.allelens")
	place(t, words, []byte("four plain words here\n"))
	out, err := exec.Command(own, "case", "seal", sample("none.grch38.g.vcf.gz"), "-o", sealed, "--passphrase-file", words).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if _, recipient, _ := strings.Cut(readFile(t, sealed), "\n-> scrypt "); !strings.Contains(strings.SplitN(recipient, "\n", 2)[0], " 18") {
		t.Errorf("sealed for %.60q", recipient)
	}
}

// endsWhenAsked: a program that waits for a file which gives nothing ends when it is asked to, and leaves nothing.
func endsWhenAsked(t *testing.T, own string, signal os.Signal) {
	folder := t.TempDir()
	c := exec.Command(own, "report", "-", "-o", filepath.Join(folder, "a.pdf"))
	input, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer input.Close()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond) // it begins to read
	if err := c.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	_ = c.Wait() // the status is looked at
	left, err := os.ReadDir(folder)
	if took := time.Since(began); took > 30*time.Second || c.ProcessState.Success() || err != nil || len(left) > 0 {
		t.Errorf("%v after %v, left %v, %v", c.ProcessState, took, left, err)
	}
}

// windowIsBeside: the window's program is started from beside this one, even through a link, else from PATH, with the
// file's whole path and the version; where there is none, one line says so.
func windowIsBeside(t *testing.T, folder, own string) {
	elsewhere, links := t.TempDir(), t.TempDir()
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
