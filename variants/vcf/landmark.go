package vcf

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
)

// errUnordered says that the file is not as bisection needs it: records in order, each contig's
// together.
var errUnordered = errors.New("records are not in order")

// errWideApart ends a bisection that would cost more than streaming.
var errWideApart = errors.New("too many probes")

const (
	// firstMarks is over how many parts of the file the first probes are spread.
	firstMarks = 64
	// maxMarks is how many probes a bisection may take.
	maxMarks = 5000
	// maxGlance is how many bytes of text are read in search of a line's start.
	maxGlance = 8 << 20
)

// landmark is the first record that begins behind the start of a block. A record that begins
// with the block belongs to the landmark before, since nothing tells that it begins there.
type landmark struct {
	at, next int64  // where the block begins, and where it ends
	name     string // contig as written; "" if no record follows
	pos      int
}

// survey is what is known of the order of a file's records: landmarks from the first record to
// the end, never in contradiction.
type survey struct {
	medium
	ctx   context.Context
	size  int64
	first int64 // block that holds the first record
	skip  int64 // bytes of its text before that record
	marks []landmark
	lines lines // of one stretch at a time
}

// look takes landmarks until all contigs of the file are known, each but for those that stand
// within a single block between two landmarks.
func (s *survey) look() error {
	start, err := s.mark(s.first)
	if err != nil {
		return err
	}
	s.marks = []landmark{start, {at: s.size, next: s.size}}
	for i := int64(1); i < firstMarks; i++ {
		if err := s.add(s.first + (s.size-s.first)*i/firstMarks); err != nil {
			return err
		}
	}
	for i := 0; i+1 < len(s.marks); {
		split := false
		if s.marks[i].name != s.marks[i+1].name {
			if split, err = s.split(i); err != nil {
				return err
			}
		}
		if !split {
			i++
		}
	}
	return nil
}

// add takes a landmark at the first block behind from, unless there is one.
func (s *survey) add(from int64) error {
	i := slices.IndexFunc(s.marks, func(m landmark) bool { return m.at >= from }) // not the first
	if i <= 0 || s.marks[i-1].next >= s.marks[i].at {
		return nil
	}
	at, err := s.find(max(from, s.marks[i-1].next), s.marks[i].at)
	if err != nil || at < 0 {
		return err
	}
	return s.insert(i, at)
}

// split takes a landmark between marks[i] and the next; false if no block lies between.
func (s *survey) split(i int) (bool, error) {
	from, to := s.marks[i].next, s.marks[i+1].at
	if from >= to {
		return false, nil
	}
	at, err := s.find(from+(to-from)/2, to)
	if err != nil {
		return false, err
	}
	if at < 0 {
		at = from
	}
	return true, s.insert(i+1, at)
}

// insert takes the landmark of the block at at, to stand as marks[i].
func (s *survey) insert(i int, at int64) error {
	if len(s.marks) >= maxMarks {
		return errWideApart
	}
	m, err := s.mark(at)
	if err != nil {
		return err
	}
	if !s.fits(m, s.marks[i-1], s.marks[i]) {
		return errUnordered
	}
	s.marks = slices.Insert(s.marks, i, m)
	return nil
}

// fits reports whether m may stand between two landmarks: in order, and not within another
// contig or away from others of its own.
func (s *survey) fits(m, before, behind landmark) bool {
	switch m.name {
	case before.name:
		return m.pos >= before.pos && (m.name != behind.name || m.pos <= behind.pos)
	case behind.name:
		return m.pos <= behind.pos || m.name == ""
	}
	return before.name != behind.name && !slices.ContainsFunc(s.marks, func(o landmark) bool { return o.name == m.name })
}

// mark reads the landmark of the block that begins at at.
func (s *survey) mark(at int64) (landmark, error) {
	m := landmark{at: at}
	if err := s.ctx.Err(); err != nil {
		return m, err
	}
	var err error
	if m.next, err = s.after(at); err != nil {
		return m, err
	}
	limited := &io.LimitedReader{R: s.glance(at), N: maxGlance}
	r := bufio.NewReaderSize(limited, 4<<10)
	if at == s.first {
		_, err = r.Discard(int(s.skip))
	} else {
		err = skipLine(r)
	}
	if err == nil {
		m.name, m.pos, err = glanceRecord(r)
	}
	if err == io.EOF && limited.N > 0 {
		return m, nil
	}
	if err == io.EOF {
		err = errWideApart
	}
	return m, err
}

func skipLine(r *bufio.Reader) error {
	for {
		if _, err := r.ReadSlice('\n'); err != bufio.ErrBufferFull {
			return err
		}
	}
}

// glanceRecord reads contig and position of the line that begins here; io.EOF if none does.
func glanceRecord(r *bufio.Reader) (name string, pos int, err error) {
	word, err := r.ReadSlice('\t')
	switch {
	case err == io.EOF && len(bytes.TrimSpace(word)) == 0:
		return "", 0, io.EOF
	case err != nil && err != io.EOF && err != bufio.ErrBufferFull:
		return "", 0, err
	case err != nil || len(word) == 1 || word[0] == '#' || bytes.IndexByte(word, '\n') >= 0:
		return "", 0, errUnordered
	}
	name = string(word[:len(word)-1])
	word, err = r.ReadSlice('\t')
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return "", 0, err
	}
	pos, ok := parsePos(bytes.TrimSuffix(word, []byte{'\t'}))
	if err != nil || !ok {
		return "", 0, errUnordered
	}
	return name, pos, nil
}
