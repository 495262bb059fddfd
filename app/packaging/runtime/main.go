//go:build linux

// Command runtime is what an AppImage of type 2 begins with: a static program behind which the image of a file system
// (squashfs) is appended. It has the image mounted, or unpacked where nothing can be mounted, and becomes the program in it.
// A keeper, another process of the same program, waits until that has ended, however it ended, and takes everything away again.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

const help = `This is an AppImage: one file that holds a program and what it needs.

  --appimage-extract           unpack it into squashfs-root, here
  --appimage-extract-and-run   unpack it for this run instead of mounting it; APPIMAGE_EXTRACT_AND_RUN=1 does so too
  --appimage-offset            say at which byte the file system begins
  --appimage-help              say this

All other arguments are the program's.
`

// keeperName is what the keeper is called, by which it knows itself.
const keeperName = "appimage-keeper"

func main() {
	work := begin
	if os.Args[0] == keeperName {
		work = keep
	}
	if err := work(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "AppImage:", err)
		os.Exit(1)
	}
}

// begin does what the arguments ask for; where they ask nothing of an AppImage, it becomes the program.
func begin(args []string) error {
	own, err := os.Executable()
	if err != nil {
		return err
	}
	unpacked := os.Getenv("APPIMAGE_EXTRACT_AND_RUN") == "1"
	if len(args) > 0 {
		switch args[0] {
		case "--appimage-help":
			fmt.Print(help)
			return nil
		case "--appimage-offset":
			i, err := open(own)
			if err == nil {
				fmt.Println(i.offset)
			}
			return err
		case "--appimage-extract":
			i, err := open(own)
			if err != nil {
				return err
			}
			return i.unpack("squashfs-root")
		case "--appimage-extract-and-run":
			unpacked, args = true, args[1:]
		}
	}
	folder, err := kept(own, unpacked)
	if err != nil {
		return err
	}
	return become(folder, own, args)
}

// kept starts a keeper and returns the folder that it made. The keeper lives as long as this process, what it becomes, and
// what that starts: all hold the writing end of a pipe.
func kept(own string, unpacked bool) (folder string, err error) {
	life, held, err := os.Pipe()
	if err != nil {
		return "", err
	}
	told, tell, err := os.Pipe()
	if err != nil {
		return "", err
	}
	c := &exec.Cmd{Path: own, Args: []string{keeperName, fmt.Sprint(unpacked)}, ExtraFiles: []*os.File{life, tell}, SysProcAttr: &syscall.SysProcAttr{Setsid: true}}
	if err := c.Start(); err != nil {
		return "", err
	}
	_, _ = life.Close(), tell.Close() // the keeper's
	line, err := bufio.NewReader(told).ReadString('\n')
	folder, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "ready ")
	if err != nil || !ok {
		_ = c.Wait() // it has said why
		return "", fmt.Errorf("the file system cannot be had: %s", strings.TrimSpace(line))
	}
	_, err = unix.FcntlInt(held.Fd(), unix.F_SETFD, 0)
	return folder, err
}

// become goes on as the program, with what AppImages tell theirs.
func become(folder, own string, args []string) error {
	where, err := os.Getwd()
	if err != nil {
		return err
	}
	for name, value := range map[string]string{"APPIMAGE": own, "APPDIR": folder, "ARGV0": os.Args[0], "OWD": where} {
		if err := os.Setenv(name, value); err != nil {
			return err
		}
	}
	start := filepath.Join(folder, "AppRun")
	return syscall.Exec(start, append([]string{start}, args...), os.Environ())
}

// keep makes the folder, says where, waits until nobody needs it, and takes it away. Its descriptors are those of kept.
func keep(args []string) error {
	life, tell := os.NewFile(3, "life"), os.NewFile(4, "tell")
	ignoreSignals()
	folder, undo, err := prepare(len(args) > 0 && args[0] == "true")
	if err != nil {
		fmt.Fprintln(tell, err)
		return err
	}
	fmt.Fprintln(tell, "ready", folder)
	if err := errors.Join(tell.Close(), os.Chdir("/")); err != nil {
		return errors.Join(err, undo())
	}
	_, _ = io.Copy(io.Discard, life) // ends when the last has closed its end
	return undo()
}
