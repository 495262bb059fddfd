//go:build window

package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

var offlineFor = flag.Duration("offline", 20*time.Second, "how long TestWindowOffline drives the window")

// TestWindowOffline: a window that is driven asks the system for no socket of a network, even where the address of D-Bus
// is one; and it is told that this address is not used.
func TestWindowOffline(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	withWindow(t)
	real, folder := *driven, t.TempDir()
	defer func() { *driven = real }()
	trace := filepath.Join(folder, "trace")
	*driven = filepath.Join(folder, "allelens")
	script := fmt.Sprintf("#!/bin/sh\nexec %s -D -f -qq -e trace=socket,io_uring_setup -o %s %s \"$@\"\n", strace, trace, real)
	if err := os.WriteFile(*driven, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(filepath.Dir(real), windowName), filepath.Join(folder, windowName)); err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "tcp:host=127.0.0.1,port=9")
	d := results(t)
	for until := time.Now().Add(*offlineFor); time.Now().Before(until); {
		for screen := 1; screen <= 6; screen++ {
			d.key("ctrl+" + strconv.Itoa(screen))
			d.settled(nil)
		}
		d.key("ctrl+k")
		d.settled(nil)
		d.key("Escape")
	}
	d.key("ctrl+e") // the desktop's own dialog is asked for, by D-Bus
	d.settled(nil)
	d.program.end()
	if asked := networks(t, trace); len(asked) > 0 {
		t.Errorf("the window asks for %s", strings.Join(asked, ", "))
	}
	if said := d.program.output.String(); !strings.Contains(said, "DBUS_SESSION_BUS_ADDRESS") {
		t.Errorf("a hostile address is not told: %s", said)
	}
}
