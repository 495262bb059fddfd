package offline

import (
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// Offsets into the kernel's struct seccomp_data, in bytes. Of the first argument the low half is read, which is first on
// the machines below.
const (
	callNumber   = 0
	architecture = 4
	firstOf      = 16
)

// What the filter answers.
const (
	allow     = unix.SECCOMP_RET_ALLOW
	noFamily  = unix.SECCOMP_RET_ERRNO | uint32(unix.EAFNOSUPPORT)
	noCall    = unix.SECCOMP_RET_ERRNO | uint32(unix.ENOSYS)
	otherCall = 0x40000000 // the first call of x32, a second set of numbers on amd64
)

// machines are the architectures that the filter knows, by Go's names.
var machines = map[string]uint32{"amd64": unix.AUDIT_ARCH_X86_64, "arm64": unix.AUDIT_ARCH_AARCH64, "riscv64": unix.AUDIT_ARCH_RISCV64}

// filter lets every call pass but: those of another architecture, of x32, io_uring, which makes sockets unseen, and
// sockets that are not of the Unix kind.
func filter(machine uint32) []bpf.Instruction {
	return []bpf.Instruction{
		bpf.LoadAbsolute{Off: architecture, Size: 4},
		bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: machine, SkipTrue: 7},
		bpf.LoadAbsolute{Off: callNumber, Size: 4},
		bpf.JumpIf{Cond: bpf.JumpGreaterOrEqual, Val: otherCall, SkipTrue: 5},
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: unix.SYS_IO_URING_SETUP, SkipTrue: 4},
		bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: unix.SYS_SOCKET, SkipTrue: 4},
		bpf.LoadAbsolute{Off: firstOf, Size: 4},
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: unix.AF_UNIX, SkipTrue: 2},
		bpf.RetConstant{Val: noFamily},
		bpf.RetConstant{Val: noCall},
		bpf.RetConstant{Val: allow},
	}
}

// refuse installs the filter on all threads.
func refuse() error {
	machine, known := machines[runtime.GOARCH]
	if !known {
		return fmt.Errorf("no filter for %s", runtime.GOARCH)
	}
	raw, err := bpf.Assemble(filter(machine))
	if err != nil {
		return err
	}
	code := make([]unix.SockFilter, len(raw))
	for i, r := range raw {
		code[i] = unix.SockFilter{Code: r.Op, Jt: r.Jt, Jf: r.Jf, K: r.K}
	}
	program := unix.SockFprog{Len: uint16(len(code)), Filter: &code[0]}
	runtime.LockOSThread() // the kernel takes the other threads along
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	other, _, failed := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program)))
	if failed != 0 {
		return failed
	}
	if other != 0 {
		return fmt.Errorf("thread %d has a filter of its own", other)
	}
	return nil
}
