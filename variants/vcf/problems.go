package vcf

import (
	"strconv"

	"allelens/variants"
)

// maxLineProblems is how many unusable lines a tally lists one by one.
const maxLineProblems = 100

// problemList gathers the problems of a scan.
type problemList struct {
	list    []*variants.Problem
	lines   int // problems of single lines met inside the regions
	regions spans
	outside map[string]int // those of lines elsewhere, by code
}

// add lists the problem of a line, or only counts it if there were many before, or if the line
// lies outside the regions. A line that may lie inside them, because its place cannot be read, is
// listed with a zero locus.
func (l *problemList) add(p *variants.Problem) {
	if at := p.Locus; at != nil && !l.regions.overlap(*at) {
		if at.Start > 0 || at.Contig != "" && len(l.regions[at.Contig]) == 0 {
			l.outside[p.Code]++
			return
		}
		p.At(variants.Interval{})
	}
	l.lines++
	if l.lines <= maxLineProblems {
		l.list = append(l.list, p)
	}
}

// close returns the list, with the number of the lines that it leaves out.
func (l *problemList) close(name string) []*variants.Problem {
	if more := l.lines - maxLineProblems; more > 0 {
		return append(l.list, variants.Warn("more_lines", name, "count", strconv.Itoa(more)))
	}
	return l.list
}
