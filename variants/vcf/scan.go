package vcf

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"slices"
	"strconv"

	"allelens/variants"
)

// Scan hands every record that overlaps one of the regions to use; see Source. Should the index
// or bisection fail, the file is streamed; the tally then says so. A file that changed since it
// was opened is an error.
func (f *File) Scan(ctx context.Context, wanted Wanted, use func(*Record) error) (Tally, error) {
	tally, err := f.scan(ctx, searchFor(wanted), use)
	if f.pipe != nil && ctx.Err() == nil {
		f.pipe.drain()
	}
	f.scanned.Store(true)
	if p := f.changed(); p != nil && ctx.Err() == nil {
		return tally, p
	}
	return tally, err
}

func (f *File) scan(ctx context.Context, wanted search, use func(*Record) error) (Tally, error) {
	quick, failed := f.scanIndexed, variants.Warn("index_unusable", f.identity.Name)
	switch f.Access() {
	case ByStream:
		return f.scanStream(ctx, wanted, use)
	case ByBisect:
		quick, failed = f.scanBisected, variants.Note("not_bisected", f.identity.Name)
	}
	records, counted, tally, err := quick(ctx, wanted)
	if err == nil {
		for _, r := range counted {
			wanted.beyond.take(r)
		}
		return tally, handOut(ctx, records, use)
	}
	if ctx.Err() != nil {
		return tally, ctx.Err()
	}
	f.quickBad.Store(true)
	return f.scanStream(ctx, wanted, use, failed.Because(err))
}

func handOut(ctx context.Context, records []*Record, use func(*Record) error) error {
	for _, rec := range records {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := use(rec); err != nil {
			return err
		}
	}
	return nil
}

// scan is the state of one Scan.
type scan struct {
	file     *File
	reader   recordReader
	rules    *rules
	wanted   search
	use      func(*Record) error
	tally    Tally
	problems problemList
	contigs  map[string]*contigCount
	order    []*contigCount
	last     *contigCount // of the line before
	cut      bool         // the text ends within a line
	verified *order       // nil unless the whole file was asked for
	spare    int          // how many more lines outside the regions are checked
	joins    bool         // lines outside the regions are searched for joins to those of events
	tape     *tape        // nil unless what is met is kept for other samples
}

// mostSpare is how many lines outside the regions are compared with the specification where a
// file is read from its start: small files wholly, of large ones enough to know their makers.
const mostSpare = 2000

func (f *File) newScan(wanted search, use func(*Record) error, notes ...*variants.Problem) *scan {
	s := &scan{file: f, wanted: wanted, use: use, contigs: map[string]*contigCount{}}
	s.rules = f.rules.forRecords(f.options.Whole)
	s.problems = problemList{list: slices.Concat(f.notes, notes), regions: wanted.regions, outside: s.rules.outside}
	s.reader = recordReader{
		name: f.identity.Name, samples: len(f.header.Samples), sample: f.sample, single: len(f.header.Samples) == 1, scale: f.header.Posteriors, sites: f.options.Sites,
		rules: s.rules, within: wanted.regions.overlap,
	}
	if f.numbers {
		s.reader.samples, s.reader.sample = 1, 0 // the lines are made for the sample alone
	}
	if r := f.options.recording; r != nil {
		s.tape = r.begin()
	}
	return s
}

// scanStream reads the whole file.
func (f *File) scanStream(ctx context.Context, wanted search, use func(*Record) error, notes ...*variants.Problem) (Tally, error) {
	f.startHash()
	recorded := f.options.recording
	if recorded != nil {
		recorded.again(notes)
	}
	s := f.newScan(wanted, use, notes...)
	s.spare, s.joins = mostSpare, len(wanted.events) > 0
	if f.options.Whole {
		s.verified = new(order)
	}
	text, err := f.records(ctx)
	if err != nil {
		return s.done(), f.readProblem(err, 0)
	}
	defer text.close()
	var stopped *stopError
	for {
		line, err := text.next()
		if err == nil && text.number > f.bodyLine {
			err = s.line(line, text)
		}
		switch {
		case err == nil:
			continue
		case errors.As(err, &stopped):
			return s.done(), stopped.err
		}
		if recorded != nil {
			recorded.lastLine, recorded.lastErr = text.number, err
		}
		return s.finish(text, err)
	}
}

// stopError marks an error that ends the scan and does not come from reading the text.
type stopError struct{ err error }

func (e *stopError) Error() string { return e.err.Error() }

// finish judges how the text ended.
func (s *scan) finish(text *stream, err error) (Tally, error) {
	name := s.file.identity.Name
	where := place(name, text.number)
	switch {
	case errors.Is(err, io.EOF):
		s.tally.Complete = !s.file.lacksEnd() && !s.cut
		if !s.cut {
			s.judgeEOF()
			if s.verified != nil {
				s.problems.list = append(s.problems.list, s.verified.problems(name, s.problems.outside)...)
			}
			s.tally.Contigs = s.counts()
		}
		if p := s.file.options.Progress; p != nil {
			p(s.file.identity.Bytes, s.file.identity.Bytes)
		}
	case errors.Is(err, io.ErrUnexpectedEOF) && (s.file.lacksEnd() || s.file.container != formatBGZF):
		s.problems.list = append(s.problems.list, variants.Warn("truncated", where).Because(err))
	case errors.Is(err, gzip.ErrHeader):
		s.problems.list = append(s.problems.list, variants.Warn("trailing_bytes", where).Because(err))
	default:
		return s.done(), s.file.readProblem(err, text.number)
	}
	return s.done(), nil
}

