package vcf

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"

	"github.com/biogo/hts/bgzf"
	"github.com/klauspost/compress/flate"
)

// medium is a file as blocks, from each of which on the text can be read. Places are bytes of
// the file as it lies on the disk.
type medium interface {
	// find returns where the first block begins that begins at from or behind it and before to;
	// -1 if none does.
	find(from, to int64) (int64, error)
	// after returns where the block ends that begins at at.
	after(at int64) (int64, error)
	// glance is the text from the block on, as little of it inflated as is read. Nothing proves
	// that it is sound.
	glance(at int64) io.Reader
	// text is the text from the block on, with its checksums held against it.
	text(at int64) io.Reader
}

// plainStep is the length of what stands for a block in plain text.
const plainStep = 64 << 10

// plainMedium is plain text, cut into blocks of one length.
type plainMedium struct {
	r    io.ReaderAt
	size int64
}

func (m *plainMedium) find(from, to int64) (int64, error) {
	if at := (from + plainStep - 1) / plainStep * plainStep; at < to {
		return at, nil
	}
	return -1, nil
}

func (m *plainMedium) after(at int64) (int64, error) {
	return min(at/plainStep*plainStep+plainStep, m.size), nil
}

func (m *plainMedium) glance(at int64) io.Reader { return m.text(at) }

func (m *plainMedium) text(at int64) io.Reader { return io.NewSectionReader(m.r, at, m.size-at) }

// bgzfMedium is a BGZF file. What it reads with is used again: it has one glance and one text at
// a time.
type bgzfMedium struct {
	r      io.ReaderAt
	size   int64
	buf    []byte
	raw    *bufio.Reader
	inflat io.ReadCloser
	chunk  *chunkReader
}

func newBGZFMedium(r io.ReaderAt, size int64) *bgzfMedium {
	return &bgzfMedium{
		r: r, size: size, buf: make([]byte, findStep+len(blockMagic)), raw: bufio.NewReaderSize(nil, glanced),
		inflat: flate.NewReader(bytes.NewReader(nil)), chunk: newChunkReader(r, chunk{}),
	}
}

// blockMagic begins every BGZF block: a gzip header with an extra field.
var blockMagic = []byte{0x1f, 0x8b, 8, 4}

// findStep is how many bytes are read at once in search of a block: about half of one, as most
// programs write them.
const findStep = 16 << 10

// find looks for the bytes that begin a block. They may stand within one by chance, so that
// another block, or the end of the file, must follow where the block says that it ends.
func (m *bgzfMedium) find(from, to int64) (int64, error) {
	for at := from; at < to && at <= from+bgzf.MaxBlockSize; at += findStep {
		n, err := m.r.ReadAt(m.buf[:min(int64(len(m.buf)), m.size-at)], at)
		if err != nil && err != io.EOF {
			return -1, err
		}
		if found := m.findIn(m.buf[:n], at); found >= 0 {
			if found >= to {
				return -1, nil
			}
			return found, nil
		}
	}
	if from+bgzf.MaxBlockSize < to {
		return -1, errBlock // blocks are not that long
	}
	return -1, nil
}

// findIn returns where the first block begins in data, which stand in the file at at; -1 if none does.
func (m *bgzfMedium) findIn(data []byte, at int64) int64 {
	for i := 0; ; i++ {
		next := bytes.Index(data[i:], blockMagic)
		if next < 0 {
			return -1
		}
		i += next
		if m.begins(at + int64(i)) {
			return at + int64(i)
		}
	}
}

// begins reports whether a block begins at at and another one, or nothing, behind it.
func (m *bgzfMedium) begins(at int64) bool {
	end, err := m.after(at)
	if err != nil || end == m.size {
		return err == nil
	}
	_, err = m.after(end)
	return err == nil
}

func (m *bgzfMedium) after(at int64) (int64, error) {
	var head [256]byte // more than any program writes into a block's header
	n, err := m.r.ReadAt(head[:], at)
	if err != nil && err != io.EOF {
		return 0, err
	}
	size := int64(blockSize(head[:n]))
	if size == 0 || at+size > m.size {
		return 0, errBlock
	}
	return at + size, nil
}

func (m *bgzfMedium) text(at int64) io.Reader {
	m.chunk.reset(chunk{uint64(at) << 16, uint64(m.size) << 16})
	return m.chunk
}

func (m *bgzfMedium) glance(at int64) io.Reader { return &glance{m: m, next: at} }

// glanced is how many bytes of compressed data the inflater is given first: enough for the start
// of the second line of most blocks. It gives out what it can make of them.
const glanced = 2 << 10

// glance inflates block after block only as far as it is read. An inflater left to itself would
// fill its window of 32 kB before it gives out a byte; this one is given a first part of the data
// and, when that is used up, a longer one from the start again.
type glance struct {
	m     *bgzfMedium
	next  int64 // of the block to open next
	start int64 // of the open block's compressed data
	size  int64 // of these data; 0 if no block is open
	given int64 // of them to the inflater
	taken int64 // of the text, by the reader
}

func (g *glance) Read(p []byte) (int, error) {
	for {
		if g.size == 0 {
			if err := g.block(); err != nil {
				return 0, err
			}
		}
		n, err := g.m.inflat.Read(p)
		g.taken += int64(n)
		if n > 0 {
			return n, nil
		}
		switch {
		case err == io.EOF:
			g.size = 0
		case err == io.ErrUnexpectedEOF && g.given < g.size:
			if err := g.give(4 * g.given); err != nil {
				return 0, err
			}
		case err != nil:
			return 0, errBlock
		}
	}
}

// block opens the next block.
func (g *glance) block() error {
	m := g.m
	if g.next == m.size {
		return io.EOF
	}
	var head [bgzfHeader]byte
	if _, err := m.r.ReadAt(head[:], g.next); err != nil && err != io.EOF {
		return err
	}
	end, err := m.after(g.next)
	if err != nil {
		return err
	}
	g.start = g.next + int64(bgzfHeader) + int64(binary.LittleEndian.Uint16(head[10:]))
	g.size = end - blockTrailer - g.start
	g.next, g.taken = end, 0
	if g.size <= 0 {
		return errBlock
	}
	return g.give(glanced)
}

// give lets the inflater begin anew with the first n bytes of the block's data, and go on to what
// was not read yet.
func (g *glance) give(n int64) error {
	g.given = min(n, g.size)
	g.m.raw.Reset(io.NewSectionReader(g.m.r, g.start, g.given))
	if err := g.m.inflat.(flate.Resetter).Reset(g.m.raw, nil); err != nil {
		return err
	}
	if _, err := io.CopyN(io.Discard, g.m.inflat, g.taken); err != nil {
		return errBlock
	}
	return nil
}
