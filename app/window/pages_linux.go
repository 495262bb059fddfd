//go:build !ci

package main

import (
	"os"
	"syscall"
	"unsafe"
)

// pageOut is MADV_PAGEOUT: memory is taken out until it is read again, unchanged.
const pageOut = 21

// putAside takes the pages of the program's own file that hold b out of memory; they come back when they are read.
// A system that cannot do it keeps them.
func putAside(b []byte) {
	page := os.Getpagesize()
	from := (page - int(uintptr(unsafe.Pointer(unsafe.SliceData(b)))%uintptr(page))) % page
	if whole := (len(b) - from) / page * page; whole > 0 {
		_ = syscall.Madvise(b[from:from+whole], pageOut)
	}
}
