//go:build linux

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"allelens/assets"
	"allelens/variants/tabletest"
)

// privately is a shell that runs a script with mounts of its own, which end with it: $1 is a folder, what follows a command.
// The script sees the program in PATH.
func privately(t *testing.T, script, folder string, env []string, args ...string) (said string, status int) {
	t.Helper()
	tabletest.LongOnly(t, "mounts")
	if _, err := exec.LookPath("unshare"); err != nil || os.Getuid() != 0 {
		t.Skip("needs unshare and root")
	}
	c := exec.Command("unshare", append([]string{"--mount", "sh", "-c", script, "sh", folder}, args...)...)
	c.Env = env
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	_ = c.Run() // the status is looked at
	return out.String(), c.ProcessState.ExitCode()
}

// onSmallDisk fills a disk but for some kB, in which old lies, runs a command, and lists what is there afterwards.
const onSmallDisk = `
mount -t tmpfs -o size=8m allelens "$1" || exit 99
cd "$1"; shift
printf old >old; cp old a.pdf; cp old a.json; cp old a.html; cp old a.xlsx; mkdir knowledge
dd if=/dev/zero of=full bs=1k count=8140 status=none 2>/dev/null
"$@"; status=$?
rm full
for f in a.*; do cmp -s old "$f" || echo "CHANGED $f"; done
echo "LEFT $(find . -type f | sort | tr '\n' ' ')"
exit $status`

// TestProofFullDisk: where the disk is full, one line says so, what was there stays, and nothing is left beside it.
func TestProofFullDisk(t *testing.T) {
	c, vcf := newClinic(t), absolute(t, sample("demonstration.grch38.vcf.gz"))
	env := withProgram(t)
	const untouched = "LEFT ./a.html ./a.json ./a.pdf ./a.xlsx ./old \n"
	for _, args := range [][]string{
		{"report", vcf, "-q", "-o", "a.pdf"}, {"report", vcf, "-q", "-o", "a.json"}, {"report", vcf, "-q", "-o", "a.html"}, {"report", vcf, "-q", "-o", "a.xlsx"},
		{"case", "seal", vcf, "--to", c.public, "-o", "b.allelens"},
	} {
		said, status := privately(t, onSmallDisk, t.TempDir(), env, append([]string{"allelens"}, args...)...)
		told, rest, _ := strings.Cut(said, "LEFT")
		if status != exitInput || strings.Count(told, "\n") != 1 || "LEFT"+rest != untouched {
			t.Errorf("%v: exit %d: %s", args, status, said)
		}
	}
	// the result of a self-test is told, though it cannot be kept
	said, status := privately(t, onSmallDisk, t.TempDir(), env, "sh", "-c", "export ALLELENS_KNOWLEDGE=knowledge; dd if=/dev/zero of=full2 bs=1k count=100 2>/dev/null; allelens selftest; s=$?; rm full2; exit $s")
	if status != exitInput || !strings.Contains(said, "47 of 47") || !strings.Contains(said, untouched) || strings.Count(said, "\n") != 3 {
		t.Errorf("self-test: exit %d: %s", status, said)
	}
}

// TestProofFullDiskUpdate: an update for which there is no room leaves the knowledge base that was in use.
func TestProofFullDiskUpdate(t *testing.T) {
	thinned(t)
	file := clinvar(t, "2026-11-16", func(_, sig, stat string) (string, string) { return sig, stat })
	small := filepath.Join(t.TempDir(), "base.sqlite")
	place(t, small, assets.Knowledge)
	env := append([]string{otherBase + "=" + small}, withProgram(t)...)
	said, status := privately(t, onSmallDisk, t.TempDir(), env, "sh", "-c", "export ALLELENS_KNOWLEDGE=knowledge; allelens kb update --clinvar "+file+" -q; s=$?; allelens version >/dev/null && echo fine; exit $s")
	if status != exitInput || !strings.Contains(said, "fine\nLEFT ./a.html ./a.json ./a.pdf ./a.xlsx ./old \n") || strings.Count(said, "\n") != 3 {
		t.Errorf("exit %d: %s", status, said)
	}
}

// readOnly lets nobody write below a folder, then runs a command.
const readOnly = `
mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 99
shift; exec "$@"`

// TestProofReadOnlyHome: where the user's own folders cannot be written, all that does not ask for it works, and what does
// says so in one line.
func TestProofReadOnlyHome(t *testing.T) {
	home, out, vcf := t.TempDir(), t.TempDir(), absolute(t, sample("demonstration.grch38.vcf.gz"))
	env := []string{"ALLELENS_KNOWLEDGE="}
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"} {
		env = append(env, name+"="+filepath.Join(home, "of the user"))
	}
	pathed := withProgram(t)
	env = append(append(pathed[:len(pathed)-1:len(pathed)-1], env...), pathed[len(pathed)-1])
	for _, args := range [][]string{{"version"}, {"kb"}, {"kb", "list"}, {"report", vcf, "-q", "-o", filepath.Join(out, "a.pdf"), "-o", filepath.Join(out, "a.json")}, {"verify", filepath.Join(out, "a.pdf"), "--file", vcf}} {
		if said, status := privately(t, readOnly, home, env, append([]string{"allelens"}, args...)...); status != exitDone {
			t.Errorf("%v: exit %d: %s", args, status, said)
		}
	}
	said, status := privately(t, readOnly, home, env, "allelens", "selftest")
	if status != exitInput || !strings.Contains(said, "47 of 47") || strings.Count(said, "\n") != 2 {
		t.Errorf("self-test: exit %d: %s", status, said)
	}
	said, status = privately(t, readOnly, home, env, "allelens", "kb", "update", "--clinvar", vcf)
	if status != exitInput || strings.Count(said, "\n") != 1 {
		t.Errorf("update: exit %d: %s", status, said)
	}
	if left := listing(t, home); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// TestProofTwoAtOnce: of two that write the same report each writes it whole; of two that seal the same new case one is told.
