package disk

import (
	"errors"
	"os"
	"syscall"
)

// sharing is the error of a file that another program holds.
const sharing = syscall.Errno(32)

// hold opens a file that nobody else holds; the system lets it go when the program ends.
func hold(path string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	const shared = 0 // with nobody
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, shared, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	switch {
	case errors.Is(err, sharing):
		return nil, ErrBusy
	case err != nil:
		return nil, err
	}
	return os.NewFile(uintptr(handle), path), nil
}

// guard has nothing to do: a file that is open cannot be removed.
func guard(*os.File) {}

// guarded leaves it to the system, which does not remove a file that is open.
func guarded(string) bool { return false }

// letGo lets the file go before it is removed, unless another holds it by then.
func letGo(file *os.File) {
	_ = file.Close() // nothing was written
	_ = os.Remove(file.Name())
}
