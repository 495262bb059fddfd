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
const maxIndex = 256 << 20

var errIndex = errors.New("no sound index")

// fileIndex is a tabix or CSI index: per contig the bins of a tree over its positions, each with
// the chunks of the file that hold the bin's records. Records stand in the smallest bin that
// holds all they span. The layouts are those of the SAM specification's companions, tabix.pdf
// and CSIv1.pdf. It is read here and not by hts/tabix because that reader believes the lengths
// that a damaged index states, and panics or exhausts the memory.
type fileIndex struct {
	shift, depth uint // a smallest bin has 1<<shift bases; each of depth levels has eight times as many bins
	names        []string
	bins         []map[uint32][]chunk // by contig as in names
}

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
		index, err := loadIndex(path)
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

func loadIndex(path string) (*fileIndex, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(unpacked, maxIndex+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxIndex {
		return nil, errIndex
	}
	return parseIndex(data)
}

// parseIndex reads an inflated .tbi or .csi.
func parseIndex(data []byte) (*fileIndex, error) {
	c := &cursor{data: data}
	switch magic := string(c.bytes(4)); magic {
	case "TBI\x01":
		x := &fileIndex{shift: 14, depth: 5}
		refs := c.count(4)
		x.names = c.names()
		x.refs(c, refs, false)
		return x, c.verdict(refs == len(x.names))
	case "CSI\x01":
		x := &fileIndex{shift: uint(c.count(0)), depth: uint(c.count(0))}
		aux := &cursor{data: c.bytes(c.count(1))}
		x.names = aux.names()
		if aux.bad || x.shift > 30 || x.depth > 9 || x.shift+3*x.depth > 60 {
			return nil, errIndex
		}
		refs := c.count(4)
		x.refs(c, refs, true)
		return x, c.verdict(refs == len(x.names))
	}
	return nil, errIndex
}

// refs reads the bins of n contigs.
func (x *fileIndex) refs(c *cursor, n int, csi bool) {
	var all []chunk
	for range n {
		n := c.count(8)
		bins := make(map[uint32][]chunk, min(n, 1<<16))
		for range n {
			bin := c.uint32()
			if csi {
				c.bytes(8) // where the bin's records begin: serves to skip chunks only
			}
			first := len(all)
			for range c.count(16) {
				all = append(all, chunk{c.uint64(), c.uint64()})
			}
			chunks := all[first:len(all):len(all)]
			if bin != x.pseudoBin() {
				bins[bin] = chunks
			}
		}
		if !csi {
			c.bytes(8 * c.count(8)) // the linear index: the same
		}
		if c.bad {
			return
		}
		x.bins = append(x.bins, bins)
	}
}

// pseudoBin is the number under which counts are kept, one behind the last bin.
func (x *fileIndex) pseudoBin() uint32 { return uint32((1<<(3*(x.depth+1))-1)/7) + 1 }

// fits is an error if the index is another file's: a chunk lies outside the file, or records
// follow the last chunk, of which the index knows nothing.
func (x *fileIndex) fits(file io.ReaderAt, size int64) error {
	end := uint64(0)
	for _, bins := range x.bins {
		for _, chunks := range bins {
			for _, c := range chunks {
				if c.end>>16 > uint64(size) || c.end < c.begin {
					return errIndex
				}
				end = max(end, c.end)
			}
		}
	}
	rest := newLines(newChunkReader(file, chunk{end, uint64(size) << 16}), func() error { return nil })
	for {
		line, err := rest.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case len(line) > 0 && line[0] != '#':
			return errIndex
		}
	}
}

// lookBack is how many bases before a region are read too. Programs that make indexes know REF
// and END, and not all of them SVLEN and LEN: a deletion that states its length only is filed as
// if it were one base long.
const lookBack = 100_000

// chunks are the parts of the file that hold the records of the contig, numbered as in names,
// that overlap a region; sorted, without overlap. They hold other records as well.
func (x *fileIndex) chunks(contig int, regions []span) []chunk {
	var all []chunk
	limit := 1<<(x.shift+3*x.depth) - 1
	for _, r := range regions {
		beg, end := min(max(r.start-1-lookBack, 0), limit), min(max(r.end-1, 0), limit)
		first := 0 // bin of the level
		for level := range x.depth + 1 {
			shift := x.shift + 3*(x.depth-level)
			all = x.gather(all, contig, first+beg>>shift, first+end>>shift)
			first += 1 << (3 * level)
		}
	}
	slices.SortFunc(all, func(a, b chunk) int { return cmp.Compare(a.begin, b.begin) })
	var merged []chunk
	for _, c := range all {
		if n := len(merged); n > 0 && c.begin <= merged[n-1].end {
			merged[n-1].end = max(merged[n-1].end, c.end)
			continue
		}
		merged = append(merged, c)
	}
	return merged
}

// gather appends the chunks of a contig's bins from first to last. Few of the bins that an index
// can have are there.
func (x *fileIndex) gather(to []chunk, contig, first, last int) []chunk {
	bins := x.bins[contig]
	if last-first < len(bins) {
		for bin := first; bin <= last; bin++ {
			to = append(to, bins[uint32(bin)]...)
		}
		return to
	}
	for bin, chunks := range bins {
		if first <= int(bin) && int(bin) <= last {
			to = append(to, chunks...)
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
	if len(list) == 0 {
		return nil
	}
	var names []string
	for name := range bytes.SplitSeq(bytes.TrimSuffix(list, []byte{0}), []byte{0}) {
		names = append(names, string(name))
	}
	return names
}

func (c *cursor) verdict(ok bool) error {
	if c.bad || !ok {
		return errIndex
	}
	return nil
}
