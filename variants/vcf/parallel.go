package vcf

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"hash/crc32"
	"io"
	"slices"
	"sync"

	"github.com/biogo/hts/bgzf"
)

// blockReader is the text of a BGZF file from its start, block by block.
type blockReader struct {
	r       *bufio.Reader
	inflate inflater
	raw     []byte
	text    []byte
	left    []byte // of the text
}

func newBlockReader(r io.Reader) *blockReader {
	return &blockReader{r: bufio.NewReaderSize(r, 2*bgzf.MaxBlockSize)}
}

func (b *blockReader) Read(p []byte) (int, error) {
	for len(b.left) == 0 {
		var err error
		if b.raw, err = appendBlock(b.raw[:0], b.r); err != nil {
			return 0, err
		}
		if b.text, err = b.inflate.blocks(b.text[:0], b.raw); err != nil {
			return 0, err
		}
		b.left = b.text
	}
	n := copy(p, b.left)
	b.left = b.left[n:]
	return n, nil
}

// appendBlock reads the next block. io.EOF says that none follows, io.ErrUnexpectedEOF that the
// file ends within it, gzip.ErrHeader that something else follows.
func appendBlock(raw []byte, r *bufio.Reader) ([]byte, error) {
	head, err := r.Peek(bgzfHeader)
	switch {
	case len(head) == 0:
		return raw, err
	case !bytes.HasPrefix(head, gzipMagic):
		return raw, gzip.ErrHeader
	case err != nil:
		return raw, cutShort(err)
	}
	if head, err = r.Peek(bgzfHeader + int(binary.LittleEndian.Uint16(head[10:]))); err != nil {
		return raw, cutShort(err)
	}
	size := blockSize(head)
	if size == 0 {
		return raw, errBlock
	}
	n := len(raw)
	raw = append(raw, make([]byte, size)...)
	if _, err := io.ReadFull(r, raw[n:]); err != nil {
		return raw[:n], cutShort(err)
	}
	return raw, nil
}

// cutShort is the error of a read that ended within a block.
func cutShort(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// inflater inflates blocks. It lies apart from what other goroutines write: on one line of the
// processor's cache two of them take twice the time.
type inflater struct {
	_ [128]byte
	unpacker
	_ [128]byte
}

// blocks appends the text of the blocks that raw consists of, each held against what its trailer
// states, up to the first that is damaged.
func (i *inflater) blocks(text, raw []byte) ([]byte, error) {
	for len(raw) > 0 {
		data, ok := deflated(raw)
		if !ok {
			return text, errBlock
		}
		block := raw[:blockSize(raw)]
		raw = raw[len(block):]
		size := textSize(block)
		if size > bgzf.MaxBlockSize {
			return text, errBlock
		}
		n := len(text)
		text = slices.Grow(text, size)[:n+size]
		trailer := block[len(block)-blockTrailer:]
		if err := i.unpack(text[n:], data[:len(data)+blockTrailer], len(data)); err != nil {
			return text[:n], err
		}
		if crc32.ChecksumIEEE(text[n:]) != binary.LittleEndian.Uint32(trailer) {
			return text[:n], errBlock
		}
	}
	return text, nil
}

const (
	// inflaters is how many goroutines inflate a file that is read whole.
	inflaters = 2
	// batchBlocks is how many blocks one of them takes at once.
	batchBlocks = 12
	// batches is how many batches are under way at most, which bounds the memory.
	batches = 4 * inflaters
)

// batch is a number of blocks on their way through an inflater.
type batch struct {
	raw, text []byte
	err       error // what comes behind the text
	done      chan struct{}
}

// parallelReader is the text of a BGZF file from its start: one goroutine reads blocks, others
// inflate them and check their sums, Read puts them in order again.
type parallelReader struct {
	ordered chan *batch // as in the file
	free    chan *batch
	quit    chan struct{}
	running sync.WaitGroup
	now     *batch
	left    []byte // of its text
}

// newParallelReader begins to read. Close must be called.
func newParallelReader(r io.Reader) *parallelReader {
	p := &parallelReader{ordered: make(chan *batch, batches), free: make(chan *batch, batches), quit: make(chan struct{})}
	for range batches {
		p.free <- &batch{done: make(chan struct{}, 1)}
	}
	work := make(chan *batch, batches)
	p.running.Go(func() { p.cut(bufio.NewReaderSize(r, 4*bgzf.MaxBlockSize), work) })
	for range inflaters {
		p.running.Go(func() {
			inflate := new(inflater)
			for b := range work {
				if text, err := inflate.blocks(b.text[:0], b.raw); err != nil {
					b.text, b.err = text, err
				} else {
					b.text = text
				}
				b.done <- struct{}{}
			}
		})
	}
	return p
}

// cut reads blocks into batches until the file ends. There is room in the channels for all batches.
func (p *parallelReader) cut(r *bufio.Reader, work chan<- *batch) {
	defer close(work)
	for {
		select {
		case <-p.quit:
			return
		case b := <-p.free:
			b.raw = b.raw[:0]
			for n := 0; n < batchBlocks && b.err == nil; n++ {
				b.raw, b.err = appendBlock(b.raw, r)
			}
			last := b.err != nil
			work <- b
			p.ordered <- b
			if last {
				return
			}
		}
	}
}

func (p *parallelReader) Read(to []byte) (int, error) {
	for len(p.left) == 0 {
		if p.now != nil {
			if p.now.err != nil {
				return 0, p.now.err
			}
			p.free <- p.now
		}
		p.now = <-p.ordered
		<-p.now.done
		p.left = p.now.text
	}
	n := copy(to, p.left)
	p.left = p.left[n:]
	return n, nil
}

// Close ends the reading.
func (p *parallelReader) Close() {
	close(p.quit)
	p.running.Wait()
}
