//go:build !windows

package casefile

import (
	"errors"
	"os"
	"syscall"
)

// hold opens a file that nobody else holds; the system lets it go when the program ends.
func hold(path string) (file *os.File, busy bool, err error) {
	file, err = os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, false, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Is(err, syscall.EWOULDBLOCK), errors.Join(err, file.Close())
	}
	return file, false, nil
}

// letGo removes a held file and lets it go; one that cannot be removed is held anew the next time.
func letGo(file *os.File) {
	_ = os.Remove(file.Name())
	_ = file.Close() // nothing was written
}
