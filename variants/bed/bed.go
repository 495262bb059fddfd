// Package bed reads BED files, in which laboratories declare the regions they covered.
package bed

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"allelens/variants"
)

// maxLine is the longest line accepted, in bytes; BED lines are short, so that a longer one
// means that the file is something else.
const maxLine = 1 << 20

// Parse reads the first three columns of a BED file (0-based, half-open) into intervals
// (1-based, closed), in file order. Comment, track, browser and empty lines are skipped; regions
// on contigs that are not interpreted are left out and counted in one note. name is the file's
// name for messages. A malformed line is a fatal problem: a declaration must not be half read.
func Parse(r io.Reader, name string) ([]variants.Interval, []*variants.Problem, error) {
	var regions []variants.Interval
	skipped := 0
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	number := 0
	for lines.Scan() {
		number++
		line := strings.TrimPrefix(strings.TrimSuffix(lines.Text(), "\r"), "\ufeff")
		if isComment(line) {
			continue
		}
		iv, known, ok := parseLine(line)
		switch {
		case !ok:
			return nil, nil, variants.Fail("bed_line", where(name, number))
		case !known:
			skipped++
		default:
			regions = append(regions, iv)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, nil, variants.Fail("bed_unreadable", where(name, number+1)).Because(err)
	}
	if len(regions) == 0 {
		return nil, nil, variants.Fail("bed_empty", name)
	}
	var notes []*variants.Problem
	if skipped > 0 {
		notes = append(notes, variants.Note("bed_contigs", name, "count", strconv.Itoa(skipped)))
	}
	return regions, notes, nil
}

func where(name string, line int) string { return name + ":" + strconv.Itoa(line) }

func isComment(line string) bool {
	return strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") ||
		strings.HasPrefix(line, "track") || strings.HasPrefix(line, "browser")
}

// parseLine reads one region; known is false when its contig is not interpreted.
func parseLine(line string) (iv variants.Interval, known, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 3 {
		return iv, false, false
	}
	start, errStart := strconv.Atoi(fields[1])
	end, errEnd := strconv.Atoi(fields[2])
	if errStart != nil || errEnd != nil || start < 0 || end < start {
		return iv, false, false
	}
	contig, known := variants.ParseContig(fields[0])
	if end == start {
		known = false // an empty region declares nothing
	}
	return variants.Interval{Contig: contig, Start: start + 1, End: end}, known, true
}
