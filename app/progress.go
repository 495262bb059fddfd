package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"allelens/app/program"
	"allelens/report/text"
)

// progress draws a line on a terminal while a file is read: never into a file or a pipe.
type progress struct {
	w      io.Writer // nil where nothing is shown
	began  time.Time
	mu     sync.Mutex
	last   int
	ended  bool
	length int
}

// patience is how long reading may take before progress is shown.
const patience = 400 * time.Millisecond

func newProgress(w io.Writer, quiet bool) *progress {
	p := &progress{began: time.Now(), last: -1}
	c, isConsole := w.(program.Console)
	if !isConsole || quiet {
		return p
	}
	if info, err := c.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		p.w = c.File // its line is drawn again and again
	}
	return p
}

// show draws bytes done of total.
func (p *progress) show(done, total int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.w == nil || p.ended || total <= 0 || time.Since(p.began) < patience {
		return
	}
	percent := int(100 * done / total)
	if percent == p.last {
		return
	}
	p.last = percent
	line := text.Default().Text("command.progress", "percent", percent)
	p.length = len(line)
	fmt.Fprint(p.w, "\r", line)
}

// end wipes the line.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	if p.length > 0 {
		fmt.Fprint(p.w, "\r", strings.Repeat(" ", p.length), "\r")
	}
}
