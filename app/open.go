package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"allelens/app/program"
)

type windowCommand struct {
	File           string `arg:"" optional:"" help:"window.file"`
	NetworkDisplay bool   `help:"window.network_display"`
}

// windowName is that of the window's program.
const windowName = "allelens-window"

// Run starts the window's program, and ends with it.
func (c *windowCommand) Run(ctx context.Context, _ streams) (int, error) {
	if program.NoDisplay() {
		return 0, program.Plain("window.display")
	}
	start, err := windowStart()
	if err != nil {
		return 0, err
	}
	start = append(start, "--of="+program.Version)
	if c.NetworkDisplay {
		start = append(start, "--network-display")
	}
	start = append(start, "--")
	if c.File != "" {
		path, err := filepath.Abs(c.File)
		if err != nil {
			return 0, err
		}
		start = append(start, path)
	}
	return become(ctx, start)
}

// windowStart is the command that opens the window: the program beside this one, else the one that the system finds. A
// program that was built where its source lies, and not for others, has the go command build the window from there.
func windowStart() ([]string, error) {
	beside := windowName
	if runtime.GOOS == "windows" {
		beside += ".exe"
	}
	own, err := os.Executable()
	if err == nil {
		if real, err := filepath.EvalSymlinks(own); err == nil {
			own = real
		}
		path := filepath.Join(filepath.Dir(own), beside)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return []string{path}, nil
		}
	}
	if path, err := exec.LookPath(windowName); err == nil {
		return []string{path}, nil
	}
	if _, file, _, ok := runtime.Caller(0); ok && filepath.IsAbs(file) {
		folder := filepath.Dir(file)
		_, missing := os.Stat(filepath.Join(folder, "window", "main.go"))
		if build, err := exec.LookPath("go"); err == nil && missing == nil {
			return []string{build, "run", "-C", folder, "-tags", "migrated_fynedo", "./window"}, nil
		}
	}
	return nil, program.Plain("window.missing", "program", beside, "folder", filepath.Dir(own))
}
