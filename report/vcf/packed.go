package vcf

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/biogo/hts/bgzf"
	"github.com/biogo/hts/tabix"

	"allelens/report"
)

// WritePacked writes what Write does as BGZF, with a block for each line, so that an index finds each.
func WritePacked(w io.Writer, r *report.Report) error { return WriteIndexed(w, io.Discard, r) }

// WriteIndexed writes what WritePacked does, and its tabix index beside it.
func WriteIndexed(w, beside io.Writer, r *report.Report) error {
	index, err := packed(w, r)
	if err != nil {
		return err
	}
	out := bgzf.NewWriter(beside, 1)
	if err := tabix.WriteTo(out, index); err != nil {
		return err
	}
	return out.Close()
}

// vcfFormat is tabix's number for VCF.
const vcfFormat = 2

// packed writes the lines and indexes them.
func packed(w io.Writer, r *report.Report) (*tabix.Index, error) {
	var text bytes.Buffer
	if err := Write(&text, r); err != nil {
		return nil, err
	}
	index := tabix.New()
	index.Format, index.NameColumn, index.BeginColumn, index.MetaChar = vcfFormat, 1, 2, '#'
	counted := &counter{to: w}
	out := bgzf.NewWriter(counted, 1)
	for line := range strings.Lines(text.String()) {
		from := counted.n
		if _, err := io.WriteString(out, line); err != nil {
			return nil, err
		}
		if strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "#CHROM") {
			continue
		}
		if err := flushed(out); err != nil {
			return nil, err
		}
		if line[0] != '#' {
			if err := place(index, line, bgzf.Chunk{Begin: bgzf.Offset{File: from}, End: bgzf.Offset{File: counted.n}}); err != nil {
				return nil, err
			}
		}
	}
	return index, out.Close()
}

// flushed ends a block and waits for it.
func flushed(out *bgzf.Writer) error {
	if err := out.Flush(); err != nil {
		return err
	}
	return out.Wait()
}

// place adds a line to the index.
func place(index *tabix.Index, text string, at bgzf.Chunk) error {
	s := span{columns: strings.Split(strings.TrimSuffix(text, "\n"), "\t")}
	if err := index.Add(s, at, true, true); err != nil {
		return err
	}
	// The library does not note the names that it has met, and would take each line for another sequence.
	if _, met := index.IDs()[s.RefName()]; !met {
		index.IDs()[s.RefName()] = len(index.Names()) - 1
	}
	return nil
}

// span is a line's stretch of its sequence, 0-based and half-open.
type span struct{ columns []string }

// RefName implements tabix.Record.
func (s span) RefName() string { return s.columns[0] }

// Start implements tabix.Record.
func (s span) Start() int {
	n, _ := strconv.Atoi(s.columns[1]) // the reader has refused others
	return max(n-1, 0)
}

// End implements tabix.Record: that of REF, or of END in INFO where it lies further.
func (s span) End() int {
	end := s.Start() + len(s.columns[3])
	for field := range strings.SplitSeq(s.columns[info], ";") {
		if value, found := strings.CutPrefix(field, "END="); found {
			if n, err := strconv.Atoi(value); err == nil {
				end = max(end, n)
			}
		}
	}
	return end
}

// counter counts the bytes that it hands on.
type counter struct {
	to io.Writer
	n  int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.to.Write(b)
	c.n += int64(n)
	return n, err
}
