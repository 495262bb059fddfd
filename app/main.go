// Command allelens reads a VCF file on a laptop without network and explains what it means for
// inherited cancer risk and for medicines. It links no window library: for the window it starts app/window beside it.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"

	"allelens/app/program"
)

// Exit statuses.
const (
	exitDone      = program.Done
	exitInput     = program.Input
	exitUsage     = program.Usage
	exitAttention = program.Attention
)

// streams are the output and error writers.
type streams struct{ out, err io.Writer }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], streams{os.Stdout, program.Console{File: os.Stderr}})
	stop()
	os.Exit(status)
}

// run is the program without the process around it.
func run(ctx context.Context, args []string, s streams) int {
	return program.Guarded(ctx, s.err, func() (int, error) {
		c, err := parse(args, s)
		if err != nil || c == nil { // nil: help was printed
			return exitDone, err
		}
		return c.Run(ctx, s)
	})
}
