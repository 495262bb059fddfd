package program

import (
	"runtime/debug"
	"testing"
)

func TestTakeHeapCollectsAsAsked(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	TakeHeap(200)
	if got := debug.SetGCPercent(100); got != 200 {
		t.Errorf("garbage is collected at %d %%, want 200", got)
	}
}
