package offline

import (
	"os"
	"slices"
	"testing"
)

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
