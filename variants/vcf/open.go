package vcf

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/biogo/hts/bgzf"

	"allelens/variants"
)

// File is an open VCF file. Its methods may be called from several goroutines at once.
type File struct {
	options    Options
	file       *os.File
	pipe       *pipe // nil for a file on a disk
	asOpened   fs.FileInfo
	identity   Identity    // but for SHA256
	container  string      // as Identity.Format names it for VCF
	numbers    bool        // the file is BCF
	dictionary *dictionary // of a BCF file
	header     *Header
	columns    string // the column line
	rules      *rules // with what the header declares
	bodyLine   int64  // number of the column line
	body       int64  // bytes of text before the records; 0 if they stand in the file in another encoding
	sample     int    // column of the sample, counted from the first sample
	sep        byte
	quoted     bool
	noEOF      bool // a BGZF file without the block that ends it

	index    *fileIndex // nil if there is none to be used
	bisect   bool       // without index, bisection may answer
	quickBad atomic.Bool
	notes    []*variants.Problem // on the index; they go into every tally

	cancel    context.CancelFunc
	aside     sync.WaitGroup // what is done beside the reading
	startHash func()         // begins to compute the checksum, once
	sum       string
	surveys   chan surveyed // the survey for the first bisection
	scanned   atomic.Bool
	closed    atomic.Bool
}

// alwaysHashed is the length in bytes up to which the checksum is computed whatever is read of
// the file: that takes no longer than finding its records. Of larger files it is computed where
// they are read whole.
const alwaysHashed = 64 << 20

// Open opens a VCF file, plain, gzip or bgzip by its content, reads its header and finds the
// sample and the index. Errors are *variants.Problem, or the context's. The context also ends
// the computing of the checksum, which goes on in the background until Close.
func Open(ctx context.Context, path string, o Options) (*File, error) {
	f := &File{options: o}
	f.identity.Path = path
	f.identity.Name = filepath.Base(path)
	if p := f.open(); p != nil {
		return nil, p
	}
	background, cancel := context.WithCancel(ctx)
	f.cancel = cancel
	f.startHash = sync.OnceFunc(func() { f.aside.Go(func() { f.sum = f.hash(background) }) })
	if f.pipe != nil || o.recording != nil {
		f.startHash = func() {}
	}
	if f.options.Whole || f.identity.Bytes <= cmp.Or(f.options.hashUpTo, alwaysHashed) {
		f.startHash()
	}
	if err := f.prepare(ctx); err != nil {
		_ = f.Close()
		return nil, err
	}
	if f.bisect && (!o.anySample || o.recording != nil) {
		f.surveyAhead(background)
	}
	return f, nil
}

// prepare reads the header and finds how records are reached.
func (f *File) prepare(ctx context.Context) error {
	if err := f.readHeader(ctx); err != nil {
		return err
	}
	if !f.options.Sites {
		sample, p := chooseSample(f.header.Samples, f.options.Sample, f.identity.Name)
		if f.options.anySample && len(f.header.Samples) > 0 {
			sample, p = 0, nil
		}
		if p != nil {
			return p
		}
		f.sample = sample
	}
	if f.pipe != nil {
		return nil
	}
	if f.container == formatBGZF {
		whole, err := bgzf.HasEOF(f.file)
		f.noEOF = err != nil || !whole
		if !f.options.Whole {
			f.findIndex()
		}
	}
	f.bisect = !f.options.Whole && f.index == nil && f.bisectable()
	return nil
}

// open opens the file on the disk, or takes the program's input, and tells its container.
func (f *File) open() *variants.Problem {
	if f.options.Pipe && f.identity.Path == StandardInput {
		f.identity.Name = "stdin"
		return f.look(os.Stdin)
	}
	path, name := f.identity.Path, f.identity.Name
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return variants.Fail("file_missing", name).Because(err)
	case err != nil:
		return variants.Fail("file_unreadable", name).Because(err)
	case info.IsDir():
		return variants.Fail("file_directory", name)
	case !info.Mode().IsRegular() && !(f.options.Pipe && isPipe(info)):
		return variants.Fail("file_not_regular", name)
	}
	file, err := os.Open(path)
	if err != nil {
		return variants.Fail("file_unreadable", name).Because(err)
	}
	return f.look(file)
}

