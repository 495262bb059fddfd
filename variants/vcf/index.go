package vcf

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"slices"

	"github.com/klauspost/compress/gzip"

	"allelens/variants"
)

// maxIndex is the largest index read, in bytes after inflating; that of a genome has some megabytes.
const maxIndex = 32 << 20

// usualRatio is how many times longer most indexes become when inflated.
const usualRatio = 4

var errIndex = errors.New("no sound index")

// fileIndex is a tabix or CSI index: per contig the bins of a tree over its positions, each with
// the chunks of the file that hold the bin's records. Records stand in the smallest bin that
// holds all they span. The layouts are those of the SAM specification's companions, tabix.pdf
// and CSIv1.pdf. It is read here and not by hts/tabix because that reader believes the lengths
// that a damaged index states, and panics or exhausts the memory.
type fileIndex struct {
	shift, depth uint // a smallest bin has 1<<shift bases; each of depth levels has eight times as many bins
	names        []string
	foreign      bool    // the names are those of a BCF file
	contigs      [][]bin // as in names, by number; few of the bins that there can be are there
	chunks       []chunk // of all bins
}

// bin is where the chunks of one bin stand among all.
type bin struct{ number, first, behind uint32 }

// findIndex takes the index beside the file if there is one that can be trusted.
func (f *File) findIndex() {
	for _, ending := range []string{".tbi", ".csi"} {
		path := f.identity.Path + ending
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		data, err := f.file.Stat()
		if err != nil || info.ModTime().Before(data.ModTime()) {
			f.notes = append(f.notes, variants.Note("index_older", f.identity.Name+ending))
			continue
		}
		var contigs []string
		if f.numbers {
			contigs = f.dictionary.names()
		}
		index, err := loadIndex(path, contigs)
		if err == nil {
			err = index.fits(f.file, f.identity.Bytes)
		}
		if err != nil {
			f.notes = append(f.notes, variants.Warn("index_unusable", f.identity.Name+ending).Because(err))
			continue
		}
		f.index = index
		return
	}
}

// loadIndex reads an index. contigs are the names of a BCF file's, which its index does not repeat.
func loadIndex(path string, contigs []string) (*fileIndex, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	var data bytes.Buffer
	if info, err := file.Stat(); err == nil {
		data.Grow(int(min(usualRatio*info.Size(), maxIndex)))
	}
	if _, err := data.ReadFrom(io.LimitReader(unpacked, maxIndex+1)); err != nil {
		return nil, err
	}
	if data.Len() > maxIndex {
		return nil, errIndex
	}
	return parseIndex(data.Bytes(), contigs)
}

// parseIndex reads an inflated .tbi or .csi.
func parseIndex(data []byte, contigs []string) (*fileIndex, error) {
	c := &cursor{data: data}
	switch magic := string(c.bytes(4)); magic {
	case "TBI\x01":
		x := &fileIndex{shift: 14, depth: 5}
		refs := c.count(4)
		x.names = c.names()
		return x, x.refs(c, refs, false)
	case "CSI\x01":
		x := &fileIndex{shift: uint(c.count(0)), depth: uint(c.count(0))}
		aux := &cursor{data: c.bytes(c.count(1))}
		if x.names, x.foreign = contigs, contigs != nil; !x.foreign {
			x.names = aux.names()
		}
		if aux.bad || x.shift > 30 || x.depth > 9 || x.shift+3*x.depth > 60 {
			return nil, errIndex
		}
		return x, x.refs(c, c.count(4), true)
	}
	return nil, errIndex
}

// binAlone is the length in bytes of a bin with one chunk, as most have.
const binAlone = 24

// refs reads the bins of n contigs, which must be as many as the index has names.
func (x *fileIndex) refs(c *cursor, n int, csi bool) error {
	if c.bad || n > len(x.names) || !x.foreign && n < len(x.names) {
		return errIndex
	}
	x.names = x.names[:n]
	x.chunks = make([]chunk, 0, len(c.data)/binAlone)
	for range n {
		n := c.count(8)
		bins := make([]bin, 0, n)
		for range n {
			b := bin{number: c.uint32(), first: uint32(len(x.chunks))}
			if csi {
				c.bytes(8) // where the bin's records begin: serves to skip chunks only
			}
			for range c.count(16) {
				x.chunks = append(x.chunks, chunk{c.uint64(), c.uint64()})
			}
			if b.number == x.pseudoBin() {
				x.chunks = x.chunks[:b.first]
				continue
			}
			b.behind = uint32(len(x.chunks))
			bins = append(bins, b)
		}
		if !csi {
			c.bytes(8 * c.count(8)) // the linear index: the same
		}
		if c.bad {
			return errIndex
		}
		slices.SortStableFunc(bins, func(a, b bin) int { return cmp.Compare(a.number, b.number) })
		x.contigs = append(x.contigs, bins)
	}
	return nil
}

