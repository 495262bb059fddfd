package offline

import (
	"syscall"
	"testing"
)

// TestHeldCountsSocketsOfANetwork: one of the Internet's family counts, connected or not; one of the Unix kind, and one that was
// closed, do not.
func TestHeldCountsSocketsOfANetwork(t *testing.T) {
	before, known := Held()
	if !known {
		t.Fatal("the system does not tell")
	}
	open := func(family int) int {
		fd, err := syscall.Socket(family, syscall.SOCK_STREAM, 0)
		if err != nil {
			t.Skipf("no socket of family %d to be had: %v", family, err)
		}
		return fd
	}
	local, internet := open(syscall.AF_UNIX), open(syscall.AF_INET)
	if n, _ := Held(); n != before+1 {
		t.Errorf("%d sockets of a network beside %d, want one more", n, before)
	}
	_, _ = syscall.Close(local), syscall.Close(internet)
	if n, _ := Held(); n != before {
		t.Errorf("%d after closing, %d before", n, before)
	}
}
