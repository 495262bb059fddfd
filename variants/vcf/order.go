package vcf

import (
	"bytes"
	"slices"
	"strconv"

	"allelens/variants"
)

// order watches a whole file: whether its records are in order, and whether one stands there twice.
type order struct {
	contig     *contigCount
	pos        int
	here       [][]byte // what follows POS in the lines at pos
	unordered  oddity
	duplicates oddity
}

// oddity counts lines, and knows the first of those in the regions.
type oddity struct {
	count, first int64
	locus        variants.Interval
	outside      int
}

func (o *oddity) add(contig *contigCount, pos int, line int64) {
	region, ok := at(contig.regions, pos)
	if !ok || pos < region.start {
		o.outside++
		return
	}
	if o.count == 0 {
		canonical, _ := variants.ParseContig(contig.Name)
		o.first, o.locus = line, variants.Interval{Contig: canonical, Start: pos, End: pos}
	}
	o.count++
}

// met reports whether there was such a line.
func (o *oddity) met() bool { return o.count > 0 || o.outside > 0 }

// maxKept is how much of a line is kept, in bytes, for comparing its alleles. Longer alleles are
// not compared.
const maxKept = 4 << 10

// record takes a record's contig, counted already, position and further columns.
func (o *order) record(contig *contigCount, pos int, rest []byte, line int64) {
	switch {
	case contig != o.contig:
		if contig.Records > 1 {
			o.unordered.add(contig, pos, line)
		}
		o.contig, o.here = contig, o.here[:0]
	case pos < o.pos:
		o.unordered.add(contig, pos, line)
		o.here = o.here[:0]
	case pos > o.pos:
		o.here = o.here[:0]
	default:
		if own := alleles(rest); own != nil && slices.ContainsFunc(o.here, func(other []byte) bool { return bytes.Equal(alleles(other), own) }) {
			o.duplicates.add(contig, pos, line)
			return
		}
	}
	o.pos = pos
	n := len(o.here)
	if n < cap(o.here) {
		o.here = o.here[:n+1] // to use its bytes again
	} else {
		o.here = append(o.here, nil)
	}
	o.here[n] = append(o.here[n][:0], rest[:min(len(rest), maxKept)]...)
}

// alleles is REF and ALT of the columns from ID on; nil if they are not all there, or name a
// structural variant: several may begin at one base.
func alleles(rest []byte) []byte {
	_, rest, _ = nextColumn(rest)
	ref := bytes.IndexByte(rest, '\t')
	if ref < 0 {
		return nil
	}
	alt := bytes.IndexByte(rest[ref+1:], '\t')
	if alt < 0 || rest[ref+1] == '<' && !isAnyOther(string(rest[ref+1:ref+1+alt])) {
		return nil
	}
	return rest[:ref+1+alt]
}

// problems are what was found in the regions; what was found elsewhere is counted, by code.
func (o *order) problems(name string, outside map[string]int) []*variants.Problem {
	var list []*variants.Problem
	for _, found := range []struct {
		code string
		oddity
	}{{"out_of_order", o.unordered}, {"duplicate_records", o.duplicates}} {
		if found.count > 0 {
			list = append(list, variants.Warn(found.code, place(name, found.first), "count", strconv.FormatInt(found.count, 10)).At(found.locus))
		}
		if found.outside > 0 {
			outside[found.code] += found.outside
		}
	}
	return list
}
