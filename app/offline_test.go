package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"allelens/variants/tabletest"
)

// networks are the calls of a trace that ask for a socket other than a Unix one.
func networks(t *testing.T, trace string) (asked []string) {
	t.Helper()
	content, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	for _, call := range regexp.MustCompile(`socket\([A-Z_0-9]+`).FindAllString(string(content), -1) {
		if call != "socket(AF_UNIX" {
			asked = append(asked, call)
		}
	}
	return asked
}

// allCommands are the arguments of every command that there is, which write below a folder, one after the other.
func allCommands(t *testing.T, folder string) [][]string {
	t.Helper()
	c := newClinic(t)
	in := func(name string) string { return filepath.Join(folder, name) }
	vcf, key := sample("demonstration.grch38.vcf.gz"), in("words")
	place(t, key, []byte("some words\n"))
	place(t, in("list"), []byte(absolute(t, vcf)+"\n"))
	opens := []string{"--identity", c.key}
	return [][]string{
		{"version"}, {"--help"}, {"kb"}, {"kb", "list"}, {"kb", "use", "bundled"}, {"selftest"}, {"shell", "bash"},
		{"kb", "update", "--clinvar", clinvar(t, "2026-11-16", func(_, sig, stat string) (string, string) { return sig, stat }), "--dry-run", "-q"},
		{"report", vcf, "-q", "-o", in("a.pdf")}, {"report", vcf, "-q", "-o", in("a.json")}, {"report", vcf, "-q", "--verify", "-o", in("a.html")},
		{"report", vcf, "-q", "-o", in("a.xlsx"), "-o", in("a.fhir.json"), "-o", in("a.vcf.gz"), "-o", in("a.card.pdf")},
		{"verify", in("a.pdf"), "--file", vcf}, {"batch", in("list"), "-q", "-o", in("many")}, {"summary", in("many")},
		{"case", "key", "-o", in("k.key"), "--passphrase-file", key}, {"case", "seal", vcf, "--passphrase-file", key, "-o", in("a.allelens")},
		{"case", "info", in("a.allelens"), "--passphrase-file", key}, {"case", "reseal", in("a.allelens"), "--to", c.public, "--passphrase-file", key},
		append([]string{"case", "open", in("a.allelens")}, opens...), append([]string{"case", "check", folder}, opens...),
		append([]string{"report", in("a.allelens"), "-q", "-o", in("b.pdf")}, opens...), {"case", "compare", in("a.json"), in("a.json")},
	}
}

// TestProofOffline: no command asks the system for a socket of a network, even where the address of D-Bus is one, and each
// works where there is no network at all.
func TestProofOffline(t *testing.T) {
	tabletest.LongOnly(t, "traces every command")
	strace, err := exec.LookPath("strace")
	if err != nil || runtime.GOOS != "linux" {
		t.Skip("needs Linux and strace")
	}
	unshare, err := exec.LookPath("unshare")
	own := filepath.Join(t.TempDir(), "allelens")
	if out, err := exec.Command("go", "build", "-tags", "ci", "-o", own, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	trace := filepath.Join(t.TempDir(), "trace")
	ways := [][]string{{strace, "-f", "-qq", "-e", "trace=socket,io_uring_setup", "-o", trace, own}}
	if err == nil && os.Getuid() == 0 {
		ways = append(ways, []string{unshare, "--net", own})
	} else {
		t.Log("not root, or no unshare: nothing is run without any network")
	}
	for _, way := range ways {
		folder := t.TempDir()
		for _, args := range allCommands(t, folder) {
			c := exec.Command(way[0], append(way[1:len(way):len(way)], args...)...)
			c.Env = append(os.Environ(), "HOME="+folder, "XDG_CONFIG_HOME="+folder, "DBUS_SESSION_BUS_ADDRESS=tcp:host=127.0.0.1,port=9")
			if out, err := c.CombinedOutput(); err != nil && c.ProcessState.ExitCode() != exitAttention {
				t.Errorf("%v by %s: %v: %s", args, filepath.Base(way[0]), err, out)
			}
			if way[0] != strace {
				continue
			}
			if asked := networks(t, trace); len(asked) > 0 {
				t.Errorf("%v asks for %s", args, strings.Join(asked, ", "))
			}
		}
	}
}
