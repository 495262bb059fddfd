package vcf

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"

	"github.com/biogo/hts/bgzf"
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
	size = blockSize(raw[:n])
	if size == 0 || size > n {
		return nil, 0, errBlock
	}
	start := bgzfHeader + int(binary.LittleEndian.Uint16(raw[10:]))
	if start+8 > size {
		return nil, 0, errBlock
	}
	sum := binary.LittleEndian.Uint32(raw[size-8:])
	length := binary.LittleEndian.Uint32(raw[size-4:])
	if length > bgzf.MaxBlockSize {
		return nil, 0, errBlock
	}
	text = make([]byte, length)
	if _, err := io.ReadFull(flate.NewReader(bytes.NewReader(raw[start:size-8])), text); err != nil && length > 0 {
		return nil, 0, errBlock
	}
	if crc32.ChecksumIEEE(text) != sum {
		return nil, 0, errBlock
	}
	return text, size, nil
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
