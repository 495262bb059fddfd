package tabletest

import (
	"os"
	"strconv"

	"allelens/variants/memory"
)

// heapAhead is how much memory a test program takes in large pages, in bytes: a third of its time else goes into first touching
// memory, where the machine is a virtual one.
const heapAhead = 512 << 20

func init() {
	garbage, err := strconv.Atoi(os.Getenv("GOGC"))
	if err != nil {
		garbage = 100
	}
	memory.Take(heapAhead, garbage)
}