// look takes the open file and tells its container.
func (f *File) look(file *os.File) *variants.Problem {
	name := f.identity.Name
	info, err := file.Stat()
	var head []byte
	switch {
	case err != nil:
	case f.options.Pipe && isPipe(info):
		f.pipe = newPipe(file)
		head, err = f.pipe.r.Peek(bgzf.MaxBlockSize)
	case !info.Mode().IsRegular():
		_ = file.Close()
		return variants.Fail("file_not_regular", name)
	default:
		f.asOpened, f.identity.Bytes = info, info.Size()
		head = make([]byte, min(info.Size(), bgzf.MaxBlockSize))
		var n int
		n, err = file.ReadAt(head, 0)
		head = head[:n]
	}
	switch {
	case len(head) == 0 && (err == nil || err == io.EOF):
		_ = file.Close()
		return variants.Fail("empty_file", name)
	case len(head) == 0:
		_ = file.Close()
		return variants.Fail("file_unreadable", name).Because(err)
	}
	f.file = file
	f.container = container(head)
	f.identity.Format = f.container
	if f.numbers = f.isBCF(head); f.numbers {
		f.identity.Format = strings.Replace(f.container, "vcf.gz", "bcf", 1)
		f.identity.Format = strings.Replace(f.identity.Format, "vcf", "bcf", 1)
	}
	return nil
}

// isBCF looks at what is packed in the first bytes of the file.
func (f *File) isBCF(head []byte) bool {
	var unpacked io.Reader = bytes.NewReader(head)
	switch f.container {
	case formatBGZF:
		unpacked = newBlockReader(unpacked)
	case formatGzip:
		r, err := gzip.NewReader(unpacked)
		if err != nil {
			return false
		}
		unpacked = r
	}
	first := make([]byte, len(bcfMagic))
	_, err := io.ReadFull(unpacked, first)
	return err == nil && string(first) == bcfMagic
}

// Header is what the lines before the records say. It must not be changed.
func (f *File) Header() *Header { return f.header }

// Sample is the name of the sample whose genotypes are read; "" with Options.Sites.
func (f *File) Sample() string {
	if f.options.Sites {
		return ""
	}
	return f.header.Samples[f.sample]
}

// Access says how the records of a region are reached; after an index or bisection failed, ByStream.
func (f *File) Access() Access {
	switch {
	case f.quickBad.Load():
		return ByStream
	case f.index != nil:
		return ByIndex
	case f.bisect:
		return ByBisect
	}
	return ByStream
}

// Once reports whether the file is a pipe, of which one scan can be made.
func (f *File) Once() bool { return f.pipe != nil }

// lacksEnd reports whether the block is missing that ends a BGZF file; of a pipe that is known at its end.
func (f *File) lacksEnd() bool {
	if f.pipe != nil {
		return f.container == formatBGZF && f.pipe.lacksEnd()
	}
	return f.noEOF
}

// Identity gives the checksum, for which it waits, once a Scan has ended; until then it is
// empty. It stays so of a large file that is not read whole, if the context ended, or if the file
// cannot be read to its end.
func (f *File) Identity() Identity {
	id := f.identity
	if f.pipe != nil {
		if f.scanned.Load() {
			id.Bytes, id.SHA256 = f.pipe.size, f.pipe.checksum()
		}
		return id
	}
	if f.scanned.Load() {
		f.aside.Wait()
		id.SHA256 = f.sum
	}
	return id
}

// Close ends the computing of the checksum and closes the file; once more, it does nothing. A file that changed since it was
// opened is an error.
func (f *File) Close() error {
	if f.closed.Swap(true) {
		return nil
	}
	f.cancel()
	f.aside.Wait()
	changed := f.changed()
	if f.pipe != nil {
		f.pipe.close()
	}
	if err := f.file.Close(); err != nil || changed == nil {
		return err
	}
	return changed
}

// changed reports that the file on the disk is not what it was when it was opened: another
// program writes to it, and what was read may be half of one and half of the other.
func (f *File) changed() *variants.Problem {
	if f.pipe != nil {
		return nil
	}
	now, err := f.file.Stat()
	if err != nil || now.Size() != f.asOpened.Size() || !now.ModTime().Equal(f.asOpened.ModTime()) {
		return variants.Fail("file_changed", f.identity.Name).Because(err)
	}
	return nil
}

// hash is the checksum of the file as it lies on the disk; "" if it cannot be computed.
func (f *File) hash(ctx context.Context) string {
	sum := sha256.New()
	buf := make([]byte, 128<<10)
	for r := io.NewSectionReader(f.file, 0, f.identity.Bytes); ; {
		n, err := r.Read(buf)
		sum.Write(buf[:n])
		switch {
		case err == io.EOF:
			return hex.EncodeToString(sum.Sum(nil))
		case err != nil || ctx.Err() != nil:
			return ""
		}
	}
}
