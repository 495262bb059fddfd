package vcf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// errBCF says that a BCF file is not as the specification (VCFv4.3, chapter 6) has it.
var errBCF = errors.New("no sound BCF")

// bcfMagic begins a BCF file; a byte with the minor version follows.
const bcfMagic = "BCF\x02"

const (
	// mostBCF is the longest of the two parts of a record, in bytes: shared, and of all samples.
	mostBCF = 32 << 20
	// mostWords is how many names a header may number.
	mostWords = 200_000
)

// dictionary is how a BCF file numbers its contigs, and its filters and keys.
type dictionary struct {
	contigs, words map[int]string
	known          map[string]bool // numbered words
	older          bool            // version 2.1: what is too short in a list is filled with missing values
}

func newDictionary(minor byte) *dictionary {
	return &dictionary{contigs: map[int]string{}, words: map[int]string{0: "PASS"}, known: map[string]bool{"PASS": true}, older: minor < 2}
}

// line takes a header line: a contig, or a declared filter or key. Its number is that of IDX, else the
// next one.
func (d *dictionary) line(s string) error {
	key, value, _ := strings.Cut(strings.TrimPrefix(s, "##"), "=")
	list := d.words
	switch key {
	case "contig":
		list = d.contigs
	case "FILTER", "INFO", "FORMAT":
	default:
		return nil
	}
	a := Attributes(value)
	id := strings.Clone(a["ID"])
	if id == "" || key != "contig" && d.known[id] {
		return nil
	}
	number := len(list)
	if idx, given := a["IDX"]; given {
		n, err := strconv.Atoi(idx)
		if err != nil || n < 0 {
			return fmt.Errorf("%w: IDX %.20q", errBCF, idx)
		}
		number = n
	}
	if len(list) >= mostWords {
		return fmt.Errorf("%w: too many names", errBCF)
	}
	list[number] = id
	if key != "contig" {
		d.known[id] = true
	}
	return nil
}

// names lists the contigs by number.
func (d *dictionary) names() []string {
	var names []string
	for n, name := range d.contigs {
		if n >= mostWords {
			continue
		}
		for len(names) <= n {
			names = append(names, "")
		}
		names[n] = name
	}
	return names
}

// bcfReader is a BCF file as the text of a VCF file: the header, then one line for each record, with the
// column of one sample.
type bcfReader struct {
	r          io.Reader
	dictionary *dictionary
	header     *lines     // what is left of it; nil behind it
	sample     func() int // column of the sample, -1 for none; asked once records are read
	raw        []byte     // a record
	text       []byte     // a line
	left       []byte     // of it
}

// newBCFReader reads a file from its start.
func newBCFReader(r io.Reader, sample func() int) (*bcfReader, error) {
	head := make([]byte, len(bcfMagic)+5)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, cutShort(err)
	}
	length := binary.LittleEndian.Uint32(head[len(head)-4:])
	if string(head[:len(bcfMagic)]) != bcfMagic || length > mostHeader {
		return nil, errBCF
	}
	b := &bcfReader{r: r, sample: sample, dictionary: newDictionary(head[len(bcfMagic)])}
	b.header = newLines(io.LimitReader(r, int64(length)), func() error { return nil })
	return b, nil
}

// newBCFRecords reads records, without the header before them.
func newBCFRecords(r io.Reader, sample func() int, d *dictionary) *bcfReader {
	return &bcfReader{r: r, sample: sample, dictionary: d}
}

// Read gives out the text.
func (b *bcfReader) Read(p []byte) (int, error) {
	for len(b.left) == 0 {
		if err := b.next(); err != nil {
			return 0, err
		}
		b.left = b.text
	}
	n := copy(p, b.left)
	b.left = b.left[n:]
	return n, nil
}

// next makes the next line.
func (b *bcfReader) next() error {
	b.text = b.text[:0]
	if b.header != nil {
		line, err := b.header.next()
		line = bytes.TrimRight(line, "\x00")
		switch {
		case err == io.EOF:
			b.header = nil
			return nil
		case err != nil:
			return cutShort(err)
		case len(line) == 0:
			return nil
		}
		b.text = append(append(b.text, line...), '\n')
		return b.dictionary.line(string(line))
	}
	shared, each, err := b.record()
	if err != nil {
		return err
	}
	return b.line(shared, each)
}