// judgeEOF warns if the block is missing that ends a BGZF file: the file may be cut between two
// blocks, which nothing else shows.
func (s *scan) judgeEOF() {
	if s.file.lacksEnd() {
		s.problems.list = append(s.problems.list, variants.Warn("no_eof_block", s.file.identity.Name))
	}
}

func (s *scan) done() Tally {
	notes := s.rules.notes
	if s.verified != nil && s.verified.duplicates.met() { // told already
		notes = slices.DeleteFunc(slices.Clone(notes), func(p *variants.Problem) bool { return p.Code == "irregular_repeat" })
		delete(s.problems.outside, "irregular_repeat")
	}
	s.tally.Problems = append(s.problems.close(s.file.identity.Name), notes...)
	if len(s.problems.outside) > 0 {
		s.tally.Outside = s.problems.outside
	}
	return s.tally
}

// line takes one line behind the header.
func (s *scan) line(line []byte, text *stream) error {
	if s.tape == nil {
		return s.met(line, text)
	}
	looks := s.reader.looks
	err := s.met(line, text)
	s.tape.add(line, text.number, text.ended, s.reader.looks != looks)
	return err
}

// met is what a line means to the scan.
func (s *scan) met(line []byte, text *stream) error {
	if len(line) == 0 || len(bytes.TrimSpace(line)) == 0 {
		return nil
	}
	if bytes.IndexByte(line, 0) >= 0 {
		return &stopError{variants.Fail("nul_bytes", place(s.file.identity.Name, text.number))}
	}
	if s.file.quoted && bytes.IndexByte(line, '"') >= 0 {
		line = unquoteColumns(line)
	}
	if line[0] == '#' {
		return s.headerAgain(string(line), text.number)
	}
	s.tally.Seen++
	if !text.ended && s.cutOff(line) {
		s.cut = true
		s.problems.add(variants.Warn("truncated", place(s.file.identity.Name, text.number)))
		return nil
	}
	return s.record(line, text.number)
}

// cutOff reports whether a last line without line end has fewer columns than the header, or
// stands in a file that lacks its end.
func (s *scan) cutOff(line []byte) bool {
	return s.file.lacksEnd() || bytes.Count(line, []byte{'\t'})+1 < s.reader.least()
}

// headerAgain takes header lines between the records, as cat leaves them. A column line with
// other samples would give the records below it to another person.
func (s *scan) headerAgain(line string, number int64) error {
	h := headerReader{}
	if p := h.line(line, number); p == nil && h.completed && h.columns != s.file.columns {
		return &stopError{variants.Fail("header_again", place(s.file.identity.Name, number))}
	}
	return nil
}

// record takes one record: it is counted, and read if it can overlap a region. Most lines
// are left after their first two columns.
func (s *scan) record(line []byte, number int64) error {
	tab := bytes.IndexByte(line, '\t')
	if tab < 0 {
		s.problems.add(variants.Warn("line_columns", place(s.reader.name, number),
			"at", "", "found", "1", "expected", strconv.Itoa(s.reader.least())).At(locusOf(bytes.Fields(line))))
		return nil
	}
	contig := s.contig(line[:tab])
	contig.Records++
	column, rest, more := nextColumn(line[tab+1:])
	if len(contig.regions) == 0 && len(contig.beside) == 0 && s.verified == nil {
		return s.outside(line, rest, number)
	}
	pos, ok := parsePos(column)
	if ok = ok && more; ok {
		s.watch(contig, pos, line, rest, number)
	}
	switch {
	case len(contig.regions) == 0:
		return s.outside(line, rest, number)
	case !ok:
		_, p := s.reader.read(line, number)
		s.problems.add(p)
		return nil
	}
	return s.placed(contig, pos, line, rest, number)
}

func (s *scan) handOut(rec *Record) error {
	s.tally.Used++
	if err := s.use(rec); err != nil {
		return &stopError{err}
	}
	return nil
}

// outside takes a line of which no base lies in the regions: it may still join one of them to its own place.
// rest are its columns from ID on.
func (s *scan) outside(line, rest []byte, number int64) error {
	if s.joins {
		if alt, _ := altOf(rest); len(alt) > 1 && (joinsPlaces(alt) || hasSymbol(alt)) {
			if rec, p := s.reader.read(line, number); p == nil && s.joined(rec) {
				return s.handOut(rec)
			}
		}
	}
	s.elsewhere(line, number)
	return nil
}

// joined reports whether the other end of a breakend or translocation lies in, or shortly before, a region
// of events.
func (s *scan) joined(rec *Record) bool {
	return slices.ContainsFunc(rec.Mates(), func(m variants.Interval) bool {
		return holds(s.wanted.events[m.Contig], m.Start) || holds(s.wanted.before[m.Contig], m.Start)
	})
}

// elsewhere checks a line outside the regions. What is wrong with it is counted: no result rests on it.
func (s *scan) elsewhere(line []byte, number int64) {
	if s.spare == 0 {
		return
	}
	s.spare--
	if _, p := s.reader.read(line, number); p != nil {
		s.problems.add(p)
	}
}
