package memory

import (
	"runtime"

	"golang.org/x/sys/unix"
)

// inLargePages allocates so many bytes, asks the system to back them by large pages once they are touched, and lets them go.
//
//go:noinline
func inLargePages(n int) {
	piece := make([]byte, n)
	_ = unix.Madvise(piece, unix.MADV_HUGEPAGE) // where it has none, small ones serve
	runtime.KeepAlive(piece)
}
