// Package offline has the system refuse every way to a network to a process of ours, and to those that it starts.
package offline

import (
	"os"
	"strings"
)

// State is what keeps the process from a network beside having nothing to say there.
type State int

// States.
const (
	Unasked     State = iota // nothing was asked of the system
	Enforced                 // the system refuses sockets other than those of this machine
	Unavailable              // the system has no means for it
)

// String is the state's name.
func (s State) String() string { return [...]string{"unasked", "enforced", "unavailable"}[s] }

var state State

// Now is the state of this process.
func Now() State { return state }

// Enforce has the system refuse sockets of a network to all threads, for good. What else a socket could do to reach one
// is refused too: only those of the Unix kind, which end on this machine, can be made.
func Enforce() State {
	state = Unavailable
	if refuse() == nil {
		state = Enforced
	}
	return state
}

// busVariables name the addresses at which D-Bus is asked.
var busVariables = []string{"DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"}

// noBus is an address at which nothing answers.
const noBus = "unix:path=/nonexistent/no-bus"

// KeepBusLocal drops every address of D-Bus that is no Unix socket from the environment. It returns the variables that
// held one.
func KeepBusLocal() (refused []string) {
	for _, name := range busVariables {
		given := os.Getenv(name)
		var local []string
		for address := range strings.SplitSeq(given, ";") {
			if strings.HasPrefix(address, "unix:") {
				local = append(local, address)
			}
		}
		kept := strings.Join(local, ";")
		if kept == given {
			continue
		}
		refused = append(refused, name)
		if kept == "" {
			kept = noBus
		}
		_ = os.Setenv(name, kept) // fails for names with "=" only
	}
	return refused
}

// RemoteDisplay reports whether an X display ("host:0.0") is reached by TCP: all but ":0", "unix:0" and a socket's path are.
func RemoteDisplay(display string) bool {
	host, _, ok := strings.Cut(display, ":")
	return ok && host != "" && host != "unix" && !strings.HasPrefix(display, "/")
}
