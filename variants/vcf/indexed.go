package vcf

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"allelens/variants"
)

// scanIndexed reads the chunks of the file in which the index sees records of the regions. The
// records are kept until all went well: what contradicts the index is an error, after which the
// file is to be streamed. counted are those beside the regions.
func (f *File) scanIndexed(ctx context.Context, wanted search) (records, counted []*Record, t Tally, err error) {
	beyond := wanted.beyond
	wanted.beyond = nil
	s := f.newScan(wanted, func(r *Record) error { records = append(records, r); return nil })
	if err := s.chunks(ctx, f.index.parts(wanted.read(), lookBack), f.options.Progress); err != nil {
		return nil, nil, s.done(), err
	}
	if beyond != nil {
		parts, regions := f.index.parts(beyond.regions, 0), beyond.regions
		if sizeOf(parts) > besideBytes {
			regions = f.sampledBeside(beyond)
			parts = f.index.parts(regions, 0)
		}
		// What is damaged there hinders no answer: the check of the whole file tells of it.
		if f.kept(regions, &counted).chunks(ctx, parts, nil) != nil {
			counted = nil
			f.withoutBeside()
		}
	}
	s.judgeEOF()
	return records, counted, s.done(), nil
}

func sizeOf(parts []part) (total int64) {
	for _, p := range parts {
		total += p.size()
	}
	return total
}

// chunks scans chunks in file order. report tells of progress and may be nil.
func (s *scan) chunks(ctx context.Context, parts []part, report func(done, total int64)) error {
	total, done := sizeOf(parts), int64(0)
	var last time.Time
	finished := map[string]bool{} // contigs
	for _, p := range parts {
		if report != nil && time.Since(last) >= betweenProgress {
			report(done, total)
			last = time.Now()
		}
		done += p.size()
		if finished[p.name] {
			continue
		}
		err := s.part(ctx, p)
		finished[p.name] = err == errBehind
		if err != nil && err != errBehind {
			return err
		}
	}
	if report != nil {
		report(total, total)
	}
	return nil
}

// part is a chunk with records of one contig.
type part struct {
	chunk
	name string // of the contig
}

// size is about the compressed bytes.
func (p part) size() int64 { return int64(p.end>>16) - int64(p.begin>>16) + 1 }

// parts are the chunks for the regions, in file order, and for so many bases before each. A contig
// may go by several names.
func (x *fileIndex) parts(regions spans, back int) []part {
	var parts []part
	for i, name := range x.names {
		contig, ok := variants.ParseContig(name)
		if !ok || len(regions[contig]) == 0 {
			continue
		}
		for _, c := range x.holding(i, regions[contig], back) {
			parts = append(parts, part{c, name})
		}
	}
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(a.begin, b.begin) })
	return parts
}

// part scans one chunk.
func (s *scan) part(ctx context.Context, p part) error {
	tick := ticker(ctx, nil, nil, 0)
	var chunk io.Reader = newChunkReader(s.file.file, p.chunk)
	if s.file.numbers {
		chunk = newBCFRecords(chunk, s.file.column, s.file.dictionary)
	}
	text := &stream{lines: newLines(chunk, tick)}
	for {
		line, err := text.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		name, rest, _ := bytes.Cut(line, []byte{'\t'})
		if string(name) != p.name || !text.ended {
			return errIndex
		}
		if s.behind(name, rest) {
			return errBehind
		}
		text.number = 0 // of the line in the file: not known
		if err := s.line(line, text); err != nil {
			return err
		}
	}
}

// errBehind says that no region of the contig follows: an indexed file is in order.
var errBehind = errors.New("behind the last region")

// behind reports whether the record of the contig, whose columns from POS on are rest, begins
// behind the contig's regions.
func (s *scan) behind(contig, rest []byte) bool {
	digits, _, _ := bytes.Cut(rest, []byte{'\t'})
	pos, ok := parsePos(digits)
	if !ok {
		return false
	}
	c := s.contig(contig)
	_, ok = at(c.regions, pos)
	_, counted := at(c.beside, pos)
	return !ok && !counted
}
