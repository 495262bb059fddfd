package main

import (
	"context"
	"errors"
	"os"
	"os/exec"

	"allelens/app/program"
)

// become runs another program, and ends with its exit status.
func become(ctx context.Context, command []string) (int, error) {
	c := exec.CommandContext(ctx, command[0], command[1:]...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := c.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return max(exit.ExitCode(), exitInput), nil
	}
	if err != nil {
		return 0, program.Plain("window.start", "program", command[0], "why", err)
	}
	return exitDone, nil
}
