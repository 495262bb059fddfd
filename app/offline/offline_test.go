package offline

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"testing"
)

// TestNetworkIsRefused: once enforced, no thread gets a socket of a network, nor a program that is started; Unix sockets
// are had as before.
func TestNetworkIsRefused(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("enforced on Linux only")
	}
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

// TestBusStaysLocal: of D-Bus addresses those of Unix sockets stay.
func TestBusStaysLocal(t *testing.T) {
	for given, want := range map[string]string{
		"":                                      "",
		"unix:path=/run/user/1000/bus":          "unix:path=/run/user/1000/bus",
		"tcp:host=192.0.2.1,port=4711":          noBus,
		"unixexec:path=/bin/nc":                 noBus,
		"tcp:host=a;unix:path=/b;nonce-tcp:c=d": "unix:path=/b",
		"autolaunch:":                           noBus,
	} {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", given)
		t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", "")
		refused := KeepBusLocal()
		if got := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); got != want || (given != want) != slices.Contains(refused, "DBUS_SESSION_BUS_ADDRESS") {
			t.Errorf("%q became %q, refused %v; want %q", given, got, refused, want)
		}
	}
}

func TestRemoteDisplay(t *testing.T) {
	for display, want := range map[string]bool{":0": false, ":1.0": false, "unix:0": false, "/tmp/launch/org.x:0": false, "": false, "localhost:10.0": true, "192.0.2.1:0": true, "host/unix:0": true} {
		if RemoteDisplay(display) != want {
			t.Errorf("%q: %v", display, !want)
		}
	}
}
