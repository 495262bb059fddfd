package casefile

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"allelens/variants"
)

// unfinished is the pattern of the files that are written beside a case before they take its name.
func unfinished(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"-*.partial")
}

// replace writes a file whole or not at all, readable by its owner only: what is written is on the disk before it
// takes the name, and the name before replace returns.
func replace(path string, content []byte) error {
	pattern := unfinished(path)
	partial, err := os.CreateTemp(filepath.Dir(path), filepath.Base(pattern)) // with mode 0600
	if err != nil {
		return variants.Fail("sealed_unwritable", path).Because(err)
	}
	_, err = partial.Write(content)
	if err == nil {
		err = partial.Sync()
	}
	err = errors.Join(err, partial.Close())
	if err == nil {
		err = os.Rename(partial.Name(), path)
	}
	if err != nil {
		_ = os.Remove(partial.Name()) // sealed anyway
		return variants.Fail("sealed_unwritable", path).Because(err)
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes a name that was given in a folder outlast the power. Windows does so by itself.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return variants.Fail("sealed_unwritable", folder).Because(err)
	}
	_ = f.Sync() // some file systems know no such thing
	return f.Close()
}

// sweep removes what saves that were cut off left beside a case.
func sweep(path string) {
	left, err := filepath.Glob(unfinished(path))
	if err != nil {
		return
	}
	for _, f := range left {
		_ = os.Remove(f) // sealed, and of no use
	}
}
