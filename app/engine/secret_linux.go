package engine

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// KeepSecret keeps what is in memory from files that the system writes when the program is stopped, and from other
// programs of the user, until the program ends.
func KeepSecret() {
	_ = unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)              // refused by no kernel that has it
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}) // lowering is always allowed
}
