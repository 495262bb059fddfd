package offline

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
)

// TestNetworkIsRefused: once enforced, no thread gets a socket of a network, nor a program that is started; Unix sockets
// are had as before.
func TestNetworkIsRefused(t *testing.T) {
	const inner = "ALLELENS_TEST_INNER"
	if os.Getenv(inner) == "" {
		c := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v")
		c.Env = append(os.Environ(), inner+"=1")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	probe := func(where string) {
		for _, family := range []int{syscall.AF_INET, syscall.AF_INET6, syscall.AF_PACKET, syscall.AF_NETLINK} {
			if _, err := syscall.Socket(family, syscall.SOCK_DGRAM, 0); !errors.Is(err, syscall.EAFNOSUPPORT) {
				t.Errorf("%s: family %d: %v", where, family, err)
			}
		}
	}
	hold, wait := make(chan bool), sync.WaitGroup{}
	for range 8 { // threads that there are before
		wait.Go(func() {
			runtime.LockOSThread()
			<-hold
			probe("another thread")
		})
	}
	if Enforce() != Enforced {
		t.Fatal("not enforced")
	}
	close(hold)
	wait.Wait()
	probe("this thread")
	if _, err := net.Dial("tcp", "127.0.0.1:9"); !errors.Is(err, syscall.EAFNOSUPPORT) {
		t.Errorf("dial: %v", err)
	}
	l, err := net.Listen("unix", filepath.Join(t.TempDir(), "socket"))
	if err != nil {
		t.Fatalf("a Unix socket: %v", err)
	}
	_ = l.Close()
	if bash, err := exec.LookPath("bash"); err == nil {
		if exec.Command(bash, "-c", "exec 3<>/dev/tcp/127.0.0.1/9 || exit 7").Run().(*exec.ExitError).ExitCode() == 0 {
			t.Error("a program that was started reaches a network")
		}
	}
}