// pseudoBin is the number under which counts are kept, one behind the last bin.
func (x *fileIndex) pseudoBin() uint32 { return uint32((1<<(3*(x.depth+1))-1)/7) + 1 }

// fits is an error if the index is another file's: a chunk lies outside the file, or records
// follow the last chunk, of which the index knows nothing.
func (x *fileIndex) fits(file io.ReaderAt, size int64) error {
	end := uint64(0)
	for _, c := range x.chunks {
		if c.end>>16 > uint64(size) || c.end < c.begin {
			return errIndex
		}
		end = max(end, c.end)
	}
	rest := newLines(newChunkReader(file, chunk{end, uint64(size) << 16}), func() error { return nil })
	for {
		line, err := rest.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case len(line) > 0 && (line[0] != '#' || x.foreign):
			return errIndex
		}
	}
}

// lookBack is how many bases before a region are read too. Programs that make indexes know REF
// and END, and not all of them SVLEN and LEN: a deletion that states its length only is filed as
// if it were one base long.
const lookBack = 100_000

// holding are the chunks of the file that hold the records of the contig, numbered as in names,
// that overlap a region or the bases before it; sorted, without overlap. They hold other records as well.
func (x *fileIndex) holding(contig int, regions []span, back int) []chunk {
	var all []chunk
	limit := 1<<(x.shift+3*x.depth) - 1
	taken := make([]bool, len(x.contigs[contig])) // of the contig's bins, which regions share
	for _, r := range regions {
		beg, end := min(max(r.start-1-back, 0), limit), min(max(r.end-1, 0), limit)
		first := 0 // bin of the level
		for level := range x.depth + 1 {
			shift := x.shift + 3*(x.depth-level)
			all = x.gather(all, contig, first+beg>>shift, first+end>>shift, taken)
			first += 1 << (3 * level)
		}
	}
	slices.SortFunc(all, func(a, b chunk) int { return cmp.Compare(a.begin, b.begin) })
	var merged []chunk
	for _, c := range all {
		if n := len(merged); n > 0 && c.begin>>16 <= merged[n-1].end>>16+besideBlock {
			merged[n-1].end = max(merged[n-1].end, c.end)
			continue
		}
		merged = append(merged, c)
	}
	return merged
}

// besideBlock is how many bytes of the file between two chunks of a contig are read along: about one block.
const besideBlock = 16 << 10

// gather appends the chunks of a contig's bins from first to last, of each bin once.
func (x *fileIndex) gather(to []chunk, contig, first, last int, taken []bool) []chunk {
	bins := x.contigs[contig]
	at, _ := slices.BinarySearchFunc(bins, first, func(b bin, number int) int { return cmp.Compare(int(b.number), number) })
	for i, b := range bins[at:] {
		if int(b.number) > last {
			break
		}
		if !taken[at+i] {
			taken[at+i] = true
			to = append(to, x.chunks[b.first:b.behind]...)
		}
	}
	return to
}

// cursor takes numbers from the start of data; bad is set once there are too few.
type cursor struct {
	data []byte
	bad  bool
}

func (c *cursor) bytes(n int) []byte {
	if n < 0 || n > len(c.data) {
		c.bad = true
		c.data = nil
		return nil
	}
	b := c.data[:n]
	c.data = c.data[n:]
	return b
}

func (c *cursor) uint32() uint32 {
	if b := c.bytes(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (c *cursor) uint64() uint64 {
	if b := c.bytes(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

// count reads the number of things that follow, which take at least size bytes each.
func (c *cursor) count(size int) int {
	n := int(int32(c.uint32()))
	if n < 0 || n*size > len(c.data) {
		c.bad = true
		n = 0
	}
	return n
}

// names reads the part that tells how the indexed text is laid out, and the contigs' names.
func (c *cursor) names() []string {
	c.bytes(24) // columns, comment sign: those of VCF
	list := c.bytes(c.count(1))
	if len(list) == 0 || bytes.Count(list, []byte{0}) > mostContigs {
		c.bad = c.bad || len(list) > 0
		return nil
	}
	var names []string
	for name := range bytes.SplitSeq(bytes.TrimSuffix(list, []byte{0}), []byte{0}) {
		names = append(names, string(name))
	}
	return names
}
