// Package copynumber reads a laboratory's own copy-number result, as MLPA or an array gives it.
package copynumber

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
)

// Kind is what the laboratory found.
type Kind string

// Kinds of results, in VCF's words.
const (
	Deletion    Kind = "DEL"
	Duplication Kind = "DUP"
	// None: neither was found in the exons named, whose copies were all measured.
	None Kind = "NONE"
)

// Row is one result of the table.
type Row struct {
	Where string `json:"where,omitempty"` // "mlpa.tsv:2"
	Text  string `json:"text,omitempty"`  // the line
	Gene  string `json:"gene"`
	Kind  Kind   `json:"type"`
	// First and Last are exons by today's sequential numbers; 0 where coordinates are given.
	First int `json:"first_exon,omitempty"`
	Last  int `json:"last_exon,omitempty"`
	// Region is 1-based, closed, in the build of the patient's file; zero where exons are given.
	Region variants.Interval `json:"region,omitzero"`
	Copies int               `json:"copies"` // -1 when not given
}

// maxLine is the longest line accepted, in bytes.
const maxLine = 64 << 10

// columns are the table's columns. Of exons and coordinates one is given in each row; copies may be left
// out, and columns of other names are not read.
var columns = []string{"gene", "exons", "coordinates", "type", "copies"}

// Parse reads a tab-separated table with a header. A row that cannot be read is a fatal problem: a result
// must not be half read. name is the file's name for messages.
func Parse(r io.Reader, name string) ([]Row, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, maxLine), maxLine)
	var rows []Row
	var at map[string]int
	number := 0
	for lines.Scan() {
		number++
		line := strings.TrimPrefix(strings.TrimSuffix(lines.Text(), "\r"), "\ufeff")
		where := name + ":" + strconv.Itoa(number)
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "##"):
			continue
		case at == nil:
			if at = header(line); at == nil {
				return nil, variants.Fail("cnv_header", where)
			}
			continue
		}
		row, problem := parseRow(line, at)
		if problem != nil {
			problem.Where = where
			return nil, problem
		}
		row.Where = where
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		return nil, variants.Fail("cnv_unreadable", name+":"+strconv.Itoa(number+1)).Because(err)
	}
	if len(rows) == 0 {
		return nil, variants.Fail("cnv_empty", name)
	}
	return rows, nil
}

// header finds the columns; nil if gene, type, or both exons and coordinates are missing.
func header(line string) map[string]int {
	at := map[string]int{}
	for i, name := range strings.Split(strings.TrimPrefix(line, "#"), "\t") {
		if name = strings.ToLower(strings.TrimSpace(name)); slices.Contains(columns, name) {
			if _, twice := at[name]; twice {
				return nil
			}
			at[name] = i
		}
	}
	has := func(name string) bool { _, ok := at[name]; return ok }
	if !has("gene") || !has("type") || !has("exons") && !has("coordinates") {
		return nil
	}
	return at
}

// parseRow reads one row.
func parseRow(line string, at map[string]int) (row Row, problem *variants.Problem) {
	fields := strings.Split(line, "\t")
	value := func(name string) string {
		if i, ok := at[name]; ok && i < len(fields) {
			return strings.TrimSpace(fields[i])
		}
		return ""
	}
	row = Row{Text: line, Gene: value("gene"), Copies: -1}
	exons, coordinates := value("exons"), value("coordinates")
	if row.Gene == "" || (exons == "") == (coordinates == "") {
		return row, variants.Fail("cnv_row", "")
	}
	if row.Kind = kindOf(value("type")); row.Kind == "" {
		return row, variants.Fail("cnv_type", "", "type", value("type"))
	}
	ok := true
	if exons != "" {
		if row.First, row.Last, ok = parseExons(exons); !ok {
			return row, variants.Fail("cnv_exons", "", "exons", exons)
		}
	} else if row.Region, ok = parseRegion(coordinates); !ok {
		return row, variants.Fail("cnv_coordinates", "", "coordinates", coordinates)
	}
	if row.Kind == None && row.First == 0 {
		return row, variants.Fail("cnv_none_place", "")
	}
	if copies := value("copies"); copies != "" {
		n, err := strconv.Atoi(copies)
		if err != nil || !fits(n, row.Kind) {
			return row, variants.Fail("cnv_copies", "", "copies", copies, "type", string(row.Kind))
		}
		row.Copies = n
	}
	return row, nil
}

func kindOf(text string) Kind {
	switch strings.ToLower(text) {
	case "del", "deletion", "loss":
		return Deletion
	case "dup", "duplication", "gain":
		return Duplication
	case "none", "normal", "unchanged":
		return None
	}
	return ""
}

// dashes are read as one: spreadsheets turn hyphens into others.
var dashes = strings.NewReplacer("–", "-", "—", "-", "−", "-", "‑", "-")

// parseExons reads "13" or "1-3".
func parseExons(text string) (first, last int, ok bool) {
	from, to, ranged := strings.Cut(dashes.Replace(text), "-")
	if !ranged {
		to = from
	}
	first, last = count(from), count(to)
	return first, last, first > 0 && last >= first
}

// parseRegion reads "chr17:43045678-43051117"; commas between the digits are allowed.
func parseRegion(text string) (iv variants.Interval, ok bool) {
	name, places, _ := strings.Cut(dashes.Replace(text), ":")
	from, to, _ := strings.Cut(places, "-")
	contig, known := variants.ParseContig(strings.TrimSpace(name))
	iv = variants.Interval{Contig: contig, Start: count(strings.ReplaceAll(from, ",", "")), End: count(strings.ReplaceAll(to, ",", ""))}
	return iv, known && iv.Start > 0 && iv.End >= iv.Start
}

// count reads a number above zero of at most nine digits; 0 for all else.
func count(text string) int {
	text = strings.TrimSpace(text)
	if len(text) > 9 || strings.Trim(text, "0123456789") != "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}
