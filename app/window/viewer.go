package main

import (
	"os/exec"
	"path/filepath"
	"runtime"
)

// viewed shows a file that the user chose in the system's own viewer, and does not wait for it. Nothing but the file's path is
// handed on.
func viewed(path string) error {
	whole, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	c := exec.Command("xdg-open", whole)
	if runtime.GOOS == "windows" {
		c = exec.Command("rundll32", "url.dll,FileProtocolHandler", whole)
	}
	if err := c.Start(); err != nil {
		return err
	}
	go func() { _ = c.Wait() }()
	return nil
}
