package vcf

import (
	"bytes"
	"compress/flate"
	"io"

	"allelens/variants"
)

// Bounds of what is kept of a file of many samples, in bytes; and how many samples are packed together.
const (
	recordedBytes = 128 << 20
	batchText     = 4 << 20
	together      = 16
)

// recording is what was kept of one going over a file: a tape for the records that are wanted, and one for those that are counted beside.
type recording struct {
	samples  int
	from, to int // columns that are kept
	most     int // bytes
	size     int
	tapes    []*tape
	sampled  bool                // of what lies beside, stretches were read
	notes    []*variants.Problem // why the file was streamed
	lastLine int64               // of a file read from its start
	lastErr  error               // how its text ended
	err      error               // why there is no scan of it
	packer   *flate.Writer
}

// tape holds the lines that a scan met, in order.
type tape struct {
	recording *recording
	events    []event
	pending   []byte // lines without their ends
	ends      []int  // of the lines in pending
	packets   []packet
	err       error
}

// event is a line of which a sample's column is looked at (the next of the packets), one that is kept as it is, or a number of lines of a contig that are counted
// only.
type event struct {
	raw    []byte
	contig string
	passed int64
	number int64
	ended  bool
}

// packet is a number of lines, packed: their columns before the samples, and those of each group of samples, one sample after the other.
type packet struct {
	fixed  []byte
	groups [][]byte
}

func newRecording(samples, column, most int) *recording {
	if most == 0 {
		most = recordedBytes
	}
	return &recording{samples: samples, from: column / together * together, to: samples, most: most}
}

// begin takes up the tape of a scan.
func (r *recording) begin() *tape {
	t := &tape{recording: r}
	r.tapes = append(r.tapes, t)
	return t
}

// again forgets what was kept, for the file is streamed now.
func (r *recording) again(notes []*variants.Problem) {
	r.tapes, r.size, r.sampled, r.notes, r.to = nil, 0, false, notes, r.samples
}

// end packs what is pending.
func (r *recording) end() error {
	for _, t := range r.tapes {
		t.flush()
		if t.err != nil {
			return t.err
		}
		t.pending, t.ends = nil, nil
	}
	r.packer = nil
	return nil
}

// add keeps a line: looked says that the sample's column was looked at.
func (t *tape) add(line []byte, number int64, ended, looked bool) {
	tab := bytes.IndexByte(line, '\t')
	switch {
	case len(bytes.TrimSpace(line)) == 0:
		return
	case line[0] == '#' || !ended || tab < 0 || looked && bytes.Count(line, []byte{'\t'}) != firstSample+t.recording.samples-1:
		t.events = append(t.events, event{raw: bytes.Clone(line), number: number, ended: ended})
		return
	case !looked:
		if n := len(t.events); n > 0 && t.events[n-1].passed > 0 && t.events[n-1].contig == string(line[:tab]) {
			t.events[n-1].passed++
			return
		}
		t.events = append(t.events, event{contig: string(line[:tab]), passed: 1})
		return
	}
	t.events = append(t.events, event{number: number, ended: true})
	t.pending = append(t.pending, line...)
	t.ends = append(t.ends, len(t.pending))
	if len(t.pending) >= batchText {
		t.flush()
	}
}

// flush packs the pending lines by groups of samples.
func (t *tape) flush() {
	if len(t.ends) == 0 || t.err != nil {
		return
	}
	r := t.recording
	columns := make([][]int32, len(t.ends)) // of each line, where its sample columns begin in pending, and where the last ends
	var fixed []byte
	start := 0
	for i, end := range t.ends {
		at := start
		for range firstSample {
			at += bytes.IndexByte(t.pending[at:end], '\t') + 1
		}
		fixed = append(append(fixed, t.pending[start:at]...), '\n')
		places := make([]int32, 0, r.samples+1)
		for range r.samples {
			places = append(places, int32(at))
			if tab := bytes.IndexByte(t.pending[at:end], '\t'); tab >= 0 {
				at += tab + 1
			} else {
				at = end + 1
			}
		}
		columns[i], start = append(places, int32(at)), end
	}
	b := packet{fixed: t.packed(fixed)}
	var text []byte
	for group := r.from; group < r.to; group += together {
		text = text[:0]
		for column := group; column < min(group+together, r.samples); column++ {
			for _, places := range columns {
				text = append(append(text, t.pending[places[column]:places[column+1]-1]...), '\n')
			}
		}
		b.groups = append(b.groups, t.packed(text))
	}
	t.packets = append(t.packets, b)
	t.pending, t.ends = t.pending[:0], t.ends[:0]
	r.bound()
}

// packed is a text deflated.
func (t *tape) packed(text []byte) []byte {
	var out bytes.Buffer
	r := t.recording
	if r.packer == nil {
		r.packer, t.err = flate.NewWriter(&out, flate.BestSpeed)
		if t.err != nil {
			return nil
		}
	} else {
		r.packer.Reset(&out)
	}
	_, err := r.packer.Write(text)
	if closed := r.packer.Close(); err == nil {
		err = closed
	}
	if err != nil {
		t.err = err
	}
	r.size += out.Len()
	return bytes.Clone(out.Bytes())
}

// bound lets go of the later samples where the kept ones take too much: they are read in another going over.
func (r *recording) bound() {
	for r.size > r.most && r.to-r.from > together {
		groups := ((r.to-r.from)/together + 1) / 2
		r.to = r.from + groups*together
		r.size = 0
		for _, t := range r.tapes {
			for i := range t.packets {
				b := &t.packets[i]
				b.groups = append([][]byte(nil), b.groups[:min(groups, len(b.groups))]...)
				r.size += len(b.fixed)
				for _, g := range b.groups {
					r.size += len(g)
				}
			}
		}
	}
}

// player unpacks the lines of a tape for one sample.
type player struct {
	tape   *tape
	column int
	at     int
	fixed  []byte // of the batch, what is left
	own    []byte // the sample's columns, what is left
	line   []byte
}

func (t *tape) of(column int) *player { return &player{tape: t, column: column} }

// next is the next line with the sample's column alone, valid until the next call.
func (p *player) next() ([]byte, error) {
	if len(p.fixed) == 0 {
		if err := p.unpack(); err != nil {
			return nil, err
		}
	}
	fixed, left, _ := bytes.Cut(p.fixed, []byte{'\n'})
	own, rest, _ := bytes.Cut(p.own, []byte{'\n'})
	p.fixed, p.own = left, rest
	p.line = append(append(p.line[:0], fixed...), own...)
	return p.line, nil
}

func (p *player) unpack() error {
	if p.at == len(p.tape.packets) {
		return io.ErrUnexpectedEOF
	}
	b := &p.tape.packets[p.at]
	p.at++
	var err error
	if p.fixed, err = inflated(b.fixed); err != nil {
		return err
	}
	from := p.tape.recording.from
	if p.own, err = inflated(b.groups[(p.column-from)/together]); err != nil {
		return err
	}
	for range (p.column - from) % together * bytes.Count(p.fixed, []byte{'\n'}) {
		p.own = p.own[bytes.IndexByte(p.own, '\n')+1:]
	}
	return nil
}

func inflated(packed []byte) ([]byte, error) {
	return io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
}
