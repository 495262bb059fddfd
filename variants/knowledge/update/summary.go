package update

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"

	"allelens/variants"
	"allelens/variants/vcf"
)

// summaryColumns are the columns of ClinVar's variant_summary.txt that are read, found by name; "RS# (dbSNP)" is
// read where it is there.
var summaryColumns = []string{
	"#AlleleID", "GeneSymbol", "ClinicalSignificance", "LastEvaluated", "ReviewStatus", "Assembly", "Chromosome",
	"PositionVCF", "ReferenceAlleleVCF", "AlternateAlleleVCF", "VariationID",
}

// Problems of such a table, by code.
const (
	noColumns   = "clinvar_columns"
	noSummaryOn = "clinvar_summary_date"
	otherDate   = "clinvar_date"
)

// longestRow is the most bytes that a row may have, and summaryStep after how many rows progress is told.
const (
	longestRow  = 16 << 20
	summaryStep = 20_000
)

// summary reads ClinVar's variant_summary.txt row by row.
type summary struct {
	file    *os.File // nil in tests
	size    int64
	raw     *counting
	lines   *bufio.Scanner
	name    string
	column  map[string]int
	line    int64
	cells   [][]byte
	endless bool // the last line has no end
}

// counting counts and digests what is read.
type counting struct {
	io.Reader
	n   int64
	sum hash.Hash
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	_, _ = c.sum.Write(p[:n]) // a hash takes everything
	return n, err
}

// openSummary opens a file if it is such a table; nil where it is none, or cannot be read, which the reader of VCF tells.
func openSummary(path string) (*summary, error) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, nil
	}
	s, err := newSummary(file, filepath.Base(path))
	if s == nil || err != nil {
		_ = file.Close() // only read
		return nil, err
	}
	s.file, s.size = file, info.Size()
	return s, nil
}

// newSummary reads the header; nil where it is not that of such a table.
func newSummary(r io.Reader, name string) (*summary, error) {
	s := &summary{raw: &counting{Reader: r, sum: sha256.New()}, name: name, column: map[string]int{}}
	packed := bufio.NewReaderSize(s.raw, 1<<16)
	var text io.Reader = packed
	if magic, _ := packed.Peek(2); string(magic) == "\x1f\x8b" {
		unpacked, err := gzip.NewReader(packed)
		if err != nil {
			return nil, nil
		}
		text = unpacked
	}
	s.lines = bufio.NewScanner(text)
	s.lines.Buffer(make([]byte, 1<<16), longestRow)
	s.lines.Split(s.split)
	if !s.next() {
		return nil, nil
	}
	for i, cell := range s.cells {
		s.column[string(cell)] = i
	}
	var missing []string
	for _, name := range summaryColumns {
		if _, ok := s.column[name]; !ok {
			missing = append(missing, name)
		}
	}
	switch {
	case len(missing) > len(summaryColumns)/2:
		return nil, nil
	case len(missing) > 0:
		return nil, variants.Fail(noColumns, name, "columns", strings.Join(missing, ", "))
	}
	return s, nil
}

// split is bufio.ScanLines, and remembers a last line without its end.
func (s *summary) split(data []byte, atEOF bool) (int, []byte, error) {
	s.endless = s.endless || atEOF && len(data) > 0 && bytes.IndexByte(data, '\n') < 0
	return bufio.ScanLines(data, atEOF)
}

// next reads a line into cells, which hold until the next.
func (s *summary) next() bool {
	if !s.lines.Scan() {
		return false
	}
	s.line++
	s.cells = s.cells[:0]
	for rest, more := s.lines.Bytes(), true; more; {
		var cell []byte
		cell, rest, more = bytes.Cut(rest, []byte{'\t'})
		s.cells = append(s.cells, cell)
	}
	return true
}

func (s *summary) where() string { return s.name + ":" + strconv.FormatInt(s.line, 10) }

// cell is the text of a column; "" where ClinVar writes that there is none.
func (s *summary) cell(name string) string {
	i, ok := s.column[name]
	if !ok || string(s.cells[i]) == "-" || string(s.cells[i]) == "na" {
		return ""
	}
	return string(s.cells[i])
}

// close ends the reading.
func (s *summary) close() {
	if s.file != nil {
		_ = s.file.Close() // only read
	}
}

// namedMonth is the release in the name of an archived table.
var namedMonth = regexp.MustCompile(`variant_summary_(\d{4}-\d{2}(?:-\d{2})?)\.`)

