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

func letGo(file *os.File) {
	_ = os.Remove(file.Name())
	_ = file.Close() // nothing was written
}
