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

// TestProofOffline: no command asks the system for a socket of a network, and each works where there is none at all.
func TestProofOffline(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil || runtime.GOOS != "linux" || tabletest.Draws(0, 1) == 0 {
		t.Skip("needs strace, and time: make proof")
	}
	folder := t.TempDir()
	own := filepath.Join(folder, "allelens")
	if out, err := exec.Command("go", "build", "-tags", "ci", "-o", own, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	vcf, pdf := sample("demonstration.grch38.vcf.gz"), filepath.Join(folder, "a.pdf")
	key := filepath.Join(folder, "words")
	place(t, key, []byte("some words\n"))
	sealed := filepath.Join(folder, "a.allelens")
	for _, args := range [][]string{
		{"version"}, {"--help"}, {"kb"}, {"kb", "list"}, {"kb", "use", "bundled"}, {"selftest"},
		{"report", vcf, "-q", "-o", pdf}, {"report", vcf, "-q", "-o", filepath.Join(folder, "a.json")}, {"report", vcf, "-q", "--verify", "-o", filepath.Join(folder, "a.html")},
		{"verify", pdf, "--file", vcf}, {"case", "seal", vcf, "--passphrase-file", key, "-o", sealed}, {"case", "info", sealed, "--passphrase-file", key}, {"shell", "bash"},
	} {
		trace := filepath.Join(folder, "trace")
		command := append([]string{"-f", "-qq", "-e", "trace=socket,io_uring_setup", "-o", trace, own}, args...)
		c := exec.Command("strace", command...)
		c.Env = append(os.Environ(), "HOME="+folder, "XDG_CONFIG_HOME="+folder)
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%v: %v: %s", args, err, out)
		}
		if asked := networks(t, trace); len(asked) > 0 {
			t.Errorf("%v asks for %s", args, strings.Join(asked, ", "))
		}
		if _, err := exec.LookPath("unshare"); err == nil && os.Getuid() == 0 {
			if out, err := exec.Command("unshare", append([]string{"-n", own}, args...)...).CombinedOutput(); err != nil && args[0] != "case" {
				t.Errorf("%v without any network: %v: %s", args, err, out)
			}
		}
	}
}
