//go:build !windows

package disk

import (
	"errors"
	"os"
	"syscall"
)

// hold opens a file that nobody else holds; the system lets it go when the program ends.
func hold(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		if errors.Is(err, syscall.EWOULDBLOCK) {
			err = ErrBusy
		}
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// guard shows others that a file is being written.
func guard(file *os.File) {
	_ = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) // where the file system has no such thing, its age tells
}

// guarded reports whether a file is being written, or may be.
func guarded(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return true
	}
	defer file.Close()
	return syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil
}

func letGo(file *os.File) {
	_ = os.Remove(file.Name())
	_ = file.Close() // nothing was written
}
