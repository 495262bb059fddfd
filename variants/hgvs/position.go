package hgvs

import "strconv"

// Position is a place in a coding (c.) or genomic (g.) description.
type Position struct {
	Base   int  // counted from 1; in c. names negative before the start codon
	Offset int  // distance into the intron: "+5" after an exon's last base, "-10" before its first; else 0
	After  bool // "*": Base counts from the first base after the stop codon
}

// String writes the position as names do: "81-10", "-19", "*22".
func (p Position) String() string {
	s := strconv.Itoa(p.Base)
	if p.After {
		s = "*" + s
	}
	if p.Offset > 0 {
		s += "+"
	}
	if p.Offset != 0 {
		s += strconv.Itoa(p.Offset)
	}
	return s
}
