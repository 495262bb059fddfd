package tabletest

import (
	"runtime/debug"

	"allelens/variants/memory"
)

// heapAhead is how much memory a test program takes in large pages, in bytes: where the machine is a virtual one, a good part of
// its time else goes into first touching memory.
const heapAhead = 512 << 20

func init() { memory.Take(heapAhead, debug.SetGCPercent(-1)) } // with the garbage that GOGC allows
