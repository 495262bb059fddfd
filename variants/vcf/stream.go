package vcf

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"sync/atomic"
	"time"

	"golang.org/x/text/encoding/unicode"
)

// stream is the text of a file from its start.
type stream struct {
	*lines
	close   func()
	decoded bool // the text stands in the file in another encoding
	// dictionary is that of a BCF file; it is whole once the header was read.
	dictionary *dictionary
}

// counted counts the bytes read from the disk.
type counted struct {
	r    io.Reader
	done atomic.Int64
}

// Read reads from the disk.
func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.done.Add(int64(n))
	return n, err
}

// stream opens the text from its start, behind a byte order mark if there is one. progress may
// be nil.
func (f *File) stream(ctx context.Context, progress func(done, total int64)) (*stream, error) {
	source := &counted{r: f.pipe}
	if f.pipe == nil {
		source.r = io.NewSectionReader(f.file, 0, f.identity.Bytes)
	}
	s := &stream{close: func() {}}
	text, err := f.unpack(source, s)
	if err == nil && f.numbers {
		text, err = s.decode(text, f.column)
	}
	if err != nil {
		s.close()
		return nil, err
	}
	s.lines = newLines(text, ticker(ctx, progress, func() int64 { return source.done.Load() }, f.identity.Bytes))
	if f.sep != 0 {
		s.sep = f.sep
	}
	return s, s.skipMark()
}

// records is the text whose records are scanned: of a file from its start, of a pipe from behind its header.
func (f *File) records(ctx context.Context) (*stream, error) {
	if f.pipe != nil {
		text, err := f.pipe.take()
		if err == nil {
			text.tick = ctx.Err
		}
		return text, err
	}
	return f.stream(ctx, f.options.Progress)
}

// decode puts the reader of BCF before the text.
func (s *stream) decode(packed io.Reader, sample func() int) (io.Reader, error) {
	r, err := newBCFReader(bufio.NewReaderSize(packed, 256<<10), sample)
	if err != nil {
		return nil, err
	}
	s.dictionary = r.dictionary
	return r, nil
}

// column is the sample's column in the lines made of BCF; -1 for none.
func (f *File) column() int {
	if f.options.Sites {
		return -1
	}
	return f.sample
}

// unpack puts the reader of the container before the source.
func (f *File) unpack(source *counted, s *stream) (io.Reader, error) {
	switch f.container {
	case formatBGZF:
		if f.header == nil && f.pipe == nil {
			return newBlockReader(source), nil // little is read
		}
		r := newParallelReader(source)
		s.close = r.Close
		return r, nil
	case formatGzip:
		return gzip.NewReader(bufio.NewReaderSize(source, 256<<10))
	}
	return source, nil
}

// skipMark drops the byte order mark of UTF-8 and decodes UTF-16, which spreadsheets and
// editors write.
func (s *stream) skipMark() error {
	head, err := s.peek(3)
	switch {
	case err != nil:
		s.close()
		return err
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		s.skip(3)
	case bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")):
		rest := bytes.Clone(s.buf[s.start:s.end])
		decoded := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().
			Reader(io.MultiReader(bytes.NewReader(rest), &resumed{s.r, s.err}))
		s.lines = newLines(decoded, s.tick)
		s.decoded = true
	}
	return nil
}

// resumed is a reader that may already have ended.
type resumed struct {
	r   io.Reader
	err error
}

func (r *resumed) Read(p []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	return r.r.Read(p)
}

// betweenProgress is the least time from one call of Options.Progress to the next.
const betweenProgress = 100 * time.Millisecond

// ticker makes the function that lines call before every read: it looks whether the context
// ended and reports progress.
func ticker(ctx context.Context, progress func(done, total int64), done func() int64, total int64) func() error {
	var last time.Time
	return func() error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if progress != nil && time.Since(last) >= betweenProgress {
			progress(done(), total)
			last = time.Now()
		}
		return nil
	}
}
