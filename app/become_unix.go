//go:build unix

package main

import (
	"context"
	"os"
	"syscall"

	"allelens/app/program"
)

// become goes on as another program.
func become(_ context.Context, command []string) (int, error) {
	err := syscall.Exec(command[0], command, os.Environ())
	return 0, program.Plain("window.start", "program", command[0], "why", err)
}
