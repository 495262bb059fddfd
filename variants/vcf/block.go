package vcf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"

	"github.com/biogo/hts/bgzf"
	"github.com/klauspost/compress/flate"
)

var errBlock = errors.New("no sound BGZF block")

// readBlock inflates the BGZF block that begins at byte off of r and checks its checksum. size
// is the block's length in the file. bgzf.Reader seeks as well, but it trusts the offsets it is
// given; those of an index come from another file.
func readBlock(r io.ReaderAt, off int64) (text []byte, size int, err error) {
	raw := make([]byte, bgzf.MaxBlockSize)
	n, err := r.ReadAt(raw, off)
	if err != nil && err != io.EOF {
		return nil, 0, err
	}
	data, ok := deflated(raw[:n])
	if !ok {
		return nil, 0, errBlock
	}
	size = blockSize(raw)
	text = make([]byte, min(bgzf.MaxBlockSize, textSize(raw[:size])))
	if err := inflate(text, flate.NewReader(bytes.NewReader(data)), raw[:size]); err != nil {
		return nil, 0, err
	}
	return text, size, nil
}

// blockTrailer is the length of what follows the deflated data: checksum and length of the text.
const blockTrailer = 8

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

// inflate reads the block's text from r, which inflates it, and holds it against what the
// trailer states.
func inflate(text []byte, r io.Reader, block []byte) error {
	if len(text) != textSize(block) {
		return errBlock
	}
	if _, err := io.ReadFull(r, text); err != nil && len(text) > 0 {
		return errBlock
	}
	if crc32.ChecksumIEEE(text) != binary.LittleEndian.Uint32(block[len(block)-blockTrailer:]) {
		return errBlock
	}
	return nil
}

// chunk is a stretch of a BGZF file from one virtual offset to another: the place of a block in
// the file, shifted by 16 bits, plus the place in the block's text.
type chunk struct{ begin, end uint64 }

// chunkReader reads the text of a chunk.
type chunkReader struct {
	r    io.ReaderAt
	at   int64 // of the block to read next
	skip int   // bytes of it before the chunk
	end  uint64
	text []byte // what is left of the block read last
	last bool   // it was the chunk's last block
}

func newChunkReader(r io.ReaderAt, c chunk) *chunkReader {
	return &chunkReader{r: r, at: int64(c.begin >> 16), skip: int(c.begin & 0xffff), end: c.end}
}

func (c *chunkReader) Read(p []byte) (int, error) {
	for len(c.text) == 0 {
		if c.last || uint64(c.at)<<16 >= c.end {
			return 0, io.EOF
		}
		if err := c.block(); err != nil {
			return 0, err
		}
	}
	n := copy(p, c.text)
	c.text = c.text[n:]
	return n, nil
}

func (c *chunkReader) block() error {
	text, size, err := readBlock(c.r, c.at)
	if err != nil {
		return err
	}
	if uint64(c.at) == c.end>>16 {
		c.last = true
		text = text[:min(len(text), int(c.end&0xffff))]
	}
	if c.skip > len(text) {
		return errBlock
	}
	c.text, c.skip = text[c.skip:], 0
	c.at += int64(size)
	return nil
}
