// Command allelens reads a VCF file on a laptop without network and explains what it means for
// inherited cancer risk and for medicines. It links no window library: for the window it starts app/window beside it.
package main

import (
	"context"
	"io"
	"os"
	"slices"
	"strings"

	"allelens/app/offline"
	"allelens/app/program"
	"allelens/variants/memory"
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

// enforce has the system refuse a network to the process. Tests, which start others, leave it out.
var enforce = func() {}

// heapAhead is how much memory a short run takes from the system in one piece, in bytes.
const heapAhead = 64 << 20

// needEngine are commands whose engine is made while the rest of their arguments is read.
var needEngine = []string{"report", "batch", "verify", "case open", "case check"}

// needsEngine reports whether arguments begin with one of those commands.
func needsEngine(args []string) bool {
	return slices.ContainsFunc(needEngine, func(c string) bool {
		words := strings.Fields(c)
		return slices.Equal(args[:min(len(args), len(words))], words)
	})
}

func main() {
	ctx, _ := program.Asked()
	enforce = func() { offline.Enforce() }
	if needsEngine(os.Args[1:]) {
		memory.Take(heapAhead, mostGarbage)
		ctx = engineAhead(ctx)
	}
	status := run(ctx, os.Args[1:], streams{os.Stdout, program.Console{File: os.Stderr}})
	os.Exit(status)
}

// run is the program without the process around it.
func run(ctx context.Context, args []string, s streams) int {
	return program.Guarded(ctx, s.err, func() (int, error) {
		c, err := parse(args, s)
		if err != nil || c == nil { // nil: help was printed
			return exitDone, err
		}
		if _, window := c.(*windowCommand); !window { // that becomes another program, which does so itself
			enforce()
		}
		return c.Run(ctx, s)
	})
}
