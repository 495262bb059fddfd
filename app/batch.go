package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"allelens/app/engine"
	"allelens/app/program"
	"allelens/report/format"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/memory"
)

type batchCommand struct {
	Source            string   `arg:"" help:"batch.source"`
	Output            string   `short:"o" placeholder:"FOLDER" help:"batch.output"`
	Jobs              int      `placeholder:"N" help:"batch.jobs"`
	Formats           []string `placeholder:"LIST" help:"batch.formats"`
	Again             bool     `help:"batch.again"`
	Assembly          string   `placeholder:"BUILD" help:"report.assembly"`
	Scope             string   `enum:"both,cancer,pharmacogenes," default:"" placeholder:"WHAT" help:"report.scope"`
	Bodies            string   `placeholder:"LIST" help:"report.bodies"`
	AbsentIsReference *bool    `help:"report.absent"`
	Clinic            string   `placeholder:"CLINIC.json" help:"report.clinic"`
	Paper             string   `enum:"a4,letter," default:"" placeholder:"SIZE" help:"report.paper"`
	Deidentified      bool     `help:"report.deidentified"`
	Verify            bool     `help:"report.verify"`
	Date              string   `placeholder:"YYYY-MM-DD" help:"report.date"`
	Quiet             bool     `short:"q" help:"report.quiet"`
}

// Bounds of a batch: how many files at once, and how long the running ones may take when the batch is asked to end.
const (
	mostJobs  = 64
	finishing = 2 * time.Minute
)

// batch is a run: its jobs, what came of each, and what is shared among them.
type batch struct {
	*batchCommand
	formats []format.Format
	engine  *engine.Engine
	base    string // version
	journal *journal
	cohorts *cohorts
	streams streams

	lock    sync.Mutex // of what follows
	results []result
	told    int
}

// Run reports every file. One that cannot be used stops no other; the exit status is that of the worst.
func (c *batchCommand) Run(ctx context.Context, s streams) (int, error) {
	b := &batch{batchCommand: c, streams: s}
	load := loadEngine(ctx)
	defer load.drop()
	jobs, err := b.check(ctx)
	if err != nil {
		return 0, err
	}
	if err := os.MkdirAll(c.Output, 0o700); err != nil {
		return 0, variants.Fail("output_unwritable", c.Output).Because(err)
	}
	memory.Limit(mostMemory * int64(c.Jobs))
	program.Finishes(finishing)
	if b.engine, err = load.wait(c.Date); err != nil {
		return 0, err
	}
	b.base = load.base.Version()
	b.engine.Plain = !slices.ContainsFunc(b.formats, func(f format.Format) bool { return f.Maps })
	if b.journal, err = openJournal(c.Output, c.Again); err != nil {
		return 0, err
	}
	defer b.journal.close()
	b.all(ctx, jobs)
	return b.end(jobs)
}

// check looks at the arguments, and reads what is to be done.
func (b *batch) check(ctx context.Context) ([]job, error) {
	if b.Output == "" {
		return nil, misuse("batch_output")
	}
	if b.Jobs == 0 {
		b.Jobs = runtime.NumCPU()
	}
	if b.Jobs < 1 || b.Jobs > mostJobs {
		return nil, misuse("batch_jobs", "most", mostJobs)
	}
	if _, err := checkDate(b.Date); err != nil {
		return nil, err
	}
	if b.Date == "" {
		b.Date = time.Now().Format(time.DateOnly)
	}
	if len(b.Formats) == 0 {
		b.Formats = []string{format.Default().Name}
	}
	for _, name := range b.Formats {
		f, known := format.Named(strings.TrimPrefix(strings.TrimSpace(name), "."))
		if !known {
			return nil, misuse("batch_format", "format", name, "formats", format.Names())
		}
		b.formats = append(b.formats, f)
	}
	jobs, err := readJobs(b.Source)
	if err != nil {
		return nil, err
	}
	jobs = spread(ctx, jobs)
	b.cohorts = share(jobs)
	return jobs, b.name(jobs)
}

// all runs the jobs, so many at a time. Once the batch is asked to end no other is begun, and those that run are finished.
func (b *batch) all(ctx context.Context, jobs []job) {
	b.results = make([]result, len(jobs))
	var wait sync.WaitGroup
	turns := make(chan struct{}, b.Jobs)
	for i, j := range jobs {
		select {
		case turns <- struct{}{}:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			break
		}
		wait.Go(func() {
			defer func() { <-turns }()
			b.finished(i, len(jobs), b.one(context.WithoutCancel(ctx), j))
			b.cohorts.done(j)
		})
	}
	wait.Wait()
}

// finished keeps what came of a job, and tells it.
func (b *batch) finished(i, of int, r result) {
	b.lock.Lock()
	defer b.lock.Unlock()
	b.results[i] = r
	b.told++
	if !r.before {
		b.journal.add(r)
	}
	if b.Quiet && r.Problem == "" {
		return
	}
	words := text.Default()
	what := words.Text("command.batch.done")
	switch {
	case r.Status == exitInput:
		what = words.Text("command.batch.failed", "why", r.Problem)
	case r.Status == exitAttention:
		what = words.Text("command.batch.attention")
	case r.before:
		what = words.Text("command.batch.before")
	}
	fmt.Fprintln(b.streams.err, words.Text("command.batch.told", "n", b.told, "all", of, "file", variants.Visible(r.File), "what", what))
}

// end writes the summary and tells how it went.
func (b *batch) end(jobs []job) (status int, err error) {
	path := filepath.Join(b.Output, summaryName)
	if err := b.journal.failed(); err != nil {
		return 0, err
	}
	if err := engine.WriteWhole(path, summary(b.results)); err != nil {
		return 0, err
	}
	count := map[int]int{}
	left := 0
	for _, r := range b.results {
		if r.File == "" {
			left++
			continue
		}
		count[r.Status]++
	}
	fmt.Fprintln(b.streams.err, text.Default().Text("command.batch.end", "all", len(jobs), "written", count[exitDone]+count[exitAttention],
		"attention", count[exitAttention], "failed", count[exitInput], "left", left, "path", path))
	switch {
	case count[exitInput] > 0 || left > 0:
		return exitInput, nil
	case count[exitAttention] > 0:
		return exitAttention, nil
	}
	return exitDone, nil
}
