package vcf

import (
	"strconv"

	"allelens/variants"
)

// maxLineProblems is how many unusable lines a tally lists one by one.
const maxLineProblems = 100

// problemList gathers the problems of a scan.
type problemList struct {
	list  []*variants.Problem
	lines int // problems of single lines met
}

// add lists the problem of a line, or only counts it if there were many before.
func (l *problemList) add(p *variants.Problem) {
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
