package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"time"

	"allelens/app/bases"
	"allelens/app/program"
)

// settling is how long the window is left alone before the program tests itself.
const settling = 10 * time.Second

// selfTest has the program of the command line, which lies beside this one, hold itself to known answers, once for each program
// and knowledge base. Where one is wrong, what is reported from then on says so. It returns at once; end stops the test.
func selfTest(ctx context.Context, k keeper, base string) (end func()) {
	ctx, end = context.WithCancel(ctx)
	if _, made := bases.Tested(base); made {
		return end
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		select {
		case <-ctx.Done():
			return
		case <-time.After(settling):
		}
		own, err := os.Executable()
		if err != nil {
			return
		}
		if failed(runTest(ctx, program.CommandLine(own))) {
			_, _ = k.take(ctx) // that it cannot be opened is told when it is asked for
		}
	}()
	return func() {
		end()
		<-done
	}
}

// runTest has a program test itself. It ends, and tidies up first, when its input does: so also where this process is killed.
func runTest(ctx context.Context, path string) error {
	test := exec.CommandContext(ctx, path, "selftest", "--once", "--while", "-q")
	held, err := test.StdinPipe()
	if err != nil {
		return err
	}
	test.Cancel, test.WaitDelay = held.Close, 3*time.Second
	return test.Run()
}

// failed tells a wrong answer from a test that could not be made.
func failed(err error) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() == program.Attention
}