func TestProofTwoAtOnce(t *testing.T) {
	times := tabletest.Draws(0, 20)
	if times == 0 {
		t.Skip("make proof")
	}
	c, folder, env := newClinic(t), t.TempDir(), withProgram(t)
	vcf := sample("demonstration.grch38.vcf.gz")
	pdf, sealed := filepath.Join(folder, "a.pdf"), filepath.Join(folder, "b.allelens")
	want := ""
	for range times {
		statuses := atOnce(t, env, "report", vcf, "-q", "--date", "2026-11-24", "-o", pdf)
		if got := readFile(t, pdf); want != "" && got != want || statuses != [2]int{} {
			t.Fatalf("exits %v, %d bytes", statuses, len(got))
		} else {
			want = got
		}
		statuses = atOnce(t, env, "case", "seal", vcf, "--date", "2026-11-24", "--to", c.public, "-o", sealed)
		if statuses != [2]int{exitDone, exitInput} && statuses != [2]int{exitInput, exitDone} {
			t.Fatalf("exits %v", statuses)
		}
		if _, errs, status := allelens(t, c.with("case", "info", sealed)...); status != exitDone {
			t.Fatal(errs)
		}
		if err := os.Remove(sealed); err != nil {
			t.Fatal(err)
		}
	}
	if left := listing(t, folder); len(left) != 1 {
		t.Errorf("left: %v", left)
	}
}

// atOnce runs a command twice at once, and returns both statuses.
func atOnce(t *testing.T, env []string, args ...string) (statuses [2]int) {
	t.Helper()
	var both [2]*exec.Cmd
	for i := range both {
		both[i] = exec.Command(filepath.Join(pathOf(env), "allelens"), args...)
		both[i].Env = env
		if err := both[i].Start(); err != nil {
			t.Fatal(err)
		}
	}
	for i, c := range both {
		_ = c.Wait() // the status is looked at
		statuses[i] = c.ProcessState.ExitCode()
	}
	return statuses
}

// TestProofOnTheDisk: a report is on the disk before it takes its name, and its name before the command ends.
func TestProofOnTheDisk(t *testing.T) {
	tabletest.LongOnly(t, "traces a program")
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	folder, env := t.TempDir(), withProgram(t)
	pdf, trace := filepath.Join(folder, "a.pdf"), filepath.Join(t.TempDir(), "trace")
	c := exec.Command(strace, "-f", "-y", "-qq", "-e", "trace=fsync,rename,renameat,renameat2", "-o", trace, filepath.Join(pathOf(env), "allelens"), "report", sample("demonstration.grch38.vcf.gz"), "-q", "-o", pdf)
	c.Env = env
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	content := regexp.MustCompile(`(?s)fsync\(\d+<[^>]*/\.allelens-\w+-\d+\.partial>\).*rename\w*\([^)]*a\.pdf"[^)]*\).*fsync\(\d+<` + regexp.QuoteMeta(folder) + `>\)`)
	if said := readFile(t, trace); !content.MatchString(said) {
		t.Errorf("file, name, folder are not put on the disk one after the other:\n%s", said)
	}
}

// TestProofSelfTestEnds: a self-test that is asked to end, or whose window is gone, takes its invented patients away.
func TestProofSelfTestEnds(t *testing.T) {
	tabletest.LongOnly(t, "starts and ends self-tests")
	env := withProgram(t)
	for _, signal := range []os.Signal{syscall.SIGTERM, syscall.SIGHUP, os.Interrupt, nil} {
		temp := t.TempDir()
		c := exec.Command(filepath.Join(pathOf(env), "allelens"), "selftest", "--while", "-q")
		c.Env = append([]string{"TMPDIR=" + temp}, env...)
		held, err := c.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for until := time.Now().Add(time.Minute); len(listing(t, temp)) == 0 && time.Now().Before(until); {
			time.Sleep(5 * time.Millisecond)
		}
		if signal != nil {
			err = c.Process.Signal(signal)
		} else {
			err = held.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
		_ = c.Wait() // the status is looked at
		if left := listing(t, temp); len(left) > 0 || c.ProcessState.ExitCode() != exitInput {
			t.Errorf("%v: exit %d, left %v", signal, c.ProcessState.ExitCode(), left)
		}
	}
}
