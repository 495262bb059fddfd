package program

import (
	"runtime"
	"runtime/debug"
)

// heapAhead is how much memory a short run takes from the system in one piece, in bytes; what of it is not used stays free.
const heapAhead = 64 << 20

// TakeHeap prepares a process for a short run. The heap else comes from the system by 4 kB, each when it is first touched, which
// takes as long as a report itself where the machine is a virtual one: here a piece of it comes in large pages, where the system
// has such. garbage is how far memory then grows, in percent of what is in use, before garbage is collected.
func TakeHeap(garbage int) {
	debug.SetGCPercent(-1) // not while the piece is held
	inLargePages(heapAhead)
	runtime.GC() // hands the piece out again
	debug.SetGCPercent(garbage)
}
