package vcf

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"strconv"

	"allelens/variants"
)

func (f *File) readHeader(ctx context.Context) error {
	s, err := f.stream(ctx, nil)
	if err != nil {
		return f.headerProblem(err, 0)
	}
	if f.pipe != nil {
		f.pipe.text = s
	} else {
		defer s.close()
	}
	looked := sniffed
	if f.numbers { // no record can be read before the sample is known
		looked = len("##")
	}
	head, err := s.peek(looked)
	if err != nil {
		return err
	}
	if p := refuse(head, f.container, f.identity.Name); p != nil {
		if len(head) == 0 && s.err != io.EOF {
			return f.headerProblem(s.err, 0)
		}
		return p
	}
	if oldMacintosh(head) {
		f.sep, s.sep = '\r', '\r'
	}
	h := &headerReader{name: f.identity.Name, rules: newRules(f.identity.Name)}
	for !h.completed {
		line, err := s.next()
		if err != nil {
			return f.headerProblem(err, s.number)
		}
		if s.taken > mostHeader {
			return variants.Fail("header_too_long", place(f.identity.Name, s.number), "most", strconv.Itoa(mostHeader>>20))
		}
		if p := h.line(string(line), s.number); p != nil {
			return p
		}
	}
	f.rules = h.rules
	f.header, f.columns, f.quoted = &h.Header, h.columns, h.quoted
	f.bodyLine = s.number
	if !s.decoded && !f.numbers {
		f.body = s.taken
	}
	f.dictionary = s.dictionary
	return nil
}

// mostHeader is the longest header read, in bytes; that of five million contigs is shorter.
const mostHeader = 256 << 20

// sniffed is how many bytes of text are looked at to tell what they are.
const sniffed = 64 << 10

// oldMacintosh reports whether the first line ends by a carriage return alone.
func oldMacintosh(head []byte) bool {
	i := bytes.IndexAny(head, "\r\n")
	if i < 0 || head[i] != '\r' {
		return false
	}
	return i+1 < len(head) && head[i+1] != '\n' || i+1 == len(head) && len(head) < sniffed
}

// headerProblem says what an error means that came before the end of the header.
func (f *File) headerProblem(err error, line int64) error {
	where := place(f.identity.Name, line)
	switch {
	case errors.Is(err, io.EOF):
		return variants.Fail("no_column_line", where)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return variants.Fail("truncated_header", where).Because(err)
	}
	return f.readProblem(err, line)
}

// readProblem says what an error of reading means that leaves the file useless. Errors of the
// context stay what they are.
func (f *File) readProblem(err error, line int64) error {
	where := place(f.identity.Name, line)
	var path *fs.PathError
	switch {
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errLineTooLong):
		return variants.Fail("line_too_long", place(f.identity.Name, line+1)).Because(err)
	case errors.Is(err, errBCF) || f.numbers && errors.Is(err, io.ErrUnexpectedEOF):
		return variants.Fail("bcf_damaged", where).Because(err)
	case errors.As(err, &path):
		return variants.Fail("read_failed", where).Because(err)
	}
	return variants.Fail("damaged", where).Because(err)
}
