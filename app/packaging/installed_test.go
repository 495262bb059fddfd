package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"allelens/variants/tabletest"
)

// packages are built once for a commit into the project's dist, which is returned.
func packages(t *testing.T) (dist string) {
	t.Helper()
	tabletest.LongOnly(t, "builds all packages")
	top, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dist, made := filepath.Join(top, "dist"), filepath.Join(top, "build", "package", "commit")
	commit, err := exec.Command("git", "rev-parse", "HEAD").Output()
	if err != nil {
		t.Skip(err)
	}
	if of, err := os.ReadFile(made); err == nil && string(of) == string(commit) {
		return dist
	}
	if out, err := exec.Command(filepath.Join(top, ".ci", "packages")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := os.WriteFile(made, commit, 0o600); err != nil {
		t.Fatal(err)
	}
	return dist
}

// only is the one file of a folder that matches a pattern.
func only(t *testing.T, folder, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, pattern))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s in %s: %v, %v", pattern, folder, found, err)
	}
	return found[0]
}

// TestProofInstalled: the Debian package does what is said of it in a fresh system, and is taken away without a trace.
func TestProofInstalled(t *testing.T) {
	for _, tool := range []string{"debootstrap", "unshare", "Xvfb", "xdotool", "import"} {
		if _, err := exec.LookPath(tool); err != nil || os.Getuid() != 0 {
			t.Skipf("needs root and %s", tool)
		}
	}
	out, err := exec.Command("../../.ci/installed", only(t, packages(t), "*.deb")).CombinedOutput()
	t.Logf("\n%s", out)
	if err != nil {
		t.Error(err)
	}
}
