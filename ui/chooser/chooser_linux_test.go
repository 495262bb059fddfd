package chooser

import (
	"errors"
	"os/exec"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

// TestSocket: only a Unix socket of this machine is spoken to.
func TestSocket(t *testing.T) {
	for addresses, want := range map[string]string{
		"unix:path=/run/user/1000/bus":                 "unix:path=/run/user/1000/bus",
		"unix:abstract=/tmp/dbus-x,guid=1":             "unix:abstract=/tmp/dbus-x,guid=1",
		"tcp:host=192.0.2.1,port=1;unix:path=/run/bus": "unix:path=/run/bus",
		"tcp:host=127.0.0.1,port=4711":                 "",
		"nonce-tcp:host=x,port=1,noncefile=/x":         "",
		"unixexec:path=ssh,argv1=elsewhere":            "",
		"autolaunch:":                                  "",
		"":                                             "",
	} {
		if got := socket(addresses); got != want {
			t.Errorf("%q: %q, want %q", addresses, got, want)
		}
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "tcp:host=192.0.2.1,port=4711")
	if _, err := Choose(Request{}); !errors.Is(err, ErrNone) {
		t.Errorf("a bus elsewhere: %v", err)
	}
}

// portal stands in for the desktop's, and notes what it was asked.
type portal struct {
	conn    *dbus.Conn
	code    uint32
	uris    []string
	method  string
	options map[string]dbus.Variant
}

func (p *portal) answer(method string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	p.method, p.options = method, options
	handle := dbus.ObjectPath(portalPath + "/request/1_1/" + options["handle_token"].Value().(string))
	err := p.conn.Emit(handle, portalRequest+".Response", p.code, map[string]dbus.Variant{"uris": dbus.MakeVariant(p.uris)})
	if err != nil {
		return "", dbus.MakeFailedError(err)
	}
	return handle, nil
}

func (p *portal) OpenFile(_, _ string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return p.answer("open", options)
}

// bus is a session bus of the test's own, with a portal on it.
func bus(t *testing.T) *portal {
	t.Helper()
	daemon, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("no dbus-daemon on this machine")
	}
	cmd := exec.Command(daemon, "--session", "--nofork", "--print-address", "--address=unix:path="+t.TempDir()+"/bus")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	line := make([]byte, 1000)
	n, err := out.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	address := strings.TrimSpace(string(line[:n]))
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	conn, err := dbus.Connect(socket(address))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	p := &portal{conn: conn}
	if err := conn.Export(p, portalPath, fileChooser); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.RequestName(portalName, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	return p
}

// TestPortal: what is chosen comes back as a path; a cancelled dialog chooses nothing; a portal that fails is none.
func TestPortal(t *testing.T) {
	p := bus(t)
	p.uris = []string{"file:///data/ü%23x%25%20a.vcf.gz"}
	path, err := Choose(Request{Title: "Open", Kind: "VCF", All: "All", Patterns: []string{"*.vcf.gz"}})
	if err != nil || path != "/data/ü#x% a.vcf.gz" || p.method != "open" {
		t.Errorf("chosen %q by %s: %v", path, p.method, err)
	}
	if got := p.options["filters"].String(); !strings.Contains(got, "*.[vV][cC][fF].[gG][zZ]") {
		t.Errorf("filters %s", got)
	}
	p.code, p.uris = portalCancelled, nil
	if path, err := Choose(Request{}); err != nil || path != "" {
		t.Errorf("cancelled: %q, %v", path, err)
	}
	p.code = 2
	if _, err := Choose(Request{}); !errors.Is(err, ErrNone) {
		t.Errorf("a portal that fails: %v", err)
	}
}

// TestNoPortal: a bus without a portal has none.
func TestNoPortal(t *testing.T) {
	p := bus(t)
	if _, err := p.conn.ReleaseName(portalName); err != nil {
		t.Fatal(err)
	}
	if _, err := Choose(Request{}); !errors.Is(err, ErrNone) {
		t.Errorf("no portal: %v", err)
	}
}
