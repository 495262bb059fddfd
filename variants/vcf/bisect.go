package vcf

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"slices"

	"allelens/variants"
)

// Files below these lengths in bytes are read from start to end: that takes no longer, and
// counts lines and ends in certainty.
const (
	bisectedBGZF  = 8 << 20
	bisectedPlain = 32 << 20
)

// farBack is how many bases before a region bisection reads too. Records that begin further
// upstream and reach into the region are not met; reading the whole file meets them. Blocks of
// gVCF files from practice reach 180,000 bases.
const farBack = 250_000

// bisectable reports whether the container lets single records be reached and it is worth it.
func (f *File) bisectable() bool {
	if f.body <= 0 || f.quoted || f.sep != 0 {
		return false
	}
	switch least := f.options.bisectFrom; f.container {
	case formatBGZF:
		return !f.noEOF && f.identity.Bytes >= cmp.Or(least, bisectedBGZF)
	case formatPlain:
		return f.identity.Bytes >= cmp.Or(least, bisectedPlain)
	}
	return false
}

// scanBisected finds the records by halving the file. The records are kept until all went well:
// what contradicts order is an error, after which the file is to be streamed. counted are those
// beside the regions.
func (f *File) scanBisected(ctx context.Context, wanted search) (records, counted []*Record, t Tally, err error) {
	beyond := wanted.beyond
	wanted.beyond = nil
	s := f.newScan(wanted, func(r *Record) error { records = append(records, r); return nil })
	v, err := f.surveyed(ctx)
	if err != nil {
		return nil, nil, s.done(), err
	}
	progress := f.options.Progress
	if progress != nil {
		progress(0, f.identity.Bytes)
	}
	if err := s.windows(v, wanted.read(), farBack); err != nil {
		return nil, nil, s.done(), err
	}
	if beyond != nil {
		regions := beyond.regions
		if v.holds(regions) > besideBytes {
			regions = f.sampledBeside(beyond)
		}
		if f.kept(regions, &counted).windows(v, regions, 0) != nil {
			counted = nil
			f.withoutBeside()
		}
	}
	if progress != nil {
		progress(f.identity.Bytes, f.identity.Bytes)
	}
	return records, counted, s.done(), nil
}

// windows scans the regions, and so many bases before each.
func (s *scan) windows(v *survey, regions spans, back int) error {
	windows, err := v.windows(regions, back)
	for _, w := range windows {
		if err == nil {
			err = s.window(v, w)
		}
	}
	return err
}

// surveyed is what came of a survey.
type surveyed struct {
	*survey
	err error
}

// surveyAhead begins the survey for the first bisection, which needs nothing but the file.
func (f *File) surveyAhead(ctx context.Context) {
	f.surveys = make(chan surveyed, 1)
	f.aside.Go(func() {
		v, err := f.survey(ctx)
		f.surveys <- surveyed{v, err}
		close(f.surveys)
	})
}

// surveyed is the survey that was begun ahead, or where a bisection has taken that, another one: each adds to its own.
func (f *File) surveyed(ctx context.Context) (*survey, error) {
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case ahead, ok := <-f.surveys:
		if !ok {
			return f.survey(ctx)
		}
		if ahead.err == nil {
			ahead.ctx = ctx
		}
		return ahead.survey, ahead.err
	}
}

// survey opens the file for bisection and looks at the order of its contigs.
func (f *File) survey(ctx context.Context) (*survey, error) {
	size := f.identity.Bytes
	v := &survey{ctx: ctx, size: size}
	if f.container == formatPlain {
		v.medium, v.first = &plainMedium{f.file, size}, f.body
		return v, v.look()
	}
	v.medium = newBGZFMedium(f.file, size)
	v.skip = f.body
	for {
		next, err := v.after(v.first)
		if err != nil {
			return nil, err
		}
		var trailer [4]byte
		if _, err := f.file.ReadAt(trailer[:], next-4); err != nil {
			return nil, err
		}
		length := int64(binary.LittleEndian.Uint32(trailer[:]))
		if v.skip < length || next == size {
			return v, v.look()
		}
		v.skip -= length
		v.first = next
	}
}

// run is one contig's stretch of the file: its first record begins behind landmark from.
type run struct {
	name string
	from int64
}

// runs lists the contigs in file order. Those that no landmark shows are found by reading the
// blocks in which one contig ends and another begins.
func (v *survey) runs() ([]run, error) {
	runs := []run{{v.marks[0].name, v.marks[0].at}}
	for i, m := range v.marks[:len(v.marks)-1] {
		if m.name == v.marks[i+1].name {
			continue
		}
		err := v.read(m, func(name []byte, _ int, _ *lines, _ []byte) (bool, error) {
			last := runs[len(runs)-1].name
			if string(name) != last {
				if slices.ContainsFunc(runs, func(r run) bool { return r.name == string(name) }) {
					return false, errUnordered
				}
				runs = append(runs, run{string(name), m.at})
			}
			return string(name) != v.marks[i+1].name, nil
		})
		if err != nil {
			return nil, err
		}
		if next := v.marks[i+1].name; next != "" && runs[len(runs)-1].name != next {
			return nil, errUnordered
		}
	}
	return runs, nil
}

