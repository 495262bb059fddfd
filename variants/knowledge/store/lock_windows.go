package store

import (
	"os"
	"syscall"
)

// hold opens a file that nobody else holds; the system lets it go when the program ends.
func hold(path string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	const shared = 0 // with nobody
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, shared, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(handle), path), nil
}

// letGo lets a held file go and removes it, unless another holds it by then.
func letGo(file *os.File) {
	_ = file.Close() // nothing was written
	_ = os.Remove(file.Name())
}
