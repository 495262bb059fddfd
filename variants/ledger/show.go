package ledger

import "allelens/variants"

// Shown is what the file says of the bases of a stretch.
type Shown struct {
	Counts map[variants.State]int
	Absent []variants.Interval // what no line covers
	Lines  []*Evidence         // the lines over it that say something, in order
}

// Show tells what the file says of a stretch of a region that was asked about. Of any other, which
// was not read, it says that all is absent; of a kept case, that nobody asked.
func (o *Observations) Show(iv variants.Interval) Shown {
	if o.lines == nil {
		return Shown{Counts: map[variants.State]int{variants.Absent: iv.Len()}, Absent: []variants.Interval{iv}}
	}
	if o.asked.kept && !o.asked.read(iv) {
		return Shown{Counts: map[variants.State]int{variants.NotAsked: iv.Len()}}
	}
	counted := count(Exon{Bases: iv}, o.lines.states(iv))
	if o.tumour {
		counted.Counts = maskedCounts(counted.Counts)
	}
	s := Shown{Counts: counted.Counts, Absent: counted.Absent}
	for _, r := range o.lines.over(iv) {
		if attest(r) != attestsNothing {
			s.Lines = append(s.Lines, evidence(r, nil))
		}
	}
	return s
}
