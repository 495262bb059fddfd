package vcf

import (
	"bytes"
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

// bgzfMedium is a BGZF file.
type bgzfMedium struct {
	r      io.ReaderAt
	size   int64
	buf    []byte
	raw    bytes.Reader
	inflat io.ReadCloser
}

func newBGZFMedium(r io.ReaderAt, size int64) *bgzfMedium {
	return &bgzfMedium{r: r, size: size, buf: make([]byte, bgzf.MaxBlockSize+len(blockMagic)),
		inflat: flate.NewReader(bytes.NewReader(nil))}
}

// blockMagic begins every BGZF block: a gzip header with an extra field.
var blockMagic = []byte{0x1f, 0x8b, 8, 4}

// find looks for the bytes that begin a block. They may stand within one by chance, so that
// another block, or the end of the file, must follow where the block says that it ends.
func (m *bgzfMedium) find(from, to int64) (int64, error) {
	n, err := m.r.ReadAt(m.buf[:min(int64(len(m.buf)), m.size-from)], from)
	if err != nil && err != io.EOF {
		return -1, err
	}
	for i := 0; ; i++ {
		next := bytes.Index(m.buf[i:n], blockMagic)
		if next < 0 {
			break
		}
		i += next
		at := from + int64(i)
		if at >= to {
			return -1, nil
		}
		if m.begins(at) {
			return at, nil
		}
	}
	if from+bgzf.MaxBlockSize < to {
		return -1, errBlock // blocks are not that long
	}
	return -1, nil
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
	return newChunkReader(m.r, chunk{uint64(at) << 16, uint64(m.size) << 16})
}

func (m *bgzfMedium) glance(at int64) io.Reader { return &glance{m: m, next: at} }

// glance inflates block after block only as far as it is read. A medium has one at a time.
type glance struct {
	m    *bgzfMedium
	next int64
	open bool // a block is being read
}

func (g *glance) Read(p []byte) (int, error) {
	for {
		if !g.open {
			if err := g.block(); err != nil {
				return 0, err
			}
		}
		n, err := g.m.inflat.Read(p)
		if err == io.EOF {
			g.open = false
		} else if err != nil {
			return n, errBlock
		}
		if n > 0 {
			return n, nil
		}
	}
}

// block goes to the next block.
func (g *glance) block() error {
	m := g.m
	if g.next == m.size {
		return io.EOF
	}
	n, err := m.r.ReadAt(m.buf[:min(bgzf.MaxBlockSize, m.size-g.next)], g.next)
	if err != nil && err != io.EOF {
		return err
	}
	data, ok := deflated(m.buf[:n])
	if !ok {
		return errBlock
	}
	g.next += int64(blockSize(m.buf[:n]))
	m.raw.Reset(data)
	g.open = true
	return m.inflat.(flate.Resetter).Reset(&m.raw, nil)
}
