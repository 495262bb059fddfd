package disk_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"allelens/variants/disk"
)

// TestReplace: a file takes another content whole, for its owner alone, also under the longest name; where that fails,
// what was there stays, and nothing is left beside it.
func TestReplace(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"a", strings.Repeat("n", 255)} {
		path := filepath.Join(folder, name)
		for _, content := range []string{"one", "another"} {
			if err := disk.Replace(path, []byte(content)); err != nil {
				t.Fatal(err)
			}
			got, err := os.ReadFile(path)
			if info, wrong := os.Stat(path); err != nil || wrong != nil || string(got) != content || info.Mode().Perm() != 0o600 {
				t.Errorf("%q, %v, %v", got, info.Mode(), err)
			}
		}
	}
	full := filepath.Join(folder, "folder")
	if err := os.MkdirAll(filepath.Join(full, "in it"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := disk.Replace(full, []byte("x")); err == nil {
		t.Error("a folder was replaced")
	}
	if err := disk.Replace(filepath.Join(folder, "none", "a"), nil); err == nil {
		t.Error("written into no folder")
	}
	all, err := os.ReadDir(folder)
	if err != nil || len(all) != 3 {
		t.Errorf("%v, %v", all, err)
	}
}

// TestReplaceBy: what cannot be made leaves what was there, and nothing beside it.
func TestReplaceBy(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a")
	if err := disk.Replace(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	wrong := errors.New("wrong")
	for name, make := range map[string]func(io.Writer) error{
		"error": func(w io.Writer) error { return errors.Join(wrong, write(w, "half")) },
		"panic": func(w io.Writer) error { panic(errors.Join(wrong, write(w, "half"))) },
	} {
		err := func() (err error) {
			defer func() {
				if r := recover(); r != nil {
					err = r.(error)
				}
			}()
			return disk.ReplaceBy(path, make)
		}()
		got, read := os.ReadFile(path)
		all, listed := os.ReadDir(folder)
		if !errors.Is(err, wrong) || read != nil || listed != nil || string(got) != "one" || len(all) != 1 {
			t.Errorf("%s: %v, %q, %v, %v", name, err, got, all, errors.Join(read, listed))
		}
	}
	if err := disk.ReplaceBy(path, func(w io.Writer) error { return errors.Join(write(w, "tw"), write(w, "o")) }); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "two" {
		t.Errorf("%q, %v", got, err)
	}
}

func write(w io.Writer, s string) error {
	_, err := io.WriteString(w, s)
	return err
}

// TestSweep: what was left beside a file goes, and nothing of another's.
func TestSweep(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a [1]*") // signs that patterns know
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	left := func() []string {
		all, err := filepath.Glob(filepath.Join(filepath.Dir(folder), "*", "*partial"))
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	for _, name := range []string{"a", "b"} {
		f, err := os.CreateTemp(folder, disk.Unfinished(name))
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	disk.Sweep(filepath.Join(folder, "a"))
	if n := len(left()); n != 1 {
		t.Errorf("%d left", n)
	}
}

// TestHold: one at a time, and the lock is gone afterwards.
func TestHold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	first, err := disk.Hold(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := disk.Hold(path); !errors.Is(err, disk.ErrBusy) {
		t.Errorf("held twice: %v", err)
	}
	first.Release()
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Error("the lock stays")
	}
	again, err := disk.Hold(path)
	if err != nil {
		t.Fatal(err)
	}
	again.Release()
	if _, err := disk.Hold(filepath.Join(path, "in", "nothing")); err == nil || errors.Is(err, disk.ErrBusy) {
		t.Errorf("no folder: %v", err)
	}
}

// TestTidy: what was left behind goes, of whatever file; what is being written stays, and what is another's.
func TestTidy(t *testing.T) {
	folder := t.TempDir()
	long, before := time.Now().Add(-2*time.Hour), time.Now().Add(-time.Minute)
	for name, when := range map[string]time.Time{".allelens-0123456789ab-77.partial": long, ".allelens-0123456789ab-76.partial": before, ".allelens-0123456789ab-78.partial": time.Now(), ".other.partial": long, "a.pdf": long} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
	}
	disk.Tidy(folder)
	all, err := os.ReadDir(folder)
	if err != nil || len(all) != 3 || all[0].Name() != ".allelens-0123456789ab-78.partial" {
		t.Errorf("%v, %v", all, err)
	}
	err = disk.ReplaceBy(filepath.Join(folder, "a.pdf"), func(w io.Writer) error { // slowly
		unfinished, err := filepath.Glob(filepath.Join(folder, disk.Unfinished("a.pdf")))
		if err != nil || len(unfinished) != 1 {
			return fmt.Errorf("%v, %w", unfinished, err)
		}
		if err := os.Chtimes(unfinished[0], before, before); err != nil {
			return err
		}
		disk.Tidy(folder)
		return write(w, "whole")
	})
	if got, read := os.ReadFile(filepath.Join(folder, "a.pdf")); err != nil || read != nil || string(got) != "whole" {
		t.Errorf("tidied while it was written: %q, %v, %v", got, err, read)
	}
}

// TestSame: a link is the file that it leads to; what is not there is nothing.
func TestSame(t *testing.T) {
	dir := t.TempDir()
	a, link, other := filepath.Join(dir, "a"), filepath.Join(dir, "link"), filepath.Join(dir, "b")
	for _, path := range []string{a, other} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(a, link); err != nil {
		t.Skip("no links here:", err)
	}
	if !disk.Same(a, link) || !disk.Same(a, a) || disk.Same(a, other) || disk.Same(a, filepath.Join(dir, "none")) {
		t.Error("the files are told apart wrongly")
	}
}
