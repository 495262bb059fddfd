package vcf

import (
	"encoding/binary"
	"errors"
	"io"

	"github.com/biogo/hts/bgzf"
)

var errBlock = errors.New("no sound BGZF block")

// blockTrailer is the length of what follows the deflated data: checksum and length of the text.
const blockTrailer = behindData

// deflated is the compressed part of the block that begins at raw; ok is false if none does or
// raw does not hold it whole.
func deflated(raw []byte) (data []byte, ok bool) {
	size := blockSize(raw)
	if size == 0 || size > len(raw) {
		return nil, false
	}
	start := bgzfHeader + int(binary.LittleEndian.Uint16(raw[10:]))
	if start+blockTrailer > size {
		return nil, false
	}
	return raw[start : size-blockTrailer], true
}

// textSize is the length of the text as the block's trailer states it.
func textSize(block []byte) int { return int(binary.LittleEndian.Uint32(block[len(block)-4:])) }

// chunk is a stretch of a BGZF file from one virtual offset to another: the place of a block in
// the file, shifted by 16 bits, plus the place in the block's text.
type chunk struct{ begin, end uint64 }

// chunkReader reads the text of a chunk. bgzf.Reader seeks as well, but it trusts the offsets
// it is given; those of an index come from another file.
type chunkReader struct {
	r       io.ReaderAt
	at      int64 // of the block to read next
	skip    int   // bytes of it before the chunk
	end     uint64
	left    []byte // of the text of the block read last
	last    bool   // it was the chunk's last block
	raw     []byte
	text    []byte
	inflate inflater
}

func newChunkReader(r io.ReaderAt, c chunk) *chunkReader {
	read := &chunkReader{r: r, raw: make([]byte, bgzf.MaxBlockSize)}
	read.reset(c)
	return read
}

// reset goes to another chunk.
func (c *chunkReader) reset(to chunk) {
	c.at, c.skip, c.end = int64(to.begin>>16), int(to.begin&0xffff), to.end
	c.left, c.last = nil, false
}

func (c *chunkReader) Read(p []byte) (int, error) {
	for len(c.left) == 0 {
		if c.last || uint64(c.at)<<16 >= c.end {
			return 0, io.EOF
		}
		if err := c.block(); err != nil {
			return 0, err
		}
	}
	n := copy(p, c.left)
	c.left = c.left[n:]
	return n, nil
}

// block reads the next block and checks its checksum.
func (c *chunkReader) block() error {
	n, err := c.r.ReadAt(c.raw, c.at)
	if err != nil && err != io.EOF {
		return err
	}
	size := blockSize(c.raw[:n])
	if size == 0 || size > n {
		return errBlock
	}
	if c.text, err = c.inflate.blocks(c.text[:0], c.raw[:size]); err != nil {
		return err
	}
	text := c.text
	if uint64(c.at) == c.end>>16 {
		c.last = true
		text = text[:min(len(text), int(c.end&0xffff))]
	}
	if c.skip > len(text) {
		return errBlock
	}
	c.left, c.skip = text[c.skip:], 0
	c.at += int64(size)
	return nil
}
