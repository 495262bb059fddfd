package variants

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// InParts does n pieces of work that do not depend on each other, from 0 on, on two processors where there are such.
func InParts(n int, work func(i int)) {
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(2, runtime.GOMAXPROCS(0)) {
		done.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	done.Wait()
}
