package disk

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"time"
)

// Replace writes a file whole or not at all, readable by its owner only: what is written is on the disk before it takes
// the name, and the name before Replace returns.
func Replace(path string, content []byte) error {
	return ReplaceBy(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// ReplaceBy is Replace for content that is made as it is written, in pieces that the caller sees to be large. An error of make leaves
// what was there.
func ReplaceBy(path string, make func(io.Writer) error) error {
	folder, pattern := filepath.Split(unfinished(path))
	partial, err := os.CreateTemp(filepath.Clean(folder), pattern) // with mode 0600
	if err != nil {
		return err
	}
	guard(partial)
	done := false
	defer func() { // also where make panics
		if !done {
			_, _ = partial.Close(), os.Remove(partial.Name()) // what failed is told
		}
	}()
	if err = make(partial); err == nil {
		err = partial.Sync()
	}
	if err = errors.Join(err, partial.Close()); err != nil {
		return err
	}
	if err = os.Rename(partial.Name(), path); err != nil {
		return err
	}
	done = true
	return syncFolder(filepath.Dir(path))
}

// unfinished is the pattern of the files that are written beside a file before they take its name. That name may be as
// long as names can be, so that it is not part of theirs.
func unfinished(path string) string {
	sum := sha256.Sum256([]byte(filepath.Base(path)))
	return filepath.Join(filepath.Dir(path), ".allelens-"+hex.EncodeToString(sum[:6])+"-*.partial")
}

// Sweep removes what calls of Replace that were cut off left beside a file. The caller sees to it that none runs.
func Sweep(path string) {
	folder, pattern := filepath.Split(unfinished(path))
	entries, err := os.ReadDir(filepath.Clean(folder))
	if err != nil {
		return
	}
	for _, e := range entries {
		if match, err := filepath.Match(pattern, e.Name()); err == nil && match {
			_ = os.Remove(filepath.Join(folder, e.Name())) // of no use, and of no harm
		}
	}
}

// An unfinished file counts as left behind when nobody holds it, some moments after it was last written, and after an hour
// in any case: writing one takes moments, and not all file systems tell who holds what.
const (
	unheldAfter = 5 * time.Second
	leftAfter   = time.Hour
)

// leftBehind are the names of unfinished files.
var leftBehind = regexp.MustCompile(`^\.allelens-[0-9a-f]{12}-[0-9]+\.partial$`)

// Tidy removes from a folder what programs that were cut off left behind in it, of whatever file.
func Tidy(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !leftBehind.MatchString(e.Name()) {
			continue
		}
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		path, since := filepath.Join(folder, e.Name()), time.Since(info.ModTime())
		if since > leftAfter || since > unheldAfter && !guarded(path) {
			_ = os.Remove(path) // of no use, and of no harm
		}
	}
}

// syncFolder makes a name that was given in a folder outlast the power. Windows does so by itself.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder)
	if errors.Is(err, os.ErrPermission) {
		return nil // a folder that can be written but not read
	}
	if err != nil {
		return err
	}
	_ = f.Sync() // some file systems know no such thing
	return f.Close()
}
