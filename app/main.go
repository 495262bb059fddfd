// Command allelens reads a VCF file on a laptop without network and explains what it means for
// inherited cancer risk and for medicines: in a window, or as a report from the command line.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"

	"allelens/report/text"
	"allelens/variants"
)

// Exit statuses.
const (
	exitDone      = 0
	exitInput     = 1 // the input cannot be used
	exitUsage     = 2 // wrong arguments
	exitAttention = 3 // written, but something needs attention
)

// streams are the output and error writers.
type streams struct{ out, err io.Writer }

// console writes lines to a terminal, or what may be shown on one: what a file or its name says must not
// act on it.
type console struct{ *os.File }

// Write writes a line.
func (c console) Write(line []byte) (int, error) {
	if _, err := c.WriteString(variants.VisibleLines(string(line))); err != nil {
		return 0, err
	}
	return len(line), nil
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], streams{os.Stdout, console{os.Stderr}})
	stop()
	os.Exit(status)
}

// run is the program without the process around it. An error of the program's own is told
// without its details, which could hold a patient's data.
func run(ctx context.Context, args []string, s streams) (status int) {
	defer func() {
		if recover() != nil {
			complain(s.err, variants.Fail("internal", ""))
			status = exitInput
		}
	}()
	c, err := parse(args, s)
	if err != nil {
		return complain(s.err, err)
	}
	if c == nil { // help was printed
		return exitDone
	}
	status, err = c.Run(ctx, s)
	if err != nil {
		if ctx.Err() != nil {
			err = variants.Fail("cancelled", "")
		}
		return complain(s.err, err)
	}
	return status
}

// complain prints one line: where, what is wrong, what to do. It returns the exit status.
func complain(w io.Writer, err error) int {
	words := text.Default()
	status, key, line := exitInput, "command.error", words.Problem(variants.Fail("internal", ""))
	if p, ok := variants.AsProblem(err); ok {
		line = located(p)
	}
	switch e := err.(type) {
	case usageError:
		status, key, line = exitUsage, "command.error.usage", e.text
	case plainError:
		line = e.text
	}
	fmt.Fprintln(w, words.Text(key, "text", line))
	return status
}
