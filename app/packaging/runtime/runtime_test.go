//go:build linux

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/diskfs/go-diskfs/backend/file"
	"github.com/diskfs/go-diskfs/filesystem/squashfs"
)

// asRuntime makes the test's own program an AppImage's: it begins with that program, and a file system is appended.
const asRuntime = "ALLELENS_TEST_RUNTIME"

func TestMain(m *testing.M) {
	if os.Args[0] == keeperName || os.Getenv(asRuntime) != "" {
		main()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// script is the program in the test's AppImage: it says what it was told, and ends as it is asked to.
const script = `#!/bin/sh
echo "$APPIMAGE|$ARGV0|$OWD|$(pwd)|$*"
cmp "$APPDIR/usr/large" "$LARGE" && stat -c '%s %a %Y' "$APPDIR/usr/large" >&2
touch "$APPDIR/usr/new" 2>/dev/null && echo written
[ -z "$WAITS" ] || { echo here; exec sleep 60; }
exit 7
`

// made is an AppImage in a folder of its own; large is a file that it holds, of several blocks.
func made(t *testing.T) (path, large string) {
	t.Helper()
	folder := t.TempDir()
	content := bytes.Repeat([]byte("0123456789abcde\n"), 40_000)
	for i := range content {
		content[i] ^= byte(i >> 7)
	}
	path, large = filepath.Join(folder, "x.AppImage"), filepath.Join(folder, "large")
	whole, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	at, err := end(bytes.NewReader(whole))
	if err != nil {
		t.Fatal(err)
	}
	whole = append(whole[:at:at], packed(t, content)...)
	for name, content := range map[string][]byte{path: whole, large: content} {
		if err := os.WriteFile(name, content, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return path, large
}

// packed is a file system with a program, and a link to it.
func packed(t *testing.T, large []byte) []byte {
	t.Helper()
	work := t.TempDir()
	f, err := os.Create(filepath.Join(work, "image"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := squashfs.Create(file.New(f, false), 0, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	top := s.Workspace()
	if err := os.MkdirAll(filepath.Join(top, "usr", "bin"), 0o755); err != nil {
		t.Fatal(err)
	}
	when := time.Unix(1_700_000_000, 0)
	for name, content := range map[string]string{"usr/bin/program": script, "usr/large": string(large)} {
		if err := os.WriteFile(filepath.Join(top, name), []byte(content), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(top, name), when, when); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("usr/bin/program", filepath.Join(top, "AppRun")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(top) // links are looked up from here
	if err := s.Finalize(squashfs.FinalizeOptions{}); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// started is the command of an AppImage; temp takes what it makes for itself.
func started(t *testing.T, path, large, temp string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(path, args...)
	c.Dir = t.TempDir()
	c.Env = append(os.Environ(), asRuntime+"=1", "TMPDIR="+temp, "LARGE="+large)
	return c
}

// emptied waits until nothing is left in a folder.
func emptied(t *testing.T, folder string) {
	t.Helper()
	for until := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		left, err := os.ReadDir(folder)
		if err == nil && len(left) == 0 {
			return
		}
		if time.Now().After(until) {
			t.Fatalf("left behind: %v, %v", left, err)
		}
	}
}

// TestRun: mounted or unpacked, the program is told where it lies and was started, reads its files as they are, cannot change
// them where they are mounted, gets its arguments, and its status is the AppImage's; afterwards nothing is left.
func TestRun(t *testing.T) {
	path, large := made(t)
	for name, how := range map[string]struct{ first, env string }{"mounted": {}, "unpacked": {"--appimage-extract-and-run", ""}, "by the environment": {"", "APPIMAGE_EXTRACT_AND_RUN=1"}, "no helper": {"", "PATH=/nonexistent:" + lean(t)}} {
		temp := t.TempDir()
		args := []string{"report", "a b"}
		if how.first != "" {
			args = append([]string{how.first}, args...)
		}
		c := started(t, path, large, temp, args...)
		c.Env = append(c.Env, how.env)
		var out, errs bytes.Buffer
		c.Stdout, c.Stderr = &out, &errs
		_ = c.Run() // its status is looked at
		said, written := strings.CutSuffix(out.String(), "written\n")
		if want := path + "|" + path + "|" + c.Dir + "|" + c.Dir + "|report a b\n"; said != want || c.ProcessState.ExitCode() != 7 || errs.String() != "640000 755 1700000000\n" {
			t.Errorf("%s: exit %d: %q, %q; want %q", name, c.ProcessState.ExitCode(), out.String(), errs.String(), want)
		}
		if written && name == "mounted" && mounts() {
			t.Errorf("%s: the image can be written", name)
		}
		emptied(t, temp)
	}
}

// lean is a folder with what the script needs, and without the helper of FUSE.
func lean(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"cmp", "stat", "touch", "sleep"} {
		path, err := exec.LookPath(name)
		if err != nil {
			t.Skip(err)
		}
		if err := os.Symlink(path, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// mounts reports whether something can be mounted here.
func mounts() bool {
	_, three := exec.LookPath("fusermount3")
	_, two := exec.LookPath("fusermount")
	device, err := os.OpenFile("/dev/fuse", os.O_RDWR, 0)
	if err == nil {
		_ = device.Close() // nothing was written
	}
	return err == nil && (three == nil || two == nil)
}

// TestEnded: a program that is asked to end, or killed outright, ends itself, and what was made for it is taken away.
func TestEnded(t *testing.T) {
	path, large := made(t)
	for _, first := range []string{"", "--appimage-extract-and-run"} {
		for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGKILL} {
			temp := t.TempDir()
			c := started(t, path, large, temp)
			if first != "" {
				c.Args = append(c.Args, first)
			}
			c.Env = append(c.Env, "WAITS=1")
			out, err := c.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			said := make([]byte, 4096)
			for all := ""; !strings.HasSuffix(all, "here\n"); {
				n, err := out.Read(said)
				if err != nil {
					t.Fatal(all, err)
				}
				all += string(said[:n])
			}
			if left, err := os.ReadDir(temp); err != nil || len(left) != 1 {
				t.Errorf("while it runs there are %v, %v", left, err)
			}
			if err := c.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			_ = c.Wait() // its status is looked at
			if status := c.ProcessState.Sys().(syscall.WaitStatus); status.Signal() != signal {
				t.Errorf("%q: ended by %v, asked by %v", first, status.Signal(), signal)
			}
			emptied(t, temp)
		}
	}
}

// TestAsked: what is asked of the AppImage itself is answered; one that holds nothing says so.
func TestAsked(t *testing.T) {
	path, large := made(t)
	temp := t.TempDir()
	c := started(t, path, large, temp, "--appimage-extract")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(c.Dir, "squashfs-root", "usr", "large"))
	want, _ := os.ReadFile(large)
	link, _ := os.Readlink(filepath.Join(c.Dir, "squashfs-root", "AppRun"))
	if err != nil || !bytes.Equal(got, want) || link != "usr/bin/program" {
		t.Errorf("%d bytes, link %q, %v", len(got), link, err)
	}
	out, err := started(t, path, large, temp, "--appimage-offset").Output()
	whole, _ := os.ReadFile(path)
	if at, _ := end(bytes.NewReader(whole)); err != nil || !bytes.HasPrefix(whole[at:], []byte("hsqs")) || string(out) != strings.TrimSpace(string(out))+"\n" {
		t.Errorf("%s, %v", out, err)
	}
	if out, err := started(t, path, large, temp, "--appimage-help").Output(); err != nil || string(out) != help {
		t.Errorf("%s, %v", out, err)
	}
	if out, err := started(t, os.Args[0], large, temp).CombinedOutput(); err == nil || strings.Count(string(out), "\n") != 1 {
		t.Errorf("without a file system: %v: %s", err, out)
	}
	emptied(t, temp)
}
