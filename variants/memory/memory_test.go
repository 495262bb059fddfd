package memory_test

import (
	"runtime"
	"runtime/debug"
	"testing"

	"allelens/variants/memory"
)

func TestTakeCollectsAsAsked(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	memory.Take(64<<20, 200)
	if got := debug.SetGCPercent(100); got != 200 {
		t.Errorf("garbage is collected at %d %%, want 200", got)
	}
}

// TestLimitStandsAboveWhatIsInUse: what a process holds already does not count.
func TestLimitStandsAboveWhatIsInUse(t *testing.T) {
	held := make([]byte, 32<<20)
	defer debug.SetMemoryLimit(memory.Limit(1 << 20))
	if got := debug.SetMemoryLimit(-1); got < int64(len(held)) {
		t.Errorf("the limit is %d bytes, below the %d in use", got, len(held))
	}
	runtime.KeepAlive(held)
}
