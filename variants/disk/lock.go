package disk

import (
	"errors"
	"os"
)

// ErrBusy is that another holds a lock.
var ErrBusy = errors.New("held by another program")

// Lock is a file that nobody else holds.
type Lock struct{ file *os.File }

// Hold makes and holds a lock file until Release, or the program's end.
func Hold(path string) (*Lock, error) {
	file, err := hold(path)
	if err != nil {
		return nil, err
	}
	// Another may have removed the file between its opening and its locking.
	held, err := file.Stat()
	if now, gone := os.Stat(path); err != nil || gone != nil || !os.SameFile(held, now) {
		_ = file.Close() // nothing was written
		return nil, errors.Join(ErrBusy, err)
	}
	return &Lock{file}, nil
}

// Release removes the lock file and lets it go; one that cannot be removed is held anew the next time.
func (l *Lock) Release() { letGo(l.file) }
