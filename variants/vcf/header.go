package vcf

import (
	"cmp"
	"strconv"
	"strings"

	"allelens/variants"
)

// fixedColumns open the column line of every VCF.
var fixedColumns = []string{"#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"}

// firstSample is the index of the first sample column; FORMAT stands before it.
const firstSample = 9

// headerReader gathers a Header line by line.
type headerReader struct {
	Header
	name      string // of the file, for messages
	star      bool   // <*> is declared as an allele
	lengths   bool   // END or MIN_DP is declared
	quoted    bool   // a spreadsheet put quotation marks around the lines
	columns   string // the column line
	completed bool
	rules     *rules
}

// line takes the next line. After the column line, completed is true.
func (h *headerReader) line(s string, number int64) *variants.Problem {
	s = strings.TrimRight(s, "\t ")
	if strings.HasPrefix(s, `"#`) {
		h.quoted = true
		s = unquote(s)
	}
	if s == "" {
		return nil
	}
	h.Lines++
	switch {
	case strings.HasPrefix(s, "##"):
		h.meta(s[2:])
		if h.rules != nil {
			h.rules.meta(s[2:], number)
		}
	case len(s) >= 6 && strings.EqualFold(s[:6], "#CHROM"):
		return h.columnLine(s, number)
	case h.Lines == 1 || strings.IndexByte(s, 0) >= 0:
		return variants.Fail("not_vcf", h.name)
	case s[0] != '#':
		return variants.Fail("no_column_line", h.at(number))
	}
	return nil
}

func (h *headerReader) at(number int64) string { return place(h.name, number) }

// place names a line of a file; a file alone when the line is not known.
func place(name string, line int64) string {
	if line <= 0 {
		return name
	}
	return name + ":" + strconv.FormatInt(line, 10)
}

// meta reads a line after its "##".
func (h *headerReader) meta(s string) {
	key, value, _ := strings.Cut(s, "=")
	if !strings.HasPrefix(value, "<") {
		h.Remarks = keep(h.Remarks, s)
	}
	switch key {
	case "fileformat":
		h.Version = value
	case "reference":
		h.Reference = value
	case "assembly":
		h.Assembly = value
	case "source":
		h.Source = value
	case "contig":
		h.contig(value)
	case "ALT", "INFO", "FORMAT":
		h.declaration(key, Attributes(value))
	case "FILTER":
	default:
		if strings.HasPrefix(value, "<") {
			h.Structured = keep(h.Structured, s)
		}
		if paths := referencePaths(key, value); len(h.ReferencePaths) < keptLines {
			h.ReferencePaths = append(h.ReferencePaths, paths...)
		}
	}
	if strings.HasPrefix(key, "GVCFBlock") || strings.Contains(value, "<NON_REF>") {
		h.GVCF = true
	}
}

// mostSamples is how many sample columns are read: twice those of the largest studies.
const mostSamples = 1_000_000

// What is kept of header lines: how many of a kind, and of each how many bytes.
const (
	keptLines = 2000
	keptBytes = 4096
)

func keep(list []string, s string) []string {
	if len(list) >= keptLines {
		return list
	}
	return append(list, strings.Clone(s[:min(len(s), keptBytes)]))
}

func (h *headerReader) contig(value string) {
	a := Attributes(value)
	if h.Assembly == "" {
		h.Assembly = a["assembly"]
	}
	if _, ok := variants.ParseContig(a["ID"]); !ok || len(h.Contigs) >= keptLines {
		return
	}
	c := Contig{Name: strings.Clone(a["ID"]), MD5: strings.Clone(clip(cmp.Or(a["md5"], a["M5"])))}
	if n, err := strconv.Atoi(a["length"]); err == nil && n > 0 {
		c.Length = n
	}
	h.Contigs = append(h.Contigs, c)
}

// declaration takes a declared field or allele, and looks for the signs of blocks. <*> alone is none: samtools declares it in
// every file of calls; blocks have a length or a smallest depth beside it.
func (h *headerReader) declaration(kind string, a map[string]string) {
	field := kind + "/" + a["ID"]
	h.Fields = keep(h.Fields, field)
	switch field {
	case "ALT/NON_REF":
		h.GVCF = true
	case "ALT/*":
		h.star = true
	case "FORMAT/GP":
		h.Posteriors = posteriors(a["Description"], h.Version)
	case "INFO/END", "FORMAT/LEN", "FORMAT/MIN_DP":
		h.lengths = true
	case "INFO/ANN", "INFO/CSQ", "INFO/BCSQ":
		if an, ok := annotation(a); ok && len(h.Annotations) < keptLines {
			h.Annotations = append(h.Annotations, an)
		}
	}
	h.GVCF = h.GVCF || h.star && h.lengths
}

// posteriors is the scale of FORMAT GP by its declaration: in words, else by the version of the format.
func posteriors(words, version string) Scale {
	words = strings.ToLower(words)
	switch {
	case strings.Contains(words, "phred"):
		return ScalePhred
	case strings.Contains(words, "probabilit") && strings.Contains(words, "0 to 1"), version >= "VCFv4.3":
		return ScaleUnit
	}
	return ScaleUnknown
}

// columnLine reads the line that names the samples and ends the header.
func (h *headerReader) columnLine(s string, number int64) *variants.Problem {
	if strings.Count(s, "\t") > firstSample+mostSamples {
		return variants.Fail("too_many_samples", h.at(number), "most", strconv.Itoa(mostSamples))
	}
	columns := strings.Split(s, "\t")
	if len(columns) < len(fixedColumns) {
		if len(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,;", r) })) >= len(fixedColumns) {
			return variants.Fail("not_tab_separated", h.at(number))
		}
		return variants.Fail("column_line", h.at(number))
	}
	for i, want := range append(fixedColumns[:len(fixedColumns):len(fixedColumns)], "FORMAT") {
		if i < len(columns) && !strings.EqualFold(strings.TrimSpace(columns[i]), want) {
			return variants.Fail("column_line", h.at(number), "column", strconv.Itoa(i+1))
		}
	}
	if len(columns) > firstSample {
		h.Samples = columns[firstSample:]
	}
	h.columns = s
	h.completed = true
	return nil
}

// Attributes splits the value of a structured header line, "<ID=1,length=5,Description="a, b">" into its keys and values.
func Attributes(s string) map[string]string {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "<"), ">")
	a := map[string]string{}
	for s != "" {
		var pair string
		pair, s = cutOutsideQuotes(s)
		key, value, _ := strings.Cut(pair, "=")
		if _, twice := a[key]; !twice {
			a[strings.TrimSpace(key)] = strings.Trim(value, `"`)
		}
	}
	return a
}

// cutOutsideQuotes cuts s at its first comma that does not stand between quotation marks.
func cutOutsideQuotes(s string) (before, after string) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			quoted = !quoted
		case ',':
			if !quoted {
				return s[:i], s[i+1:]
			}
		}
	}
	return s, ""
}

// unquote undoes what spreadsheets do to a field: marks around it, marks within it doubled.
func unquote(s string) string {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return s
	}
	return strings.ReplaceAll(s[1:len(s)-1], `""`, `"`)
}