// record reads the two parts of the next record; io.EOF if none follows.
func (b *bcfReader) record() (shared, each *typed, err error) {
	var head [8]byte
	if _, err := io.ReadFull(b.r, head[:]); err != nil {
		return nil, nil, err
	}
	first, second := int(binary.LittleEndian.Uint32(head[:])), int(binary.LittleEndian.Uint32(head[4:]))
	if first < fixedBCF || first > mostBCF || second > mostBCF {
		return nil, nil, errBCF
	}
	b.raw = b.raw[:0]
	for want := first + second; len(b.raw) < want; {
		n := len(b.raw)
		b.raw = append(b.raw, make([]byte, min(want-n, 1<<20))...) // what is claimed need not be there
		if _, err := io.ReadFull(b.r, b.raw[n:]); err != nil {
			return nil, nil, cutShort(err)
		}
	}
	return &typed{data: b.raw[:first]}, &typed{data: b.raw[first:]}, nil
}

// fixedBCF is the length of the fields of one size that begin a record.
const fixedBCF = 24

// line writes a record as a line of VCF.
func (b *bcfReader) line(shared, each *typed) error {
	fixed := shared.take(fixedBCF)
	number := func(at int) int { return int(int32(binary.LittleEndian.Uint32(fixed[at:]))) }
	contig, ok := b.dictionary.contigs[number(0)]
	if !ok {
		return fmt.Errorf("%w: contig %d", errBCF, number(0))
	}
	counts, samples := uint32(number(16)), uint32(number(20))
	alleles, infos, keys := int(counts>>16), int(counts&0xffff), int(samples>>24)
	b.text = append(append(b.text, contig...), '\t')
	b.text = append(strconv.AppendInt(b.text, int64(number(4))+1, 10), '\t')
	b.text = append(shared.list(b.text, b.dictionary.older), '\t')
	if alleles == 0 {
		b.text = append(b.text, ".\t"...)
	}
	for i := range alleles {
		b.text = append(shared.list(b.text, b.dictionary.older), "\t,"[min(i, 1)])
	}
	if alleles > 1 {
		b.text[len(b.text)-1] = '\t'
	} else {
		b.text = append(b.text, ".\t"...)
	}
	b.text = append(appendFloat(b.text, binary.LittleEndian.Uint32(fixed[12:])), '\t')
	b.filters(shared)
	b.info(shared, infos)
	if sample := b.sample(); sample >= 0 {
		b.formats(each, keys, int(samples&0xffffff), sample)
	}
	b.text = append(b.text, '\n')
	if shared.bad || each.bad || len(b.text) > maxLine || controls(b.text[:len(b.text)-1]) {
		return errBCF
	}
	return nil
}

// controls reports whether a text holds what would end a line, or no text at all.
func controls(text []byte) bool {
	for _, c := range text {
		if c < ' ' && c != '\t' {
			return true
		}
	}
	return false
}

// word appends the name of a filter or key.
func (b *bcfReader) word(t *typed, number int) {
	name, ok := b.dictionary.words[number]
	t.bad = t.bad || !ok
	b.text = append(b.text, name...)
}

func (b *bcfReader) filters(shared *typed) {
	kind, n := shared.descriptor()
	if n == 0 || kind == typeMissing {
		b.text = append(b.text, '.')
	}
	for i := range n {
		if i > 0 {
			b.text = append(b.text, ';')
		}
		number, _ := shared.integer(kind)
		if b.word(shared, number); shared.bad {
			return
		}
	}
	b.text = append(b.text, '\t')
}

func (b *bcfReader) info(shared *typed, n int) {
	if n == 0 {
		b.text = append(b.text, '.')
	}
	for i := range n {
		if i > 0 {
			b.text = append(b.text, ';')
		}
		b.word(shared, shared.single())
		kind, length := shared.descriptor()
		if kind != typeMissing && length > 0 {
			b.text = shared.values(append(b.text, '='), kind, length, b.dictionary.older)
		}
		if shared.bad {
			return
		}
	}
}

// formats appends FORMAT and the sample's column. Each key's values stand there for all samples in turn.
func (b *bcfReader) formats(each *typed, n, samples, sample int) {
	b.text = append(b.text, '\t')
	var column []byte
	for i := range n {
		if i > 0 {
			b.text, column = append(b.text, ':'), append(column, ':')
		}
		start := len(b.text)
		b.word(each, each.single())
		genotype := string(b.text[start:]) == "GT"
		kind, length := each.descriptor()
		width := length * kind.size()
		values := each.take(width * samples)
		if each.bad || sample >= samples {
			each.bad = true
			return
		}
		own := &typed{data: values[sample*width:][:width]}
		if genotype {
			column = own.genotype(column, kind, length)
		} else {
			column = own.values(column, kind, length, b.dictionary.older)
		}
		each.bad = each.bad || own.bad
	}
	if n == 0 {
		b.text, column = append(b.text, '.'), append(column, '.')
	}
	b.text = append(append(b.text, '\t'), column...)
}
