package vcf

import (
	"bytes"
	"strconv"
	"strings"

	"allelens/variants"
)

// Columns of a record, counted from 0.
const (
	colChrom = iota
	colPos
	colID
	colRef
	colAlt
	colQual
	colFilter
	colInfo
	colFormat
	colSample // in Record.Text
)

// recordReader reads the lines of one file as the chosen sample sees them.
type recordReader struct {
	name    string // of the file, for messages
	samples int    // sample columns
	sites   bool   // no sample is read
	sample  int    // the chosen one
	single  bool   // the file has one sample
	scale   Scale  // of FORMAT GP
	rules   *rules // nil if nothing is to be compared with the specification
	// within reports whether a place is one that is asked for; nil if all are.
	within  func(variants.Interval) bool
	columns [][]byte
	looks   int // lines that were read so far
	// Of the line read last, for the next one's use: the text of the columns, the columns, the parts of FORMAT,
	// which most lines have in common, and those of the sample's column.
	text                 []byte
	fields, keys, values []string
	format               string
}

// read reads one line that the header does not contain. number is 0 where it is not known.
func (r *recordReader) read(line []byte, number int64) (*Record, *variants.Problem) {
	r.looks++
	where := place(r.name, number)
	want := r.least()
	count := bytes.Count(line, []byte{'\t'}) + 1
	for ; count > want && line[len(line)-1] == '\t'; count-- {
		line = line[:len(line)-1]
	}
	r.split(line)
	switch {
	case r.sites:
		return r.readSite(where, number)
	case count != want:
		return nil, variants.Warn("line_columns", where, "at", locus(r.columns),
			"found", strconv.Itoa(count), "expected", strconv.Itoa(want)).At(locusOf(r.columns))
	case outsized(r.columns):
		return nil, variants.Warn("line_outsized", where, "at", locus(r.columns)).At(locusOf(r.columns))
	}
	rec := &Record{Line: number, Text: r.joined()}
	fields := r.fields
	p := rec.site(fields, where)
	if p == nil {
		r.parts()
		p = rec.call(fields, r.keys, r.values, where, r.single, r.scale)
	}
	locus := locusOf(fields)
	locus.End = max(locus.End, rec.End)
	if r.rules != nil && len(rec.Text) <= checkedText {
		r.rules.record(fields, number, locus, r.within == nil || r.within(locus))
	}
	if p != nil {
		return nil, p.At(locus)
	}
	return rec, nil
}

// split takes the columns of a line that are read: the fixed ones, FORMAT, and the chosen sample.
func (r *recordReader) split(line []byte) {
	r.columns = r.columns[:0]
	for at := 0; at <= firstSample+r.sample; at++ {
		column, rest, more := nextColumn(line)
		if at < firstSample || at == firstSample+r.sample {
			r.columns = append(r.columns, column)
		}
		if !more {
			return
		}
		line = rest
	}
}

// joined is the text of the columns, which stands in fields too.
func (r *recordReader) joined() string {
	r.text = r.text[:0]
	for i, c := range r.columns {
		if i > 0 {
			r.text = append(r.text, '\t')
		}
		r.text = append(r.text, c...)
	}
	text, at := string(r.text), 0
	r.fields = r.fields[:0]
	for _, c := range r.columns {
		r.fields = append(r.fields, text[at:at+len(c)])
		at += len(c) + 1
	}
	return text
}

// parts takes FORMAT and the sample's column apart.
func (r *recordReader) parts() {
	if format := r.fields[colFormat]; format != r.format || r.keys == nil {
		r.format, r.keys = format, strings.Split(format, ":")
	}
	r.values = r.values[:0]
	for value := range strings.SplitSeq(r.fields[colSample], ":") {
		r.values = append(r.values, value)
	}
}

// Longest columns read of one line, in bytes and in parts: far more than any caller writes. What is
// longer would take many times its length to read.
const (
	mostText    = 8 << 20
	checkedText = 64 << 10 // of a line that is held against the specification
	mostEntries = 10_000   // of INFO, alleles of ALT, sides of genotypes
	mostValues  = 1 << 20
)

// outsized reports whether a line has more parts than are read.
func outsized(columns [][]byte) bool {
	length := 0
	for _, c := range columns {
		length += len(c)
	}
	many := func(at int, separators string, most int) bool {
		n := 0
		for i := 0; at < len(columns) && i < len(separators); i++ {
			n += bytes.Count(columns[at], []byte{separators[i]})
		}
		return n > most
	}
	return length > mostText || length > mostEntries && (many(colAlt, ",", mostEntries) || many(colFilter, ";", mostEntries) || many(colInfo, ";", mostEntries) ||
		many(colFormat, ":", mostEntries) || many(colSample, "/|", mostEntries) || many(colSample, ",:", mostValues))
}

// readSite reads the fixed columns of a line alone.
func (r *recordReader) readSite(where string, number int64) (*Record, *variants.Problem) {
	if outsized(r.columns[:min(len(r.columns), len(fixedColumns))]) {
		return nil, variants.Warn("line_outsized", where, "at", locus(r.columns)).At(locusOf(r.columns))
	}
	if len(r.columns) < len(fixedColumns) {
		return nil, variants.Warn("line_columns", where, "at", locus(r.columns),
			"found", strconv.Itoa(len(r.columns)), "expected", strconv.Itoa(len(fixedColumns))).At(locusOf(r.columns))
	}
	rec := &Record{Line: number, Text: string(bytes.Join(r.columns[:len(fixedColumns)], []byte{'\t'}))}
	fields := strings.Split(rec.Text, "\t")
	if p := rec.site(fields, where); p != nil {
		return nil, p.At(locusOf(fields))
	}
	rec.End = rec.end(fields[colInfo], func(string) string { return "" })
	rec.Depth, rec.MinDepth, rec.Quality = -1, -1, -1
	rec.Unfiltered = isMissing(fields[colFilter])
	return rec, nil
}

// least is the number of columns that every line has.
func (r *recordReader) least() int {
	if r.sites {
		return len(fixedColumns)
	}
	return firstSample + r.samples
}

// locusOf is where a line lies by its columns, to the end of REF: without a contig or position
// where these cannot be read. Other contigs than the canonical ones go by their own name.
func locusOf[T string | []byte](columns []T) variants.Interval {
	iv := variants.Interval{}
	if len(columns) == 0 {
		return iv
	}
	contig, ok := variants.ParseContig(string(columns[colChrom]))
	if !ok {
		contig = variants.Contig(columns[colChrom])
	}
	iv.Contig = contig
	if len(columns) > colPos {
		iv.Start, _ = parsePos([]byte(columns[colPos]))
		iv.End = iv.Start
	}
	if len(columns) > colRef && iv.Start > 0 {
		iv.End += max(len(columns[colRef]), 1) - 1
	}
	return iv
}

// locus writes contig and position of a line for a message: "chr17:43045712".
func locus[T string | []byte](columns []T) string {
	if len(columns) < 2 {
		return ""
	}
	return clip(string(columns[colChrom])) + ":" + clip(string(columns[colPos]))
}

// clip shortens a value that a message quotes.
func clip(s string) string {
	const most = 40
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}