// window is a stretch of positions of a contig that is read, and the landmark behind which its
// records begin.
type window struct {
	landmark
	contig string
	span
}

// holds is about how many bytes of the file the regions' contigs take.
func (v *survey) holds(regions spans) (bytes int64) {
	for i, m := range v.marks[:len(v.marks)-1] {
		if contig, ok := variants.ParseContig(m.name); ok && len(regions[contig]) > 0 {
			bytes += v.marks[i+1].at - m.at
		}
	}
	return bytes
}

// windows finds where the records of the regions, and of so many bases before each, stand, in file order.
func (v *survey) windows(regions spans, back int) ([]window, error) {
	runs, err := v.runs()
	if err != nil {
		return nil, err
	}
	var windows []window
	for _, r := range runs {
		contig, _ := variants.ParseContig(r.name)
		for _, wanted := range reaching(regions[contig], back) {
			start, err := v.before(r, wanted.start)
			if err != nil {
				return nil, err
			}
			windows = append(windows, window{start, r.name, wanted})
		}
	}
	slices.SortStableFunc(windows, func(a, b window) int { return cmp.Compare(a.at, b.at) })
	return windows, nil
}

// reaching are the regions with what is read before them, joined where that overlaps.
func reaching(regions []span, back int) []span {
	var all []span
	for _, r := range regions {
		start := max(r.start-back, 0)
		if n := len(all); n > 0 && start <= all[n-1].end+1 {
			all[n-1].end = r.end
			continue
		}
		all = append(all, span{start, r.end})
	}
	return all
}

// before halves until it has the last landmark whose record stands before the position of the
// contig.
func (v *survey) before(r run, pos int) (landmark, error) {
	for {
		first := slices.IndexFunc(v.marks, func(m landmark) bool { return m.at == r.from })
		i := first
		for i+1 < len(v.marks) && v.marks[i+1].name == r.name && v.marks[i+1].pos < pos {
			i++
		}
		split, err := v.split(i)
		if err != nil || !split {
			return v.marks[i], err
		}
	}
}

// read hands the lines behind a landmark to use until it returns false, the first of them being
// that which the landmark shows. Lines out of order are an error.
func (v *survey) read(m landmark, use func(name []byte, pos int, text *lines, line []byte) (bool, error)) error {
	text := v.lines.again(v.text(m.at), v.ctx.Err)
	if err := v.skipTo(m, text); err != nil {
		return err
	}
	before := landmark{name: m.name, pos: m.pos}
	for first := true; ; {
		line, err := text.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case len(bytes.TrimSpace(line)) == 0:
			continue
		}
		name, pos, ok := placeOf(line)
		if !ok || !text.ended || first && (string(name) != m.name || pos != m.pos) || !before.pass(name, pos) {
			return errUnordered
		}
		first = false
		more, err := use(name, pos, text, line)
		if err != nil || !more {
			return err
		}
	}
}

// pass moves on to a record's place and reports whether that is in order within the contig.
func (m *landmark) pass(name []byte, pos int) bool {
	if string(name) != m.name {
		m.name, m.pos = string(name), pos
		return true
	}
	inOrder := pos >= m.pos
	m.pos = pos
	return inOrder
}

// placeOf is the contig and position of a record's line.
func placeOf(line []byte) (name []byte, pos int, ok bool) {
	name, rest, _ := bytes.Cut(line, []byte{'\t'})
	digits, _, _ := bytes.Cut(rest, []byte{'\t'})
	pos, ok = parsePos(digits)
	return name, pos, ok && !bytes.HasPrefix(name, []byte{'#'})
}

// skipTo drops the text before the first line that begins behind the start of the block.
func (v *survey) skipTo(m landmark, text *lines) error {
	if m.at != v.first {
		_, err := text.line()
		return err
	}
	for left := v.skip; left > 0; {
		head, err := text.peek(int(min(left, plainStep)))
		if err != nil || len(head) == 0 {
			return errors.Join(err, errUnordered)
		}
		text.skip(len(head))
		left -= int64(len(head))
	}
	return nil
}

// window scans one window.
func (s *scan) window(v *survey, w window) error {
	inside := false
	return v.read(w.landmark, func(name []byte, pos int, text *lines, line []byte) (bool, error) {
		if string(name) != w.contig {
			return !inside, nil
		}
		inside = true
		if pos < w.start || pos > w.end {
			return pos <= w.end, nil
		}
		text.number = 0 // of the line in the file: not known
		return true, s.line(line, &stream{lines: text})
	})
}
