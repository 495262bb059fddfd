package chooser

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/godbus/dbus/v5"
)

// Names of the portal on the session's bus.
const (
	portalName    = "org.freedesktop.portal.Desktop"
	portalPath    = "/org/freedesktop/portal/desktop"
	fileChooser   = "org.freedesktop.portal.FileChooser"
	portalRequest = "org.freedesktop.portal.Request"
)

// Responses of the portal.
const (
	portalChosen    = 0
	portalCancelled = 1
)

// socket is the first of a bus's addresses that is a Unix socket of this machine; "" where none is. Others could lead to
// another machine.
func socket(addresses string) string {
	for _, a := range strings.Split(addresses, ";") {
		if rest, ok := strings.CutPrefix(a, "unix:"); ok && (strings.HasPrefix(rest, "path=/") || strings.HasPrefix(rest, "abstract=")) {
			return a
		}
	}
	return ""
}

// sessionSocket is the address of the session's bus.
func sessionSocket() string {
	if addresses := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); addresses != "" {
		return socket(addresses)
	}
	bus := filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "bus")
	if _, err := os.Stat(bus); err != nil || !filepath.IsAbs(bus) {
		return ""
	}
	return "unix:path=" + bus
}

// tokens counts requests, so that each has a name of its own.
var tokens atomic.Int64

func choose(r Request) (string, error) {
	address := sessionSocket()
	if address == "" {
		return "", ErrNone
	}
	conn, err := dbus.Connect(address)
	if err != nil {
		return "", ErrNone
	}
	defer conn.Close()
	return ask(conn, r)
}

// ask sends the request and waits for the answer.
func ask(conn *dbus.Conn, r Request) (string, error) {
	token := fmt.Sprintf("allelens%d_%d", os.Getpid(), tokens.Add(1))
	if err := conn.AddMatchSignal(dbus.WithMatchInterface(portalRequest), dbus.WithMatchMember("Response")); err != nil {
		return "", ErrNone
	}
	answers := make(chan *dbus.Signal, 8)
	conn.Signal(answers)
	var handle dbus.ObjectPath
	if err := conn.Object(portalName, portalPath).Call(fileChooser+".OpenFile", 0, "", r.Title, options(r, token)).Store(&handle); err != nil {
		return "", ErrNone
	}
	for answer := range answers {
		if answer.Path == handle && len(answer.Body) == 2 {
			return chosen(answer.Body)
		}
	}
	return "", ErrNone // the bus went away
}

// portalFilter is a choice of files as the portal takes it: 0 for a pattern of the name.
type portalFilter struct {
	Name  string
	Rules []portalRule
}

type portalRule struct {
	Kind    uint32
	Pattern string
}

// options are the request in the portal's words.
func options(r Request, token string) map[string]dbus.Variant {
	o := map[string]dbus.Variant{"handle_token": dbus.MakeVariant(token), "modal": dbus.MakeVariant(true)}
	if r.Folder {
		o["directory"] = dbus.MakeVariant(true)
	}
	if len(r.Patterns) > 0 {
		kind := portalFilter{Name: r.Kind}
		for _, p := range r.Patterns {
			kind.Rules = append(kind.Rules, portalRule{Pattern: anyCase(p)})
		}
		o["filters"] = dbus.MakeVariant([]portalFilter{kind, {Name: r.All, Rules: []portalRule{{Pattern: "*"}}}})
	}
	return o
}

// anyCase is a pattern that takes small and capital letters alike.
func anyCase(pattern string) string {
	var b strings.Builder
	for _, c := range pattern {
		low, high := strings.ToLower(string(c)), strings.ToUpper(string(c))
		if low == high {
			b.WriteRune(c)
			continue
		}
		b.WriteString("[" + low + high + "]")
	}
	return b.String()
}

// chosen reads the portal's answer.
func chosen(body []any) (string, error) {
	code, ok := body[0].(uint32)
	results, are := body[1].(map[string]dbus.Variant)
	switch {
	case !ok || !are || code > portalCancelled:
		return "", ErrNone
	case code != portalChosen:
		return "", nil
	}
	uris, _ := results["uris"].Value().([]string)
	if len(uris) == 0 {
		return "", nil
	}
	u, err := url.Parse(uris[0])
	if err != nil || u.Scheme != "file" || u.Path == "" {
		return "", ErrNone
	}
	return u.Path, nil
}
