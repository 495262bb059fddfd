// Package memory sets how a process takes memory from the system and gives it back.
package memory

import (
	"runtime"
	"runtime/debug"
)

// Take prepares a process for a run of some seconds, of which it takes the first bytes in one piece; what of it is not used
// stays free. The heap else comes from the system by 4 kB, each when it is first touched, which takes as long as a report itself
// where the machine is a virtual one: here a piece of it comes in large pages, where the system has such. garbage is how far
// memory then grows, in percent of what is in use, before garbage is collected.
func Take(bytes, garbage int) {
	debug.SetGCPercent(-1) // not while the piece is held
	inLargePages(bytes)
	runtime.GC() // hands the piece out again
	debug.SetGCPercent(garbage)
}

// Limit has garbage collected more often once the process has come to hold most bytes more than it uses now, and
// returns the limit that was before, for debug.SetMemoryLimit. A limit below what is in use already would collect without end.
func Limit(most int64) (before int64) {
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	return debug.SetMemoryLimit(int64(now.HeapAlloc) + most)
}
