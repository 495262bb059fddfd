package vcf

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"allelens/variants"
)

// Cohort reads a file of many samples once for all of them: the lines that some sample's reading would look at are kept, packed, and each sample's
// scan is played from them as it would go over the file, so that it finds the same. What is kept is bounded: where it would take more, it holds a part of the samples at
// a time, and the file is read once for each part. BCF, and a file that is to be read whole, are read once for each sample. Its methods may be called from
// several goroutines at once; samples are best asked for in the order of their columns.
type Cohort struct {
	file     *File // plays; never scanned itself
	path     string
	options  Options
	lock     sync.Mutex // of what follows
	recorded map[string]*recording
	passes   int
}

// OpenCohort opens a file for all its samples; Options.Sample and Pipe are not regarded. Errors are those of Open.
func OpenCohort(ctx context.Context, path string, o Options) (*Cohort, error) {
	o.Sample, o.Pipe, o.Progress, o.anySample = "", false, nil, true
	f, err := Open(ctx, path, o)
	if err != nil {
		return nil, err
	}
	return &Cohort{file: f, path: path, options: o, recorded: map[string]*recording{}}, nil
}

// Samples are the names of the columns in file order.
func (c *Cohort) Samples() []string { return c.file.header.Samples }

// Passes is how often the file has been read.
func (c *Cohort) Passes() int {
	c.lock.Lock()
	defer c.lock.Unlock()
	return c.passes
}

// Close lets go of the file and of what was kept.
func (c *Cohort) Close() error { return c.file.Close() }

// Of is the file as one sample sees it; closing it leaves the cohort open.
func (c *Cohort) Of(ctx context.Context, sample string) (Source, error) {
	column, p := chooseSample(c.file.header.Samples, sample, c.file.identity.Name)
	if p != nil {
		return nil, p
	}
	if c.file.numbers || c.options.Whole {
		o := c.options
		o.Sample, o.anySample = sample, false
		return Open(ctx, c.path, o)
	}
	return &member{c, column}, nil
}

// member is one sample of a cohort.
type member struct {
	*Cohort
	column int
}

// Header implements Source.
func (m *member) Header() *Header { return m.file.Header() }

// Identity implements Source.
func (m *member) Identity() Identity { return m.file.Identity() }

// Sample implements Source.
func (m *member) Sample() string { return m.file.header.Samples[m.column] }

// Access implements Source.
func (m *member) Access() Access { return m.file.Access() }

// Once implements Source.
func (m *member) Once() bool { return false }

// Close implements Source: the cohort stays open.
func (m *member) Close() error {
	if p := m.file.changed(); p != nil {
		return p
	}
	return nil
}

// Scan implements Source.
func (m *member) Scan(ctx context.Context, wanted Wanted, use func(*Record) error) (Tally, error) {
	r, err := m.recording(ctx, wanted, m.column)
	if err != nil {
		return Tally{}, err
	}
	tally, err := r.play(ctx, m.file, m.column, searchFor(wanted), use)
	m.file.scanned.Store(true)
	if p := m.file.changed(); p != nil && ctx.Err() == nil {
		return tally, p
	}
	return tally, err
}

// recording is what was kept for a search, of the samples from the column on.
func (c *Cohort) recording(ctx context.Context, wanted Wanted, column int) (*recording, error) {
	key := fmt.Sprint(wanted.Regions, wanted.Events)
	for _, b := range wanted.Beside {
		key += fmt.Sprint(b.Regions)
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	if r := c.recorded[key]; r != nil && r.from <= column && column < r.to {
		return r, r.err
	}
	r, err := c.record(ctx, wanted, column)
	if err != nil {
		return nil, err
	}
	c.recorded[key] = r
	return r, r.err
}

// record goes over the file once. An error is the context's, or of a file that cannot be opened any more.
func (c *Cohort) record(ctx context.Context, wanted Wanted, column int) (*recording, error) {
	c.passes++
	r := newRecording(len(c.file.header.Samples), column, c.options.keepUpTo)
	o := c.options
	o.recording, o.Sample, o.anySample = r, "", true
	f, err := Open(ctx, c.path, o)
	if err != nil {
		return nil, err
	}
	var beside []Beside
	for _, b := range wanted.Beside {
		beside = append(beside, Beside{Regions: b.Regions, Use: func(*Record) {}})
	}
	_, r.err = f.Scan(ctx, Wanted{wanted.Regions, wanted.Events, beside}, func(*Record) error { return nil })
	closed := f.Close()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if r.err == nil && closed != nil {
		r.err = closed
	}
	if f.quickBad.Load() {
		c.file.quickBad.Store(true)
	}
	if err := r.end(); err != nil {
		return nil, err
	}
	return r, nil
}

// play gives a sample's scan of what was kept, as the file's own scan would be.
func (r *recording) play(ctx context.Context, f *File, column int, wanted search, use func(*Record) error) (Tally, error) {
	if f.Access() == ByStream {
		f.startHash()
		s := f.newScan(wanted, use, r.notes...)
		s.spare, s.joins = mostSpare, len(wanted.events) > 0
		if err := s.play(ctx, r.tapes[0], column); err != nil {
			return s.done(), stopping(err)
		}
		return s.finish(&stream{lines: &lines{number: r.lastLine}}, r.lastErr)
	}
	var records, counted []*Record
	beyond := wanted.beyond
	wanted.beyond = nil
	s := f.newScan(wanted, func(rec *Record) error { records = append(records, rec); return nil })
	if err := s.play(ctx, r.tapes[0], column); err != nil {
		return s.done(), stopping(err)
	}
	if beyond != nil && len(r.tapes) > 1 {
		regions := beyond.regions
		if r.sampled {
			regions = beyond.sample()
		}
		if f.kept(regions, &counted).play(ctx, r.tapes[1], column) != nil {
			counted = nil
		}
	}
	if f.index != nil {
		s.judgeEOF()
	}
	tally := s.done()
	for _, rec := range counted {
		beyond.take(rec)
	}
	return tally, handOut(ctx, records, use)
}

// play reads the lines of a tape as one sample sees them.
func (s *scan) play(ctx context.Context, t *tape, column int) (err error) {
	text := t.of(column)
	whole := s.reader.samples
	s.reader.samples, s.reader.sample = 1, 0 // the lines are made for the sample alone
	for i := range t.events {
		e := &t.events[i]
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if e.passed > 0 {
			s.tally.Seen += e.passed
			s.contig([]byte(e.contig)).Records += e.passed
			continue
		}
		line := e.raw
		if line != nil {
			s.reader.samples, s.reader.sample = whole, column
		} else if line, err = text.next(); err != nil {
			return variants.Fail("file_unreadable", s.file.identity.Name).Because(err)
		}
		err = s.line(line, &stream{lines: &lines{number: e.number, ended: e.ended}})
		s.reader.samples, s.reader.sample = 1, 0
		if err != nil {
			return err
		}
	}
	return nil
}

// sampledBeside are stretches of what lies beside, which a recording notes.
func (f *File) sampledBeside(beyond *besides) spans {
	if f.options.recording != nil {
		f.options.recording.sampled = true
	}
	return beyond.sample()
}

// withoutBeside has a recording forget what lies beside, for it could not be read.
func (f *File) withoutBeside() {
	if r := f.options.recording; r != nil {
		r.tapes = r.tapes[:1]
	}
}

// stopping is the error that ended a scan.
func stopping(err error) error {
	var stopped *stopError
	if errors.As(err, &stopped) {
		return stopped.err
	}
	return err
}
