package vcf

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"io/fs"
	"os"

	"github.com/biogo/hts/bgzf"
)

// StandardInput is the path that stands for the program's standard input, where pipes are read.
const StandardInput = "-"

// isPipe reports whether a file can be read once only, from start to end: a pipe, or a connection that
// stands for one. Devices, a terminal for one, are none.
func isPipe(info fs.FileInfo) bool { return info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket) != 0 }

// pipe is a file that is read once, from start to end: what is read is summed up and counted on the way.
type pipe struct {
	r     *bufio.Reader
	sum   hash.Hash
	size  int64
	tail  []byte  // the last bytes read
	ended bool    // all was read
	text  *stream // opened for the header, and read on by the scan; nil once that took it
}

func newPipe(file *os.File) *pipe {
	return &pipe{r: bufio.NewReaderSize(file, bgzf.MaxBlockSize), sum: sha256.New()}
}

// tailKept is more than the length of the block that ends a BGZF file.
const tailKept = 64

// Read reads on.
func (p *pipe) Read(to []byte) (int, error) {
	n, err := p.r.Read(to)
	p.sum.Write(to[:n])
	p.size += int64(n)
	p.tail = append(p.tail, to[max(0, n-tailKept):n]...)
	p.tail = p.tail[max(0, len(p.tail)-tailKept):]
	p.ended = p.ended || err == io.EOF
	return n, err
}

// lacksEnd reports whether the block that ends a BGZF file is missing where reading ended.
func (p *pipe) lacksEnd() bool {
	whole, err := bgzf.HasEOF(bytes.NewReader(p.tail))
	return err != nil || !whole
}

// take hands the text out, behind the header, to be read on: once.
func (p *pipe) take() (*stream, error) {
	text := p.text
	if p.text = nil; text == nil {
		return nil, &fs.PathError{Op: "read", Path: StandardInput, Err: fs.ErrClosed}
	}
	return text, nil
}

// drain reads what nothing asked for, so that the checksum is that of all, and whoever writes is not cut off.
func (p *pipe) drain() {
	_, _ = io.Copy(io.Discard, p) // what cannot be read has no checksum
}

// close ends the reading of a text that no scan took.
func (p *pipe) close() {
	if p.text != nil {
		p.text.close()
		p.text = nil
	}
}

// checksum is that of all bytes, "" if some were not read.
func (p *pipe) checksum() string {
	if !p.ended {
		return ""
	}
	return hex.EncodeToString(p.sum.Sum(nil))
}
