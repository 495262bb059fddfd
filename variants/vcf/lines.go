package vcf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
)

// maxLine is the longest line read, in bytes: joint calls of hundreds of thousands of samples stay below.
const maxLine = 16 << 20

var errLineTooLong = errors.New("line too long")

// lines reads text line by line without copying it.
type lines struct {
	r      io.Reader
	tick   func() error // called before every read; an error ends the reading
	sep    byte         // '\n'; '\r' in files of the old Macintosh
	number int64        // 1-based number of the line returned last
	ended  bool         // the line returned last had its line end
	taken  int64        // bytes of the text returned or skipped, line ends included

	buf        []byte
	start, end int   // the unread part of buf
	err        error // what the reader said last
}

func newLines(r io.Reader, tick func() error) *lines {
	return &lines{r: r, tick: tick, sep: '\n', buf: make([]byte, 256<<10)}
}

// again reads another text with the same memory; what was returned before is no longer valid.
func (l *lines) again(r io.Reader, tick func() error) *lines {
	buf := l.buf
	if buf == nil {
		buf = make([]byte, 128<<10)
	}
	*l = lines{r: r, tick: tick, sep: '\n', buf: buf}
	return l
}

// peek returns up to n bytes from the start of what is unread.
func (l *lines) peek(n int) ([]byte, error) {
	for l.end-l.start < n && l.err == nil {
		if err := l.fill(); err != nil {
			return nil, err
		}
	}
	return l.buf[l.start:min(l.end, l.start+n)], nil
}

// skip drops n bytes that peek returned.
func (l *lines) skip(n int) {
	l.start += n
	l.taken += int64(n)
}

// next returns the next line without its line end, valid until the next call, or io.EOF. Lines of nothing
// but their end are counted and passed over. If the text ends by another error, the begun line is
// dropped: what was cut must not pass for whole.
func (l *lines) next() ([]byte, error) {
	for {
		if l.skipEmpty(); l.start < l.end || l.err != nil {
			return l.line()
		}
		if err := l.fill(); err != nil {
			return nil, err
		}
	}
}

// line is next, but does not pass over a line that is empty.
func (l *lines) line() ([]byte, error) {
	searched := 0
	for {
		if i := bytes.IndexByte(l.buf[l.start+searched:l.end], l.sep); i >= 0 {
			line := l.buf[l.start : l.start+searched+i]
			l.start += len(line) + 1
			l.taken += int64(len(line) + 1)
			l.number++
			l.ended = true
			return bytes.TrimSuffix(line, []byte{'\r'}), nil
		}
		searched = l.end - l.start
		if searched > maxLine {
			return nil, errLineTooLong
		}
		if l.err != nil {
			return l.rest()
		}
		if err := l.fill(); err != nil {
			return nil, err
		}
	}
}

// skipEmpty passes over the line ends that the unread part begins with, eight bytes at a time where
// there are many.
func (l *lines) skipEmpty() {
	if l.start == l.end || l.buf[l.start] != l.sep && l.buf[l.start] != '\r' {
		return
	}
	at, unread := l.start, l.buf[:l.end]
	same := uint64(l.sep) * 0x0101010101010101
	for ; len(unread)-at >= 8 && binary.LittleEndian.Uint64(unread[at:]) == same; at += 8 {
		l.number += 8
	}
	for ; len(unread)-at >= 8 && l.sep == '\n' && binary.LittleEndian.Uint64(unread[at:]) == fourPairs; at += 8 {
		l.number += 4
	}
	for at < len(unread) {
		switch {
		case unread[at] == l.sep:
			at++
		case unread[at] == '\r' && at+1 < len(unread) && unread[at+1] == l.sep:
			at += 2
		default:
			l.passed(at)
			return
		}
		l.number++
	}
	l.passed(at)
}

// fourPairs is "\r\n" four times.
const fourPairs = 0x0a0d0a0d0a0d0a0d

// passed moves the unread part on to at.
func (l *lines) passed(at int) {
	l.taken += int64(at - l.start)
	l.ended = l.ended || at > l.start
	l.start = at
}

// rest returns what follows the last line end.
func (l *lines) rest() ([]byte, error) {
	if l.err != io.EOF || l.start == l.end {
		return nil, l.err
	}
	line := l.buf[l.start:l.end]
	l.start = l.end
	l.number++
	l.ended = false
	return bytes.TrimSuffix(line, []byte{'\r'}), nil
}

// fill reads once, making room before. Its own error is that of tick; the reader's is kept.
func (l *lines) fill() error {
	if err := l.tick(); err != nil {
		return err
	}
	if l.start > 0 {
		copy(l.buf, l.buf[l.start:l.end])
		l.start, l.end = 0, l.end-l.start
	}
	if l.end == len(l.buf) {
		l.buf = append(l.buf, make([]byte, len(l.buf))...)
	}
	n, err := l.r.Read(l.buf[l.end:])
	l.end += n
	l.err = err
	return nil
}
