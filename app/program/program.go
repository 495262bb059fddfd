// Package program is what both programs share: what they are called, and how they speak to whoever started them.
package program

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"

	"allelens/report/text"
	"allelens/variants"
)

// ID is the application's, by which desktops know it; FyneApp.toml has the same, which a test checks.
const ID = "org.allelens.desktop"

// What building sets. Version is else that of FyneApp.toml, which a test checks.
var (
	Version = "0.1.0"
	Commit  = "unknown"
)

// Exit statuses.
const (
	Done      = 0
	Input     = 1 // the input cannot be used
	Usage     = 2 // wrong arguments
	Attention = 3 // written, but something needs attention
)

// CommandLine is where the program of the command line lies: beside either program.
func CommandLine(either string) string {
	name := "allelens"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(filepath.Dir(either), name)
}

// Console writes lines to a terminal, or what may be shown on one: what a file or its name says must not
// act on it.
type Console struct{ *os.File }

// Write writes a line.
func (c Console) Write(line []byte) (int, error) {
	if _, err := c.WriteString(variants.VisibleLines(string(line))); err != nil {
		return 0, err
	}
	return len(line), nil
}

// UsageError is a mistake in the arguments.
type UsageError struct{ Text string }

// Error is the sentence for the user.
func (e UsageError) Error() string { return e.Text }

// plainError is a sentence for the user that is neither a problem of the input nor misuse.
type plainError struct{ text string }

// Error is the sentence.
func (e plainError) Error() string { return e.text }

// Plain is an error that is neither a problem of the input nor misuse: the sentence of a key below "command".
func Plain(key string, pairs ...any) error {
	return plainError{text.Default().Text("command."+key, pairs...)}
}

// Complain prints one line: where, what is wrong, what to do. It returns the exit status.
func Complain(w io.Writer, err error) int {
	words := text.Default()
	status, key, line := Input, "command.error", words.Problem(variants.Fail("internal", ""))
	if p, ok := variants.AsProblem(err); ok {
		line = Located(p)
	}
	switch e := err.(type) {
	case UsageError:
		status, key, line = Usage, "command.error.usage", e.Text
	case plainError:
		line = e.text
	}
	fmt.Fprintln(w, words.Text(key, "text", line))
	return status
}

// Mention prints doubts, one line each.
func Mention(w io.Writer, doubts []*variants.Problem) {
	for _, p := range doubts {
		fmt.Fprintln(w, text.Default().Text("command.error", "text", Located(p)))
	}
}

// Located is a problem's sentence behind its place.
func Located(p *variants.Problem) string { return Placed(p.Where, text.Default().Problem(p)) }

// Placed is a sentence behind its place, if there is one.
func Placed(where, line string) string {
	if where != "" {
		return variants.Visible(where) + ": " + line
	}
	return line
}

// Guarded runs work and returns the exit status. What goes wrong is told in one line; an error of the program's own
// without its details, which could hold a patient's data.
func Guarded(ctx context.Context, w io.Writer, work func() (status int, err error)) (status int) {
	defer func() {
		if recover() != nil {
			status = Complain(w, variants.Fail("internal", ""))
		}
	}()
	status, err := work()
	if err != nil {
		if ctx.Err() != nil {
			err = variants.Fail("cancelled", "")
		}
		return Complain(w, err)
	}
	return status
}

// patience is how long a process that was asked to end may take to tidy up, in nanoseconds.
var patience atomic.Int64

func init() { patience.Store(int64(3 * time.Second)) }

// Finishes lets a process that was asked to end take longer: it finishes what it has begun.
func Finishes(within time.Duration) { patience.Store(int64(within)) }

// Asked is a context that ends when the process is asked to end: what is half written is then taken away. Who does not
// come to it, say because a pipe gives nothing, is ended after some seconds, and at once when asked again.
func Asked() (ctx context.Context, stop func()) {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // by nohup
		signals = append(signals, syscall.SIGHUP)
	}
	ctx, stop = signal.NotifyContext(context.Background(), signals...)
	go func() {
		<-ctx.Done()
		stop()
		time.Sleep(time.Duration(patience.Load()))
		os.Exit(Input)
	}()
	return ctx, stop
}

// NoDisplay reports that there is no screen on which a window could open.
func NoDisplay() bool {
	return runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == ""
}