// dateOf is the date of a table's release, which only its name tells, and the user: stated, YYYY-MM-DD or "".
func (s *summary) dateOf(stated string) (string, error) {
	named := ""
	if m := namedMonth.FindStringSubmatch(s.name); m != nil {
		if _, err := time.Parse(time.DateOnly[:len(m[1])], m[1]); err == nil {
			named = m[1]
		}
	}
	switch {
	case stated == "" && named == "":
		return "", variants.Fail(noSummaryOn, s.name)
	case stated == "":
		return named, nil
	case !strings.HasPrefix(stated, named):
		return "", variants.Fail(otherDate, s.name, "stated", stated, "found", named)
	}
	return stated, nil
}

// readSummary takes the genes' alleles from such a table: its rows for GRCh38.
func (b *bundle) readSummary(ctx context.Context, s *summary, date string, progress func(done, total int64)) (*reading, error) {
	r := newReading()
	var err error
	if r.file.Date, err = s.dateOf(date); err != nil {
		return nil, err
	}
	r.file.Name, r.file.Assembly = s.name, variants.GRCh38
	records, err := b.summaryRows(ctx, s, progress)
	if err != nil {
		return nil, err
	}
	if _, err := io.Copy(io.Discard, s.raw); err != nil || s.lines.Err() != nil || s.endless {
		return nil, variants.Fail(incomplete, s.where()).Because(errors.Join(err, s.lines.Err()))
	}
	r.lines, r.file.SHA256 = s.line-1, hex.EncodeToString(s.raw.sum.Sum(nil))
	if err := r.decideBuild(b, records); err != nil {
		return nil, err
	}
	return r, b.take(ctx, r, records)
}

// summaryRows reads to the end, and keeps the rows of the genes.
func (b *bundle) summaryRows(ctx context.Context, s *summary, progress func(done, total int64)) (records []record, err error) {
	for s.next() {
		if s.line%summaryStep == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if progress != nil {
				progress(s.raw.n, s.size)
			}
		}
		if len(s.cells) != len(s.column) {
			return nil, s.broken()
		}
		if string(s.cells[s.column["Assembly"]]) != "GRCh38" {
			continue
		}
		rec, ok, err := b.summaryRow(s)
		if err != nil {
			return nil, err
		}
		if ok {
			records = append(records, rec)
		}
	}
	return records, nil
}

// broken is the error for a row that is not as wide as the header: a cut one if it is the last.
func (s *summary) broken() error {
	if s.endless {
		return variants.Fail(incomplete, s.where())
	}
	return variants.Fail(badLine, s.where())
}

// summaryRow is a row near a gene, in the words of ClinVar's VCF.
func (b *bundle) summaryRow(s *summary) (rec record, ok bool, err error) {
	contig, known := variants.ParseContig(s.cell("Chromosome"))
	if !known {
		return rec, false, nil
	}
	pos, err := strconv.Atoi(s.cell("PositionVCF"))
	if err != nil {
		if s.cell("PositionVCF") == "" {
			return rec, false, nil
		}
		return rec, false, variants.Fail(badLine, s.where()).Because(err)
	}
	line := &vcf.Record{Contig: contig, Pos: pos}
	if rec = b.placed(line); rec.gene == "" {
		return rec, false, nil
	}
	line.Line, line.ID, line.Ref = s.line, s.cell("VariationID"), strings.ToUpper(s.cell("ReferenceAlleleVCF"))
	if alt := strings.ToUpper(s.cell("AlternateAlleleVCF")); alt != "" && line.Ref != "" && alt != line.Ref {
		line.Alts = []string{alt}
	}
	evaluated, err := evaluation(s.cell("LastEvaluated"))
	if err != nil {
		return rec, false, variants.Fail(newWord, s.where(), "key", "LastEvaluated", "word", s.cell("LastEvaluated"))
	}
	rec.evaluated = evaluated
	rec.info = map[string]string{
		"GENEINFO":   strings.ReplaceAll(s.cell("GeneSymbol"), ";", "|"),
		"CLNSIG":     inVCF(s.cell("ClinicalSignificance")),
		"CLNREVSTAT": s.cell("ReviewStatus"),
		"RS":         s.cell("RS# (dbSNP)"),
	}
	return rec, true, nil
}

// inVCF writes a class as CLNSIG has it: blanks as underscores, and "|" between parts.
func inVCF(class string) string {
	return strings.ReplaceAll(strings.ReplaceAll(class, "; ", "|"), " ", "_")
}

// evaluation reads "Dec 27, 2023" as YYYY-MM-DD.
func evaluation(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	for _, layout := range []string{"Jan 02, 2006", "Jan 2, 2006", time.DateOnly} {
		if day, err := time.Parse(layout, text); err == nil {
			return day.Format(time.DateOnly), nil
		}
	}
	return "", errors.New("no date")
}
